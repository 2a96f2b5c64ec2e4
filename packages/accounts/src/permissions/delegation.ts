import { AppError } from '@timbre/kernel';
import type { Capability } from '../capabilities.ts';
import type { Credential } from '../credential.ts';
import { effectiveCapabilities, type Holder } from './decide.ts';

const refuse = (detail: string, missing: Capability[]): never => {
  throw new AppError('forbidden', detail, {
    extra: { error: 'Permiso denegado', capacidades_requeridas: missing },
  });
};

/** Throws 403 unless `by` holds everything that is given: nobody makes a credential that may do more than their own. */
export const requireMayGrant = (by: Credential, given: Iterable<Capability>): void => {
  const missing = [...given].filter((name) => !by.may_grant.has(name));
  if (missing.length > 0) refuse('No puede dar permisos que usted no tiene', missing);
};

/**
 * Throws 403 when `holder` may do something that `by` may not: whoever resets a password or suspends somebody would
 * otherwise gain or stop rights beyond their own.
 */
export const requireMayManage = (by: Credential, holder: Holder, now: Date): void => {
  const missing = [...effectiveCapabilities(holder, now)].filter((name) => !by.may_grant.has(name));
  if (missing.length > 0) refuse('No puede administrar a quien tiene más permisos que usted', missing);
};
