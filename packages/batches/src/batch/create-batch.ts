import type { Once } from '@timbre/kernel';
import type { Purpose } from '@timbre/scheduling';
import type { AccountScope, BatchDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { insertBatch, jsonBatchId, newBatch } from './new-batch.ts';
import { acceptCampaign } from './read-campaign.ts';
import { recordBatchChange } from './record-change.ts';

export interface CreateBatchInput {
  name: string;
  description?: string;
  priority?: number;
  purpose?: Purpose;
  call_settings?: unknown;
  agent_id?: string | null;
  from_number?: string | null;
  contact_pack?: 'demo' | null;
}

/**
 * Makes a batch without jobs: running, with nothing due. Both dialects of `call_settings` are understood; every fault
 * comes at once (422), a number that may not be shown too, and `warnings` say what the contact policy takes away. 404 without the account, 409 unless it
 * is active. A repetition of the request (`once`) gives the batch that the first one made.
 */
export const createBatch =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    input: CreateBatchInput,
    by: By = BY_ITSELF,
    once?: Once,
  ): Promise<{ batch: BatchDocument; warnings: string[] }> => {
    const account = await activeAccount(deps.store, scope);
    const { contact_pack = null, purpose = 'collections', from_number = null } = input;
    const choice = { contact_pack, purpose, from_number, country: account.country };
    const settings = acceptCampaign(deps, account, choice, input.call_settings);
    const now = deps.clock.now();
    const ids = once === undefined ? [] : [jsonBatchId(account, now, once)];
    const before = ids[0] === undefined ? null : await deps.store.batches.find(scope, ids[0]);
    if (before !== null) return { batch: before, warnings: settings.warnings };
    const batch = await insertBatch(
      deps.store,
      () => ids.shift() ?? jsonBatchId(account, now),
      (batch_id) =>
        newBatch(account, { ...input, batch_id, purpose, contact_pack, settings, state: 'running' }, now),
    );
    await recordBatchChange(deps, scope, by, { action: 'batch.created', before: {}, after: batch });
    return { batch, warnings: settings.warnings };
  };
