import type { Credential } from '@timbre/accounts';
import type { BatchDeps, By } from '@timbre/batches';
import { newId } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';

interface Asker {
  credential: Credential;
  ip: string;
}

/** Who asks, for the audit log. */
export const byOf = ({ credential: { kind, id, account_id }, ip }: Asker): By => ({
  actor: { kind, id, account_id },
  ip,
});

/** Notes that somebody takes rows with people's data home. */
export const auditDownload = async (
  { store, clock }: Pick<BatchDeps, 'store' | 'clock'>,
  scope: AccountScope,
  asker: Asker,
  { import_id, rows }: { import_id: string; rows: number },
): Promise<void> => {
  await store.audit_log.append({
    ...{ _id: newId('audit'), account_id: scope.account_id, at: clock.now(), ...byOf(asker) },
    ...{ action: 'import.refused_exported', target: import_id, before: null, after: { rows } },
  });
};
