import type { Purpose } from '@timbre/scheduling';
import type { AccountScope, BatchDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import { insertBatch, jsonBatchId, newBatch } from './new-batch.ts';
import { acceptCampaign } from './read-campaign.ts';

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
 * is active.
 */
export const createBatch =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    input: CreateBatchInput,
  ): Promise<{ batch: BatchDocument; warnings: string[] }> => {
    const account = await activeAccount(deps.store, scope);
    const { contact_pack = null, purpose = 'collections', from_number = null } = input;
    const choice = { contact_pack, purpose, from_number, country: account.country };
    const settings = acceptCampaign(deps, account, choice, input.call_settings);
    const now = deps.clock.now();
    const batch = await insertBatch(
      deps.store,
      () => jsonBatchId(account, now),
      (batch_id) =>
        newBatch(account, { ...input, batch_id, purpose, contact_pack, settings, state: 'running' }, now),
    );
    return { batch, warnings: settings.warnings };
  };
