import { existingAccount } from '@timbre/batches';
import { invalidInput, type FieldFault } from '@timbre/kernel';
import type { AccountScope, PutEntry } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, PolicyDeps } from '../deps.ts';
import { campaignId, readNamed, type NamedInput } from './read-entry.ts';

export interface AddDoNotCallInput extends NamedInput {
  reason: string;
  /** null or undefined: for good. */
  expires_at?: Date | null;
}

const pastFault = (expires_at: Date | null, now: Date): FieldFault[] =>
  expires_at !== null && expires_at <= now
    ? [{ path: 'expires_at', message: 'debe ser un instante futuro; sin él, la entrada no vence' }]
    : [];

/**
 * Puts somebody on the do-not-call list; the next gate of every dial reads it. A second entry for the same takes the
 * place of the first (`fresh: false`), but a person's own word in a call stays until it is deleted. 422 with every
 * fault, 404 without the account or for a campaign that it does not have.
 */
export const addDoNotCall =
  (deps: Pick<PolicyDeps, 'store' | 'clock'>) =>
  async (scope: AccountScope, input: AddDoNotCallInput, by: By): Promise<PutEntry> => {
    const { store, clock } = deps;
    const now = clock.now();
    const { country } = await existingAccount(store, scope);
    const { reason, expires_at = null } = input;
    const { entry: named, faults } = readNamed(country, input);
    const wrong = [...faults, ...pastFault(expires_at, now)];
    if (wrong.length > 0) throw invalidInput(wrong);
    const narrowed = await campaignId(store, scope, named.batch_id);
    const made = { source: 'manual', created_by: by.actor.id, created_at: now } as const;
    const put = await store.do_not_call.put(scope, {
      ...named,
      ...made,
      batch_id: narrowed,
      reason,
      expires_at,
    });
    const { entry_id, level, batch_id } = put.entry;
    const after = { level, batch_id, expires_at: put.entry.expires_at, source: put.entry.source };
    await audit(deps, scope, by, { action: 'do_not_call.added', target: entry_id, before: null, after });
    return put;
  };
