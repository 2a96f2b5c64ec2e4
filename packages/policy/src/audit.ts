import { newId } from '@timbre/kernel';
import type { AccountScope, AuditDocument } from '@timbre/store';
import type { By, PolicyDeps } from './deps.ts';

/** What was done to which thing. `before` and `after` never hold a phone, a RUT or a name. */
export type Act = Pick<AuditDocument, 'action' | 'target' | 'before' | 'after'>;

/** Notes a change of the rules, after it was made. */
export const audit = async (
  { store, clock }: Pick<PolicyDeps, 'store' | 'clock'>,
  scope: AccountScope,
  { actor, ip }: By,
  act: Act,
): Promise<void> => {
  const { account_id } = scope;
  await store.audit_log.append({ _id: newId('audit'), account_id, at: clock.now(), actor, ip, ...act });
};
