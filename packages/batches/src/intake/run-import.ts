import { AppError, invalidState } from '@timbre/kernel';
import { done, drop, type FinalOutcome } from '@timbre/queue';
import { accountScope, type AccountScope, type BatchDocument, type ImportDocument } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import { examine, type Run } from './examine.ts';
import { failImport, faultOf } from './fail-import.ts';
import { optionsOf } from './options.ts';
import { readFile } from './read-file.ts';
import { appendToBatch, fillBatch } from './write-jobs.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'wake' | 'producer' | 'logger'>;

const finish = async (
  { store, clock }: Deps,
  scope: AccountScope,
  document: ImportDocument,
): Promise<void> => {
  await store.files.remove(scope, document.file_id);
  await store.imports.change(scope, document.import_id, ['queued', 'reading', 'writing'], {
    state: 'completed',
    finished_at: clock.now(),
  });
};

const fill = async (deps: Deps, run: Run): Promise<void> => {
  const { scope, document, account } = run;
  const { store } = deps;
  await store.imports.change(scope, document.import_id, ['queued', 'reading', 'writing'], {
    state: 'reading',
  });
  const options = optionsOf(document);
  const contacts = await examine(deps, run, await readFile(store, scope, document, account, options));
  await store.imports.change(scope, document.import_id, ['reading'], { state: 'writing' });
  await (options.append ? appendToBatch : fillBatch)(deps, run, contacts);
  await finish(deps, scope, document);
};

/** Whether the batch may still be filled. One that an import makes is opened by its last step. */
const awaitsJobs = (batch: BatchDocument | null, append: boolean): batch is BatchDocument =>
  batch !== null &&
  (append ? ['running', 'paused', 'completed'].includes(batch.state) : batch.state === 'importing');

/**
 * The work of `import-run`: reads an uploaded file into its batch. A batch that is made from the file is all or
 * nothing: importing (readable, never dialled) until its last job is stored. A run that died is simply begun again:
 * jobs that exist are left alone by their deduplication keys, and the counters are counted at the end. A refusal
 * removes the batch that was made and keeps its sentence in the import. Anything unexpected is thrown, for the queue
 * to try again.
 */
export const runImport =
  (deps: Deps) =>
  async (import_id: string): Promise<FinalOutcome> => {
    const { store } = deps;
    const document = await store.imports.dangerouslyAcrossAccountsFind(import_id);
    if (document === null) return drop('import gone');
    if (document.state === 'completed' || document.state === 'failed') return done;
    const scope = accountScope(document.account_id);
    const { append } = optionsOf(document);
    const batch = await store.batches.find(scope, document.batch_id);
    if (!append && awaitsJobs(batch, true)) {
      await finish(deps, scope, document);
      return done;
    }
    try {
      if (document.fault !== null) throw new AppError('invalid_request', document.fault.message);
      if (!awaitsJobs(batch, append))
        throw invalidState('La campaña se canceló o eliminó durante la importación');
      await fill(deps, { scope, document, batch, account: await activeAccount(store, scope) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      await failImport(deps, scope, document, faultOf(error));
    }
    return done;
  };
