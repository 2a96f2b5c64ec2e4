import { addMs, HOUR_MS, MINUTE_MS } from '@timbre/kernel';
import { accountScope, type BatchDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { failImport, faultOf } from './fail-import.ts';

const PATIENCE_MS = 2 * MINUTE_MS;
const GIVE_UP_MS = HOUR_MS;
const LIMIT = 100;

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>;

/** True when the import was given up or queued again; false when somebody works on it. */
const repair = async (deps: Deps, batch: BatchDocument): Promise<boolean> => {
  const { store, clock, producer } = deps;
  const scope = accountScope(batch.account_id);
  const document = await store.imports.findOfBatch(scope, batch.batch_id);
  // The API died between the batch and its import: nobody was told of it.
  if (document === null) await store.batches.remove(scope, batch.batch_id);
  else if (await producer.hasJob('import-run', { import_id: document.import_id })) return false;
  else if (addMs(batch.created_at, GIVE_UP_MS) < clock.now())
    await failImport(deps, scope, document, faultOf(undefined));
  else await producer.enqueue('import-run', { import_id: document.import_id });
  return true;
};

/**
 * Repairs imports that nobody works on, for the reconciler: those that Redis lost are queued again, those that still
 * did not end an hour after their upload fail and leave nothing behind. Idempotent. Returns how many it repaired.
 */
export const sweepImports = (deps: Deps) => async (): Promise<number> => {
  const before = addMs(deps.clock.now(), -PATIENCE_MS);
  const stuck = await deps.store.batches.dangerouslyAcrossAccountsListImportingSince(before, LIMIT);
  let repaired = 0;
  for (const batch of stuck) if (await repair(deps, batch)) repaired++;
  return repaired;
};
