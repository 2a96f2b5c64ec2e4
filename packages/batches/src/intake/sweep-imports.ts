import { addMs, HOUR_MS, MINUTE_MS, realClock } from '@timbre/kernel';
import { accountScope, type BatchDocument, type ImportDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { failImport, faultOf } from './fail-import.ts';
import { optionsOf } from './options.ts';

const PATIENCE_MS = 2 * MINUTE_MS;
const GIVE_UP_MS = HOUR_MS;
const LIMIT = 100;

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>;

/** True when the import was given up or queued again; false when somebody works on it. */
const repairImport = async (deps: Deps, document: ImportDocument): Promise<boolean> => {
  const { clock, producer } = deps;
  if (await producer.hasJob('import-run', { import_id: document.import_id })) return false;
  if (addMs(document.created_at, GIVE_UP_MS) < clock.now())
    await failImport(deps, accountScope(document.account_id), document, faultOf(undefined));
  else await producer.enqueue('import-run', { import_id: document.import_id });
  return true;
};

const repairBatch = async (deps: Deps, batch: BatchDocument): Promise<boolean> => {
  const scope = accountScope(batch.account_id);
  const document = await deps.store.imports.findOfBatch(scope, batch.batch_id);
  if (document !== null) return repairImport(deps, document);
  // The API died between the batch and its import: nobody was told of it.
  await deps.store.batches.remove(scope, batch.batch_id);
  return true;
};

/** Imports that are no part of an importing batch: files that are added to one that stands. */
const stuckAppends = async ({ store }: Deps, before: Date): Promise<ImportDocument[]> =>
  (await store.imports.dangerouslyAcrossAccountsListOpenSince(before, LIMIT)).filter(
    (document) => optionsOf(document).append,
  );

/**
 * Repairs imports that nobody works on, for the reconciler: those that Redis lost are queued again, those that still
 * did not end an hour after their upload fail and leave nothing behind. Files that nobody came for go after a day.
 * Idempotent. Returns how many imports it repaired.
 */
export const sweepImports = (deps: Deps) => async (): Promise<number> => {
  const { store, clock } = deps;
  const before = addMs(clock.now(), -PATIENCE_MS);
  let repaired = 0;
  for (const batch of await store.batches.dangerouslyAcrossAccountsListImportingSince(before, LIMIT))
    if (await repairBatch(deps, batch)) repaired++;
  for (const document of await stuckAppends(deps, before)) if (await repairImport(deps, document)) repaired++;
  await store.files.dangerouslyAcrossAccountsRemoveOld(realClock.now(), LIMIT);
  await store.report_files.dangerouslyAcrossAccountsRemoveOld(realClock.now(), LIMIT);
  return repaired;
};
