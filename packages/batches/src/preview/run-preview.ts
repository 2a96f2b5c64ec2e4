import { AppError } from '@timbre/kernel';
import { done, drop, type FinalOutcome } from '@timbre/queue';
import { accountScope, type AccountScope, type ImportPreviewDocument } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import { partDuplicates } from '../intake/duplicates.ts';
import { faultOf, type ImportFault } from '../intake/fail-import.ts';
import { optionsOf } from '../intake/options.ts';
import { readFile } from '../intake/read-file.ts';
import { previewFacts, type PreviewResult } from './preview-facts.ts';

type Deps = Pick<BatchDeps, 'store'>;

/** No batch: people of every live one count as duplicates. */
const NO_BATCH = '';

const look = async (
  { store }: Deps,
  scope: AccountScope,
  document: ImportPreviewDocument,
): Promise<PreviewResult> => {
  const options = optionsOf(document);
  const account = await existingAccount(store, scope);
  const file = await readFile(store, scope, document, account, options);
  const { duplicates } = options.allow_duplicates
    ? { duplicates: [] }
    : await partDuplicates(store, scope, NO_BATCH, file.read.contacts);
  return previewFacts(file, duplicates, account, options);
};

/** What a preview comes to: its result, or why the file cannot be read. The file goes either way. */
const end = async (
  { store }: Deps,
  scope: AccountScope,
  { preview_id, file_id }: ImportPreviewDocument,
  outcome: { result: PreviewResult } | { fault: ImportFault },
): Promise<void> => {
  await store.files.remove(scope, file_id);
  const state = 'result' in outcome ? 'completed' : 'failed';
  await store.import_previews.change(scope, preview_id, ['queued', 'reading'], { state, ...outcome });
};

/**
 * The work of `import-preview`: reads an uploaded file as an import would, and keeps what would come of it for an
 * hour. Writes no batch and no job. Anything unexpected is thrown, for the queue to try again.
 */
export const runPreview =
  (deps: Deps) =>
  async (preview_id: string): Promise<FinalOutcome> => {
    const document = await deps.store.import_previews.dangerouslyAcrossAccountsFind(preview_id);
    if (document === null) return drop('preview gone');
    if (document.state === 'completed' || document.state === 'failed') return done;
    const scope = accountScope(document.account_id);
    await deps.store.import_previews.change(scope, preview_id, ['queued'], { state: 'reading' });
    try {
      await end(deps, scope, document, { result: await look(deps, scope, document) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      await end(deps, scope, document, { fault: faultOf(error) });
    }
    return done;
  };

/** Ends a preview whose last try threw what nobody expected. */
export const abandonPreview =
  (deps: Deps) =>
  async (preview_id: string): Promise<void> => {
    const document = await deps.store.import_previews.dangerouslyAcrossAccountsFind(preview_id);
    if (document === null) return;
    await end(deps, accountScope(document.account_id), document, { fault: faultOf(undefined) });
  };
