import { newBatchId } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import type { AccountDocument, AccountScope, BatchDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { fileBatchId, insertBatch, newBatch } from '../batch/new-batch.ts';
import { acceptCampaign } from '../batch/read-campaign.ts';
import { recordBatchChange } from '../batch/record-change.ts';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import type { ImportFile, ImportForm } from './import-form.ts';
import { importIdOf, queueImport, sha256Of, startedBefore, type StartedImport } from './new-import.ts';
import type { ImportOptions } from './options.ts';

/** `batch-<case>-YYYYMMDD-<8 hex>`, for Argentina `batch-ar-<case>-…`: the form that clients of use cases know. */
const useCaseBatchId = (name: string, account: AccountDocument, now: Date): string => {
  const kind = `${account.country === 'AR' ? 'ar-' : ''}${name.replaceAll('_', '-')}`;
  const day = localDateKey(now, account.timezone).replaceAll('-', '');
  return newBatchId(day).replace('batch-', `batch-${kind}-`);
};

const makeBatch = (
  deps: BatchDeps,
  account: AccountDocument,
  form: ImportForm,
  file: ImportFile,
): { batch: Promise<BatchDocument>; warnings: string[] } => {
  const { contact_pack, purpose, from_number, call_settings, chosen } = form;
  const choice = { contact_pack, purpose, from_number, country: account.country };
  const settings = acceptCampaign(deps, account, choice, call_settings);
  const now = deps.clock.now();
  const { batch_name: name, batch_description: description } = form;
  const batch = insertBatch(
    deps.store,
    () =>
      chosen === null
        ? fileBatchId(form.processing_type, account, now)
        : useCaseBatchId(chosen.use_case.name, account, now),
    (batch_id) =>
      newBatch(
        account,
        {
          ...form,
          ...{ batch_id, name, description, state: 'importing', settings, file_sha256: sha256Of(file) },
        },
        now,
      ),
  );
  return { batch, warnings: settings.warnings };
};

/** What the reading of a form's file depends on. `today` is the account's day. */
export const readingOptions = (
  form: ImportForm,
  account: AccountDocument,
  now: Date,
): Omit<ImportOptions, 'append'> => ({
  processing_type: form.processing_type,
  allow_duplicates: form.allow_duplicates,
  strict: form.strict,
  today: localDateKey(now, account.timezone),
  dias_fecha_limite: form.dias_fecha_limite,
  dias_fecha_maxima: form.dias_fecha_maxima,
  mapping: form.mapping,
  chosen: form.chosen,
  country: form.country,
});

/**
 * Takes a checked upload: stores the file, makes its batch (importing: readable, never dialled) and queues
 * `import-run`. When the queue is away nothing stays and the error is `unavailable` (503). 404 without the account,
 * 409 unless it is active. A request with the `idempotency_key` of an earlier one gives what that one started, 422 when
 * it brings another file.
 */
export const startImport =
  (deps: BatchDeps) =>
  async (
    scope: AccountScope,
    form: ImportForm,
    file: ImportFile,
    idempotency_key?: string,
    by: By = BY_ITSELF,
  ): Promise<StartedImport> => {
    const { store } = deps;
    const found = await activeAccount(store, scope);
    const account = form.country === null ? found : { ...found, country: form.country };
    const place = form.chosen === null ? null : `${form.country}/${form.chosen.use_case.name}`;
    const import_id = importIdOf(scope, idempotency_key, place);
    const before = await startedBefore(store, scope, import_id, file);
    if (before !== null) return before;
    const { batch: making, warnings } = makeBatch(deps, account, form, file);
    const batch = await making;
    const now = batch.created_at;
    const options = { ...readingOptions(form, account, now), append: false };
    const started = await queueImport(deps, scope, { import_id, batch, file, options, now }, [
      () => store.batches.remove(scope, batch.batch_id),
    ]);
    if (started.document.batch_id === batch.batch_id)
      await recordBatchChange(deps, scope, by, { action: 'batch.created', before: {}, after: batch });
    return { ...started, warnings };
  };
