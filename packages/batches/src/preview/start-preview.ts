import { addMs, AppError, HOUR_MS, newId, notFound, realClock, type ErrorCode } from '@timbre/kernel';
import { accountScope, type AccountScope, type ImportPreviewDocument } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import { untilOver } from '../intake/follow-import.ts';
import type { ImportFile, ImportForm } from '../intake/import-form.ts';
import { storedOptions } from '../intake/options.ts';
import { readingOptions } from '../intake/start-import.ts';

/** A preview shows rows of the file: it is not kept for longer than somebody may look at it. */
const LIFE_MS = HOUR_MS;

/**
 * Takes a checked upload for a look at it: stores the file and queues `import-preview`. Makes no batch. When the queue
 * is away nothing stays and the error is `unavailable` (503). 404 without the account.
 */
export const startPreview =
  ({ store, clock, producer }: Pick<BatchDeps, 'store' | 'clock' | 'producer'>) =>
  async (scope: AccountScope, form: ImportForm, file: ImportFile): Promise<ImportPreviewDocument> => {
    const account = await existingAccount(store, scope);
    const now = clock.now();
    const preview_id = newId('prv');
    const file_id = await store.files.put(scope, file.name, file.bytes);
    const document: ImportPreviewDocument = {
      ...{ preview_id, account_id: scope.account_id, file_id, file_name: file.name, state: 'queued' },
      options: storedOptions({ ...readingOptions(form, account, now), append: false }, {}),
      ...{ result: null, fault: null, created_at: now, expires_at: addMs(realClock.now(), LIFE_MS) },
    };
    try {
      await store.import_previews.insert(document);
      await producer.enqueue('import-preview', { preview_id });
      return document;
    } catch (error) {
      await store.import_previews.remove(scope, preview_id);
      await store.files.remove(scope, file_id);
      throw error;
    }
  };

type Deps = Pick<BatchDeps, 'store'>;

/** A preview of the account. Throws 404 `Preview not found`, also once its hour is over. */
export const getPreview =
  ({ store }: Deps) =>
  async (scope: AccountScope, preview_id: string): Promise<ImportPreviewDocument> => {
    const document = await store.import_previews.find(scope, preview_id);
    if (document === null) throw notFound('Preview not found');
    return document;
  };

/** {@link getPreview} once it is over, or as it is after `limit_ms` of real time. */
export const waitForPreview =
  (deps: Deps) =>
  (scope: AccountScope, preview_id: string, limit_ms: number): Promise<ImportPreviewDocument> =>
    untilOver(
      () => getPreview(deps)(scope, preview_id),
      ({ state }) => state === 'completed' || state === 'failed',
      limit_ms,
    );

/** Why a file could not be looked at, as the error that its uploader gets; null when it could. */
export const previewError = ({ state, fault }: ImportPreviewDocument): AppError | null =>
  state === 'failed' && fault !== null
    ? new AppError(fault.code as ErrorCode, fault.message, { errors: fault.errors ?? [] })
    : null;

/** Whose preview this is. For platform credentials only. */
export const ownerOfPreview =
  ({ store }: Deps) =>
  async (preview_id: string): Promise<AccountScope> => {
    const found = await store.import_previews.dangerouslyAcrossAccountsFind(preview_id);
    if (found === null) throw notFound('Preview not found');
    return accountScope(found.account_id);
  };
