import type { AccountScope, BatchState } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { findBatch, stateForbids } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import type { ImportFile, ImportForm } from './import-form.ts';
import { importIdOf, queueImport, startedBefore, type StartedImport } from './new-import.ts';
import { optionsOf } from './options.ts';
import { readingOptions } from './start-import.ts';

const OPEN: readonly BatchState[] = ['running', 'paused', 'completed'];

/**
 * Adds the people of a file to a batch that stands, by the rules of the upload that made it: its country, its use
 * case. Returns when the file is stored and queued. 404 without batch or account, 409 unless both are open, 503 when
 * the queue is away. `idempotency_key` as in `startImport`.
 */
export const startUpload =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    id: string,
    form: ImportForm,
    file: ImportFile,
    idempotency_key?: string,
  ): Promise<StartedImport> => {
    const { store, clock } = deps;
    const batch = await findBatch(store, scope, id);
    const import_id = importIdOf(scope, idempotency_key, batch.batch_id);
    const before = await startedBefore(store, scope, import_id, file);
    if (before !== null) return before;
    if (!OPEN.includes(batch.state)) throw stateForbids(batch, OPEN);
    const account = await activeAccount(store, scope);
    const first = await store.imports.findOfBatch(scope, batch.batch_id);
    const now = clock.now();
    const options = {
      ...readingOptions(form, account, now),
      chosen: first === null ? null : optionsOf(first).chosen,
      country: batch.country,
      append: true,
    };
    return queueImport(deps, scope, { import_id, batch, file, options, now }, []);
  };
