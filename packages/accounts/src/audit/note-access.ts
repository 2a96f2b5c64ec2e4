import type { AuditDocument } from '@timbre/store';
import type { Capability } from '../capabilities.ts';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { actorOf, noteAct } from './note-act.ts';

/** One use of a right, or the attempt of one. `path` is the route's template: no id of anybody stands in it. */
export interface Access {
  credential: Credential;
  allowed: boolean;
  capability: Capability;
  operation: string;
  method: string;
  path: string;
  agent: string;
  ip: string;
}

const AGENT_LENGTH = 200;

/** An access as contract.md C words it. */
const accessEntry = (access: Access): Pick<AuditDocument, 'action' | 'target' | 'after'> => ({
  action: access.allowed ? 'ACCESO_PERMITIDO' : 'ACCESO_DENEGADO',
  target: access.operation,
  after: {
    capacidades_requeridas: [access.capability],
    method: access.method,
    path: access.path,
    agent: access.agent.slice(0, AGENT_LENGTH),
  },
});

/**
 * Writes an access into the audit log of the credential's account. Never rejects: a refusal stays a refusal, and an
 * emergency stop goes through, when the log cannot be written; that is told as an error.
 */
export const noteAccess =
  ({ store, clock, logger }: Pick<AccountDeps, 'store' | 'clock' | 'logger'>) =>
  async (access: Access): Promise<void> => {
    const { credential, ip } = access;
    const act = { account_id: credential.account_id, ...accessEntry(access) };
    await noteAct({ store, clock }, { actor: actorOf(credential), ip }, act).catch((error: unknown) =>
      logger.error('an access could not be audited', { operation: access.operation, error }),
    );
  };
