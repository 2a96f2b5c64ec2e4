import { AppError, addMs, invalidState, MINUTE_MS } from '@timbre/kernel';
import { done, drop, type FinalOutcome } from '@timbre/queue';
import {
  accountScope,
  type AccountDocument,
  type AccountScope,
  type BatchDocument,
  type ImportDocument,
} from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import type { BatchDeps } from '../deps.ts';
import type { ContactImport, ImportedContact } from '../import/types.ts';
import { deduplicationKey, newJob } from '../job/new-job.ts';
import { zonesBeside } from '../job/store-jobs.ts';
import { chunksOf, partDuplicates } from './duplicates.ts';
import { assertAffordable, estimatedCost } from './estimate.ts';
import { failImport, faultOf } from './fail-import.ts';
import { factsOf, warningsOf } from './import-facts.ts';
import { optionsOf } from './options.ts';
import { readFile, uselessness } from './read-file.ts';

const CHUNK = 1_000;
const SAME_FILE_MS = 10 * MINUTE_MS;

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'wake' | 'producer' | 'logger'>;

/** One import on its way, with everything that belongs to it. */
interface Run {
  scope: AccountScope;
  document: ImportDocument;
  account: AccountDocument;
  batch: BatchDocument;
}

const ALL_DUPLICATES =
  'All debtors are duplicates: todos los contactos ya están en campañas activas (para cargarlos igual use allow_duplicates=true)';

const sameFileWarning = async ({ store }: Deps, { scope, batch }: Run): Promise<string | null> => {
  if (batch.file_sha256 === null) return null;
  const since = addMs(batch.created_at, -SAME_FILE_MS);
  const same = await store.imports.findSameFile(scope, batch.file_sha256, batch.batch_id, since);
  return same === null
    ? null
    : `El mismo archivo se cargó hace menos de 10 minutos en la campaña ${same.batch_id} (${same.name})`;
};

/** Everything that can refuse the file is asked before the first job is written. */
const examine = async (deps: Deps, run: Run, read: ContactImport): Promise<ImportedContact[]> => {
  const { scope, document, account, batch } = run;
  const options = optionsOf(document);
  const useless = uselessness(read, options.strict);
  const { fresh, duplicates } =
    options.allow_duplicates || useless !== null
      ? { fresh: useless === null ? read.contacts : [], duplicates: [] }
      : await partDuplicates(deps.store, scope, batch.batch_id, read.contacts);
  await deps.store.imports.change(scope, document.import_id, ['reading'], {
    ...factsOf({
      read,
      duplicates,
      jobs: fresh.length,
      estimated_cost: estimatedCost(account, fresh.length),
    }),
    warnings: warningsOf(read, await sameFileWarning(deps, run)),
  });
  if (useless !== null) throw new AppError('invalid_input', useless);
  if (fresh.length === 0) throw new AppError('invalid_request', ALL_DUPLICATES);
  if (options.processing_type === 'basic') await assertAffordable(deps.store, scope, account, fresh.length);
  return fresh;
};

const writeJobs = async ({ store, clock }: Deps, run: Run, contacts: ImportedContact[]): Promise<void> => {
  const { scope, document, batch } = run;
  let rows_written = 0;
  for (const part of chunksOf(contacts, CHUNK)) {
    const state = (await store.batches.find(scope, batch.batch_id))?.state;
    if (state !== 'importing') throw invalidState('La campaña se canceló o eliminó durante la importación');
    const now = clock.now();
    await store.jobs.insertMany(
      part.map((contact) =>
        newJob(
          batch,
          { contact, deduplication_key: deduplicationKey(scope.account_id, contact, batch.batch_id) },
          now,
        ),
      ),
    );
    rows_written += part.length;
    await store.imports.change(scope, document.import_id, ['writing'], { rows_written });
  }
};

/** Opens the batch with counters that were counted, not added up: a run that began again may have found jobs there. */
const openBatch = async (
  { store, clock, wake }: Deps,
  run: Run,
  contacts: ImportedContact[],
): Promise<void> => {
  const { scope, account, batch } = run;
  const counters = await store.jobs.countByStatus(scope, batch.batch_id);
  const facts = {
    ...counters,
    contact_zones: zonesBeside(batch, contacts),
    estimated_cost: estimatedCost(account, counters.total_jobs),
  };
  const opened = await store.imports.openBatch(scope, batch.batch_id, facts, clock.now());
  if (opened === null) throw invalidState('La campaña se canceló o eliminó durante la importación');
  await wake(scope.account_id, batch.batch_id);
};

const finish = async (
  { store, clock }: Deps,
  { scope, document }: Pick<Run, 'scope' | 'document'>,
): Promise<void> => {
  await store.files.remove(scope, document.file_id);
  await store.imports.change(scope, document.import_id, ['queued', 'reading', 'writing'], {
    state: 'completed',
    finished_at: clock.now(),
  });
};

const fill = async (deps: Deps, run: Run): Promise<void> => {
  const { scope, document } = run;
  await deps.store.imports.change(scope, document.import_id, ['queued', 'reading', 'writing'], {
    state: 'reading',
  });
  const read = await readFile(deps.store, scope, document, run.account);
  const contacts = await examine(deps, run, read);
  await deps.store.imports.change(scope, document.import_id, ['reading'], { state: 'writing' });
  await writeJobs(deps, run, contacts);
  await openBatch(deps, run, contacts);
  await finish(deps, run);
};

/**
 * The work of `import-run`: reads an uploaded file into its batch, all or nothing. The batch is importing (readable,
 * never dialled) until its last job is stored. A run that died is simply begun again: jobs that exist are left alone
 * by their deduplication keys, and the counters are counted at the end. A refusal removes batch and jobs and keeps its
 * sentence in the import. Anything unexpected is thrown, for the queue to try again.
 */
export const runImport =
  (deps: Deps) =>
  async (import_id: string): Promise<FinalOutcome> => {
    const { store } = deps;
    const document = await store.imports.dangerouslyAcrossAccountsFind(import_id);
    if (document === null) return drop('import gone');
    if (document.state === 'completed' || document.state === 'failed') return done;
    const scope = accountScope(document.account_id);
    const batch = await store.batches.find(scope, document.batch_id);
    const opened = batch !== null && ['running', 'paused', 'completed'].includes(batch.state);
    if (opened) {
      await finish(deps, { scope, document });
      return done;
    }
    try {
      if (document.fault !== null) throw new AppError('invalid_request', document.fault.message);
      if (batch === null || batch.state !== 'importing')
        throw invalidState('La campaña se canceló o eliminó durante la importación');
      await fill(deps, { scope, document, batch, account: await activeAccount(store, scope) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      await failImport(deps, scope, document, faultOf(error));
    }
    return done;
  };
