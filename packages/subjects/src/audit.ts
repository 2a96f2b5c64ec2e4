import { newId } from '@timbre/kernel';
import type { AccountScope, AuditDocument } from '@timbre/store';
import type { By, SubjectDeps } from './deps.ts';

/** What was done with whose data. People stand there by their key; never with a name, RUT or phone. */
export type Act = Pick<AuditDocument, 'action' | 'target' | 'after'> & {
  before?: AuditDocument['before'];
  /** Names the row, so that a repeated act is written once. */
  _id?: string;
};

/** Notes an act about somebody's data. */
export const audit = async (
  { store, clock }: SubjectDeps,
  scope: AccountScope,
  { actor, ip }: By,
  { _id = newId('audit'), before = null, ...act }: Act,
): Promise<void> => {
  const { account_id } = scope;
  await store.audit_log.append({ _id, account_id, at: clock.now(), actor, ip, before, ...act });
};
