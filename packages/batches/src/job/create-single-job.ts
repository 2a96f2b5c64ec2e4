import { AppError, invalidInput } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import type { AccountDocument, AccountScope, BatchDocument, JobDocument, Store } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { policyOf } from '../batch/batch-rules.ts';
import { readSettings } from '../batch/batch-settings.ts';
import { newBatch } from '../batch/new-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { readJsonContacts, withoutIndex, type JsonContact } from './json-contacts.ts';
import { deduplicationKey, newJob } from './new-job.ts';
import { storeJobs } from './store-jobs.ts';

/** The id of the batch that holds an account's jobs without a batch. Never listed, never ended. */
export const implicitBatchId = (account_id: string): string => `single-${account_id}`;

const LIVE: readonly JobDocument['status'][] = ['pending', 'scheduled', 'in_progress', 'suspended'];

const implicitBatch = async (
  store: Store,
  account: AccountDocument,
  scope: AccountScope,
  now: Date,
): Promise<BatchDocument> => {
  const batch_id = implicitBatchId(account.account_id);
  const found = await store.batches.find(scope, batch_id);
  if (found !== null) return found;
  const choice = { country: account.country, purpose: 'collections', contact_pack: null } as const;
  const policy = policyOf(choice, account, localDateKey(now, account.timezone));
  const settings = readSettings(null, account, policy);
  const batch = newBatch(
    account,
    { batch_id, name: 'Llamadas individuales', state: 'running', settings, implicit: true },
    now,
  );
  await store.batches.insert(batch);
  return batch;
};

const alreadyWaiting = (job: JobDocument): AppError =>
  new AppError('conflict', 'Esta persona ya tiene una llamada individual en curso', {
    extra: { job_id: job.job_id, job_status: job.status },
  });

/**
 * Makes one job without a batch (`mode: single`). One person has at most one such job under way: 409 with its id. 422
 * with every fault of the contact, 404 without the account, 409 unless it is active.
 */
export const createSingleJob =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'wake'>) =>
  async (scope: AccountScope, input: JsonContact): Promise<JobDocument> => {
    const { store } = deps;
    const account = await activeAccount(store, scope);
    const now = deps.clock.now();
    const { accepted, faults } = readJsonContacts([input], account, now);
    const [person] = accepted;
    if (person === undefined) throw invalidInput(withoutIndex(faults));
    const { contact } = person;
    const batch = await implicitBatch(store, account, scope, now);
    // Counted before the look: of two requests at once, one sees the other's job or finds its key taken.
    const number = (await store.job_reads.countOf(scope, batch.batch_id, contact.person_key)) + 1;
    const latest = await store.job_reads.findNewestOf(scope, batch.batch_id, contact.person_key);
    if (latest !== null && LIVE.includes(latest.status)) throw alreadyWaiting(latest);
    const key = deduplicationKey(scope.account_id, contact, number === 1 ? 'single' : `single-${number}`);
    const job = newJob(batch, { ...person, deduplication_key: key }, now);
    if ((await storeJobs(deps, scope, batch, [job])) === 1) return job;
    throw alreadyWaiting(
      (await store.job_reads.findNewestOf(scope, batch.batch_id, contact.person_key)) ?? job,
    );
  };
