import { AppError, invalidInput } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { findBatch } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { addContacts } from './add-contacts.ts';
import { createSingleJob } from './create-single-job.ts';
import { getJob } from './get-job.ts';
import { readJsonContacts, withoutIndex, type JsonContact } from './json-contacts.ts';
import type { JobView } from './view-jobs.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock' | 'wake'>;

const addToBatch = async (
  deps: Deps,
  scope: AccountScope,
  contact: JsonContact,
  id: string,
): Promise<string> => {
  const { store, clock } = deps;
  const { batch_id } = await findBatch(store, scope, id);
  const account = await activeAccount(store, scope);
  const { accepted, faults } = readJsonContacts([contact], account, clock.now());
  const person_key = accepted[0]?.contact.person_key;
  if (person_key === undefined) throw invalidInput(withoutIndex(faults));
  const { jobs_created } = await addContacts(deps)(scope, batch_id, { contacts: [contact] });
  const job = await store.job_reads.findNewestOf(scope, batch_id, person_key);
  if (job === null) throw new AppError('conflict', 'La persona dejó el lote en este momento');
  if (jobs_created === 0)
    throw new AppError('conflict', 'El lote ya tiene a esta persona', { extra: { job_id: job.job_id } });
  return job.job_id;
};

/**
 * Makes one job: in the batch named, else a single one ({@link createSingleJob}). 409 with the `job_id` when the
 * person is there already, 422 with every fault of the contact, 404 without the account or batch.
 */
export const createJob =
  (deps: Deps) =>
  async (scope: AccountScope, contact: JsonContact, batch_id?: string): Promise<JobView> => {
    const job_id =
      batch_id === undefined
        ? (await createSingleJob(deps)(scope, contact)).job_id
        : await addToBatch(deps, scope, contact, batch_id);
    return getJob(deps)(scope, job_id);
  };
