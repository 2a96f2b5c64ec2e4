import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, newId, notFound, realClock, type ErrorCode } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import type { AccountDocument, AccountScope, BatchDocument, ImportDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { fileBatchId, insertBatch, newBatch } from '../batch/new-batch.ts';
import { acceptCampaign } from '../batch/read-campaign.ts';
import type { BatchDeps } from '../deps.ts';
import { noStats } from './import-facts.ts';
import type { ImportFile, ImportForm } from './import-form.ts';
import type { ImportOptions } from './options.ts';
import { rowErrors } from './read-file.ts';

/** Two requests with one key at the same moment: the other one has stored its import. */
class AlreadyStarted extends Error {}

export interface StartedImport {
  document: ImportDocument;
  batch: BatchDocument;
  /** What the contact policy takes away from `call_settings`. */
  warnings: string[];
}

/** The id of an import: a client's own key makes the same one each time, so that a repetition meets the first. */
const importIdOf = (scope: AccountScope, idempotency_key: string | undefined): string =>
  idempotency_key === undefined
    ? newId('imp')
    : `imp_${createHash('sha256').update(`${scope.account_id}\n${idempotency_key}`).digest('hex').slice(0, 26)}`;

const sha256Of = (file: ImportFile): string => createHash('sha256').update(file.bytes).digest('hex');

/** What an earlier request with the same key started; null for a new one. Throws 409 when that was another file. */
const startedBefore = async (
  { store }: Pick<BatchDeps, 'store'>,
  scope: AccountScope,
  import_id: string,
  file: ImportFile,
): Promise<StartedImport | null> => {
  const document = await store.imports.find(scope, import_id);
  if (document === null) return null;
  const batch = await store.batches.find(scope, document.batch_id);
  if (batch === null || batch.file_sha256 !== sha256Of(file))
    throw new AppError('conflict', 'Esta Idempotency-Key ya se usó con otro archivo; envíe una clave nueva');
  return { document, batch, warnings: [] };
};

const newImport = (
  import_id: string,
  batch: BatchDocument,
  account: AccountDocument,
  form: ImportForm,
  file: { id: string; name: string },
): ImportDocument => {
  const options: ImportOptions = {
    processing_type: form.processing_type,
    allow_duplicates: form.allow_duplicates,
    strict: form.strict,
    today: localDateKey(batch.created_at, account.timezone),
    dias_fecha_limite: form.dias_fecha_limite,
    dias_fecha_maxima: form.dias_fecha_maxima,
  };
  return {
    import_id,
    account_id: batch.account_id,
    batch_id: batch.batch_id,
    file_id: file.id,
    file_name: file.name,
    state: 'queued',
    options: { ...options },
    rows_read: 0,
    rows_written: 0,
    stats: noStats(),
    refused: [],
    warnings: [],
    duplicates: [],
    fault: null,
    created_at: batch.created_at,
    finished_at: null,
  };
};

const makeBatch = (deps: BatchDeps, account: AccountDocument, form: ImportForm, file: ImportFile) => {
  const { contact_pack, purpose, from_number, call_settings } = form;
  const choice = { contact_pack, purpose, from_number, country: account.country };
  const settings = acceptCampaign(deps, account, choice, call_settings);
  const now = deps.clock.now();
  const batch = insertBatch(
    deps.store,
    () => fileBatchId(form.processing_type, account, now),
    (batch_id) =>
      newBatch(
        account,
        {
          ...form,
          batch_id,
          name: form.batch_name,
          description: form.batch_description,
          state: 'importing',
          settings,
          file_sha256: sha256Of(file),
        },
        now,
      ),
  );
  return { batch, warnings: settings.warnings };
};

/**
 * Takes a checked upload: stores the file, makes its batch (importing: readable, never dialled) and queues
 * `import-run`. When the queue is away nothing stays and the error is `unavailable` (503). 404 without the account,
 * 409 unless it is active. A request with the `idempotency_key` of an earlier one gives what that one started, 409 when
 * it brings another file.
 */
export const startImport =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    form: ImportForm,
    file: ImportFile,
    idempotency_key?: string,
  ): Promise<StartedImport> => {
    const { store, producer } = deps;
    const account = await activeAccount(store, scope);
    const import_id = importIdOf(scope, idempotency_key);
    const before = await startedBefore(deps, scope, import_id, file);
    if (before !== null) return before;
    const { batch: making, warnings } = makeBatch(deps, account, form, file);
    const batch = await making;
    const undo: (() => Promise<void>)[] = [() => store.batches.remove(scope, batch.batch_id)];
    try {
      const id = await store.files.put(scope, file.name, file.bytes);
      undo.push(() => store.files.remove(scope, id));
      const document = newImport(import_id, batch, account, form, { id, name: file.name });
      if (!(await store.imports.insert(document))) throw new AlreadyStarted();
      undo.push(() => store.imports.remove(scope, document.import_id));
      await producer.enqueue('import-run', { import_id: document.import_id });
      return { document, batch, warnings };
    } catch (error) {
      for (const step of undo.reverse()) await step();
      const first = error instanceof AlreadyStarted && (await startedBefore(deps, scope, import_id, file));
      if (first) return first;
      throw error;
    }
  };

const isOver = (document: ImportDocument): boolean =>
  document.state === 'completed' || document.state === 'failed';

const LOOK_EVERY_MS = 100;

/** An import of the account. Throws 404 `Import not found`. */
export const getImport =
  ({ store }: Pick<BatchDeps, 'store'>) =>
  async (scope: AccountScope, import_id: string): Promise<ImportDocument> => {
    const document = await store.imports.find(scope, import_id);
    if (document === null) throw notFound('Import not found');
    return document;
  };

/** {@link getImport} once it is over, or as it is after `limit_ms` of real time. */
export const waitForImport =
  (deps: Pick<BatchDeps, 'store'>) =>
  async (scope: AccountScope, import_id: string, limit_ms: number): Promise<ImportDocument> => {
    const end = realClock.now().getTime() + limit_ms;
    for (;;) {
      const document = await getImport(deps)(scope, import_id);
      if (isOver(document) || realClock.now().getTime() >= end) return document;
      await sleep(LOOK_EVERY_MS);
    }
  };

/** Why an import failed, as the error that its uploader gets, with every refused row; null when it did not fail. */
export const importError = (document: ImportDocument): AppError | null => {
  if (document.state !== 'failed' || document.fault === null) return null;
  const { code, message } = document.fault;
  const errors = document.refused.length > 0 ? rowErrors(document.refused) : [{ path: 'file', message }];
  return new AppError(code as ErrorCode, message, {
    errors,
    extra: { import_id: document.import_id, stats: document.stats, duplicates: document.duplicates },
  });
};
