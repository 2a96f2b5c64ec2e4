import { AppError, invalidInput, notFound } from '@timbre/kernel';
import { accountScope, type AccountScope } from '@timbre/store';
import type { Capability } from './capabilities.ts';
import type { Session } from './identity/session-token.ts';

/** Who asks, once a key or a session was found to be good. */
export interface Credential {
  kind: 'api_key' | 'user';
  /** `key_id` or `user_id`, for log and audit. */
  id: string;
  /** null: the platform, which may name any account. */
  account_id: string | null;
  capabilities: ReadonlySet<Capability>;
  /** What it may pass on: a person who reads contacts masked may still give a program the right to read them. */
  may_grant: ReadonlySet<Capability>;
  /** The session of a person who signed in; null for a key. */
  session: Session | null;
}

/** Throws `forbidden` (403) unless `credential` holds `capability`. */
export const requireCapability = (credential: Credential, capability: Capability): void => {
  if (credential.capabilities.has(capability)) return;
  throw new AppError('forbidden', 'No tiene permiso para esta operación', {
    extra: { error: 'Permiso denegado', capacidades_requeridas: [capability] },
  });
};

/** 401, with the members that existing clients read beside the problem document's own (contract.md C). */
export const unauthenticated = (detail: string): AppError =>
  new AppError('unauthenticated', detail, { extra: { error: 'No autenticado', detalle: detail } });

/**
 * The account that a request is about, or null for the platform as a whole. An account's credential means its own
 * account; naming another one answers 404 with `missing`, as if that account did not exist (decisions.md §5.2).
 */
export const scopeOrAll = (
  credential: Credential,
  named?: string,
  missing = 'Account not found',
): AccountScope | null => {
  if (credential.account_id === null) return named === undefined ? null : accountScope(named);
  if (named !== undefined && named !== credential.account_id) throw notFound(missing);
  return accountScope(credential.account_id);
};

/** {@link scopeOrAll} where one account is needed: a platform credential that names none gets 422. */
export const scopeOf = (credential: Credential, named?: string, missing?: string): AccountScope => {
  const scope = scopeOrAll(credential, named, missing);
  if (scope === null)
    throw invalidInput([{ path: 'account_id', message: 'es obligatorio para la plataforma' }]);
  return scope;
};
