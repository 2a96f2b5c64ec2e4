import { invalidState } from '@timbre/kernel';
import type { BatchState, JobDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import type { ImportedContact } from '../import/types.ts';
import { deduplicationKey, newJob } from '../job/new-job.ts';
import { storeJobs, zonesBeside } from '../job/store-jobs.ts';
import { contactFacts } from '../use-cases/contact-facts.ts';
import { chunksOf } from './duplicates.ts';
import { estimatedCost } from './estimate.ts';
import type { Run } from './examine.ts';
import { optionsOf } from './options.ts';

const CHUNK = 1_000;
const OPEN: readonly BatchState[] = ['running', 'paused', 'completed'];

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'wake'>;

const gone = () => invalidState('La campaña se canceló o eliminó durante la importación');

/** The jobs of a part of the file. All are due now: each part has an instant of its own, which due-windows.ts needs. */
const jobsOf = ({ clock }: Deps, { scope, document, batch }: Run, part: ImportedContact[]): JobDocument[] => {
  const now = clock.now();
  const { chosen } = optionsOf(document);
  return part.map((contact) => {
    const deduplication_key = deduplicationKey(scope.account_id, contact, batch.batch_id);
    if (chosen === null) return newJob(batch, { contact, deduplication_key }, now);
    const { company_name, additional_info } = contactFacts(chosen.use_case, chosen.config, contact);
    return newJob(batch, { contact: { ...contact, company_name }, additional_info, deduplication_key }, now);
  });
};

const inParts = async (
  deps: Deps,
  run: Run,
  contacts: readonly ImportedContact[],
  states: readonly BatchState[],
  write: (jobs: JobDocument[]) => Promise<number>,
): Promise<void> => {
  const { store } = deps;
  const { scope, document, batch } = run;
  let rows_written = 0;
  for (const part of chunksOf(contacts, CHUNK)) {
    const state = (await store.batches.find(scope, batch.batch_id))?.state;
    if (state === undefined || !states.includes(state)) throw gone();
    await write(jobsOf(deps, run, part));
    rows_written += part.length;
    await store.imports.change(scope, document.import_id, ['writing'], { rows_written });
  }
};

/**
 * Fills the importing batch and opens it with counters that were counted, not added up: a run that began again may
 * have found jobs there. Throws 409 when the batch was cancelled or deleted meanwhile.
 */
export const fillBatch = async (deps: Deps, run: Run, contacts: ImportedContact[]): Promise<void> => {
  const { store, clock, wake } = deps;
  const { scope, account, batch } = run;
  await inParts(deps, run, contacts, ['importing'], (jobs) => store.jobs.insertMany(jobs));
  const counters = await store.jobs.countByStatus(scope, batch.batch_id);
  const facts = {
    ...counters,
    contact_zones: zonesBeside(batch, contacts),
    estimated_cost: estimatedCost(account, counters.total_jobs),
  };
  const opened = await store.imports.openBatch(scope, batch.batch_id, facts, clock.now());
  if (opened === null) throw gone();
  await wake(scope.account_id, batch.batch_id);
};

/** Adds to a batch that stands: each part may be called as soon as it is stored. Throws 409 when the batch ended meanwhile. */
export const appendToBatch = (deps: Deps, run: Run, contacts: ImportedContact[]): Promise<void> =>
  inParts(deps, run, contacts, OPEN, (jobs) => storeJobs(deps, run.scope, run.batch, jobs));
