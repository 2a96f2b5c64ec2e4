import { addMs, HOUR_MS, MINUTE_MS } from '@timbre/kernel';
import { accountScope, type BatchDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { failImport, faultOf } from './fail-import.ts';

const PATIENCE_MS = 2 * MINUTE_MS;
const GIVE_UP_MS = HOUR_MS;
const LIMIT = 100;

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>;

const repair = async (deps: Deps, batch: BatchDocument): Promise<void> => {
  const { store, clock, producer } = deps;
  const scope = accountScope(batch.account_id);
  const document = await store.imports.findOfBatch(scope, batch.batch_id);
  // The API died between the batch and its import: nobody was told of it.
  if (document === null) return store.batches.remove(scope, batch.batch_id);
  if (await producer.hasJob('import-run', { import_id: document.import_id })) return;
  if (addMs(batch.created_at, GIVE_UP_MS) < clock.now())
    return failImport(deps, scope, document, faultOf(undefined));
  await producer.enqueue('import-run', { import_id: document.import_id });
};

/**
 * Repairs imports that nobody works on, for the reconciler: those that Redis lost are queued again, those that still
 * did not end an hour after their upload fail and leave nothing behind. Idempotent.
 */
export const sweepImports = (deps: Deps) => async (): Promise<void> => {
  const before = addMs(deps.clock.now(), -PATIENCE_MS);
  const stuck = await deps.store.batches.dangerouslyAcrossAccountsListImportingSince(before, LIMIT);
  for (const batch of stuck) await repair(deps, batch);
};
