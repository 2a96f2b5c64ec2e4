import { createHash } from 'node:crypto';
import { invalidInput, newId } from '@timbre/kernel';
import type { AccountScope, BatchDocument, ImportDocument, Store } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { noStats } from './import-facts.ts';
import type { ImportFile } from './import-form.ts';
import { storedOptions, type ImportOptions } from './options.ts';

/** An import that was taken on. */
export interface StartedImport {
  document: ImportDocument;
  /** What the contact policy takes away from `call_settings`. */
  warnings: string[];
}

/** Two requests with one key at the same moment: the other one has stored its import. */
class AlreadyStarted extends Error {}

/** SHA-256 of a file, in hex. */
export const sha256Of = (file: ImportFile): string => createHash('sha256').update(file.bytes).digest('hex');

/**
 * The id of an import: a client's own key makes the same one each time, so that a repetition meets the first. `place`
 * keeps the keys of different addresses apart.
 */
export const importIdOf = (
  scope: AccountScope,
  idempotency_key: string | undefined,
  place: string | null,
): string => {
  if (idempotency_key === undefined) return newId('imp');
  const parts = [scope.account_id, ...(place === null ? [] : [place]), idempotency_key];
  return `imp_${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 26)}`;
};

/** What an earlier request with the same key started; null for a new one. Throws 422 when that was another file. */
export const startedBefore = async (
  store: Store,
  scope: AccountScope,
  import_id: string,
  file: ImportFile,
): Promise<StartedImport | null> => {
  const document = await store.imports.find(scope, import_id);
  if (document === null) return null;
  if (document.options['file_sha256'] !== sha256Of(file))
    throw invalidInput([
      { path: 'Idempotency-Key', message: 'ya se usó con otro archivo; envíe una clave nueva' },
    ]);
  return { document, warnings: [] };
};

const newImport = (
  import_id: string,
  batch: BatchDocument,
  file: { id: string; given: ImportFile },
  options: ImportOptions,
  now: Date,
): ImportDocument => ({
  import_id,
  account_id: batch.account_id,
  batch_id: batch.batch_id,
  file_id: file.id,
  file_name: file.given.name,
  state: 'queued',
  options: storedOptions(options, { batch_name: batch.name, file_sha256: sha256Of(file.given) }),
  rows_read: 0,
  rows_written: 0,
  stats: noStats(),
  refused: [],
  warnings: [],
  duplicates: [],
  duplicates_in_file: [],
  report: null,
  fault: null,
  created_at: now,
  finished_at: null,
});

/** What an import is made of. */
export interface QueuedImport {
  import_id: string;
  batch: BatchDocument;
  file: ImportFile;
  options: ImportOptions;
  now: Date;
}

/**
 * Stores file and import and queues `import-run`. When one of it fails nothing stays, `undo` (the batch) included, and
 * the error goes on; a request with the same key that was quicker gives what that one started.
 */
export const queueImport = async (
  { store, producer }: Pick<BatchDeps, 'store' | 'producer'>,
  scope: AccountScope,
  { import_id, batch, file, options, now }: QueuedImport,
  undo: (() => Promise<void>)[],
): Promise<StartedImport> => {
  const steps = [...undo];
  try {
    const id = await store.files.put(scope, file.name, file.bytes);
    steps.push(() => store.files.remove(scope, id));
    const document = newImport(import_id, batch, { id, given: file }, options, now);
    if (!(await store.imports.insert(document))) throw new AlreadyStarted();
    steps.push(() => store.imports.remove(scope, import_id));
    await producer.enqueue('import-run', { import_id });
    return { document, warnings: [] };
  } catch (error) {
    for (const step of steps.reverse()) await step();
    const first = error instanceof AlreadyStarted && (await startedBefore(store, scope, import_id, file));
    if (first) return first;
    throw error;
  }
};
