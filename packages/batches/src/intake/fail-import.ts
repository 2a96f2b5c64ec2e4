import { AppError, type ErrorCode, type FieldFault } from '@timbre/kernel';
import { accountScope, type AccountScope, type ImportDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { ring } from '../wake.ts';

const CHUNK = 5_000;

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>;

/** Why an import failed, as its document keeps it. */
export interface ImportFault {
  code: ErrorCode;
  message: string;
  /** Faults of the upload's form that only the file could tell. */
  errors?: FieldFault[];
}

/** A thrown thing as the fault that a client may read; what we did not expect becomes one plain sentence. */
export const faultOf = (error: unknown): ImportFault =>
  error instanceof AppError
    ? {
        code: error.code,
        message: error.message,
        ...(error.errors.length > 0 ? { errors: error.errors } : {}),
      }
    : { code: 'internal', message: 'La importación falló por un error interno; vuelva a subir el archivo' };

/**
 * Ends an import that cannot succeed: first the reason is kept, then jobs, batch and file go, last the import is
 * failed. Whoever dies in between is followed by somebody who finds the reason and goes on. A batch that somebody
 * cancelled or deleted meanwhile is theirs: it stays, and its jobs are closed like any others.
 */
export const failImport = async (
  deps: Deps,
  scope: AccountScope,
  document: ImportDocument,
  fault: ImportFault,
): Promise<void> => {
  const { store, clock } = deps;
  const { import_id, batch_id, file_id } = document;
  await store.imports.change(scope, import_id, ['queued', 'reading', 'writing'], {
    fault: document.fault ?? fault,
  });
  const batch = await store.batches.find(scope, batch_id);
  if (batch?.state === 'importing') {
    while ((await store.jobs.deleteChunk(scope, batch_id, CHUNK)) > 0);
    await store.batches.remove(scope, batch_id);
  } else if (batch !== null) {
    await ring(deps, 'batch-close', { batch_id });
  }
  await store.files.remove(scope, file_id);
  await store.imports.change(scope, import_id, ['queued', 'reading', 'writing'], {
    state: 'failed',
    finished_at: clock.now(),
  });
};

/** {@link failImport} for an import whose last try threw what nobody expected. */
export const abandonImport =
  (deps: Deps) =>
  async (import_id: string): Promise<void> => {
    const document = await deps.store.imports.dangerouslyAcrossAccountsFind(import_id);
    if (document === null || document.state === 'completed' || document.state === 'failed') return;
    await failImport(deps, accountScope(document.account_id), document, faultOf(undefined));
  };
