import { invalidInput, type FieldFault } from '@timbre/kernel';
import type { Purpose } from '@timbre/scheduling';
import type { AccountScope, BatchDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import { policyOf, readSettings } from './batch-settings.ts';
import { insertBatch, jsonBatchId, newBatch } from './new-batch.ts';

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

/** Refuses the pack without legal hours wherever real phones could ring (decisions.md §2.6). */
export const packFaults = (
  deps: Pick<BatchDeps, 'demo_pack_allowed'>,
  contact_pack: string | null | undefined,
): FieldFault[] =>
  contact_pack === 'demo' && !deps.demo_pack_allowed
    ? [{ path: 'contact_pack', message: 'el paquete demo solo se admite con el simulador local' }]
    : [];

/**
 * Makes a batch without jobs: running, with nothing due. Both dialects of `call_settings` are understood; every fault
 * comes at once (422), and `warnings` say what the contact policy takes away. 404 without the account, 409 unless it
 * is active.
 */
export const createBatch =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    input: CreateBatchInput,
  ): Promise<{ batch: BatchDocument; warnings: string[] }> => {
    const account = await activeAccount(deps.store, scope);
    const { contact_pack = null, purpose = 'collections' } = input;
    const settings = readSettings(
      input.call_settings,
      account,
      policyOf({ country: account.country, purpose, contact_pack }),
    );
    const faults = [...settings.faults, ...packFaults(deps, contact_pack)];
    if (faults.length > 0) throw invalidInput(faults);
    const now = deps.clock.now();
    const batch = await insertBatch(
      deps.store,
      () => jsonBatchId(account, now),
      (batch_id) =>
        newBatch(account, { ...input, batch_id, purpose, contact_pack, settings, state: 'running' }, now),
    );
    return { batch, warnings: settings.warnings };
  };
