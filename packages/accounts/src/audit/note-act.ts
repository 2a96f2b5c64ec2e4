import { newId } from '@timbre/kernel';
import type { Actor, AuditDocument } from '@timbre/store';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';

/** Who does something, and from where. */
export interface By {
  credential: Credential;
  ip: string | null;
}

/** A credential as the audit log and other documents name it. */
export const actorOf = ({ kind, id, account_id }: Credential): Actor => ({ kind, id, account_id });

/** What was done to which thing; `before` and `after` hold no secret and nobody's e-mail or name. */
export type Act = Pick<AuditDocument, 'account_id' | 'action' | 'target'> &
  Partial<Pick<AuditDocument, 'before' | 'after'>>;

/** Writes an act into the audit log, after it was done. Rejects when the database does not take it. */
export const noteAct = async (
  { store, clock }: Pick<AccountDeps, 'store' | 'clock'>,
  by: { actor: Actor; ip: string | null },
  act: Act,
): Promise<void> => {
  await store.audit_log.append({
    before: null,
    after: null,
    ...act,
    _id: newId('audit'),
    at: clock.now(),
    actor: by.actor,
    ip: by.ip,
  });
};

/** {@link noteAct} by a credential. */
export const noteActBy = (
  deps: Pick<AccountDeps, 'store' | 'clock'>,
  { credential, ip }: By,
  act: Act,
): Promise<void> => noteAct(deps, { actor: actorOf(credential), ip }, act);
