import { invalidInput, type FieldFault } from '@timbre/kernel';
import type { AccountScope, BatchDocument, BatchState } from '@timbre/store';
import { activeAccount } from '../active-account.ts';
import { findBatch, stateForbids } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { readJsonContacts, type JsonContact } from './json-contacts.ts';
import { deduplicationKey, newJob } from './new-job.ts';
import { storeJobs } from './store-jobs.ts';

const OPEN: readonly BatchState[] = ['running', 'paused', 'completed'];

export interface AddContactsInput {
  contacts: readonly JsonContact[];
  /** True: one faulty contact refuses them all. */
  strict?: boolean;
}

export interface AddedContacts {
  batch: BatchDocument;
  jobs_created: number;
  /** Contacts that the batch had already: sending them again changes nothing. */
  duplicates: number;
  errors: FieldFault[];
  warnings: FieldFault[];
}

/**
 * Adds people to a batch by the rules of uploaded files. Partial unless `strict`: faulty contacts come back in
 * `errors`. 422 when `strict` or when no contact can be used, 404 for an unknown batch, 409 when it is not open.
 */
export const addContacts =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'wake'>) =>
  async (scope: AccountScope, id: string, input: AddContactsInput): Promise<AddedContacts> => {
    const batch = await findBatch(deps.store, scope, id);
    if (!OPEN.includes(batch.state)) throw stateForbids(batch, OPEN);
    const account = await activeAccount(deps.store, scope);
    const now = deps.clock.now();
    const { accepted, faults, warnings } = readJsonContacts(input.contacts, account, now);
    if (faults.length > 0 && (input.strict || accepted.length === 0)) throw invalidInput(faults);
    const jobs = accepted.map(({ contact, additional_info }) =>
      newJob(
        batch,
        {
          contact,
          additional_info,
          deduplication_key: deduplicationKey(scope.account_id, contact, batch.batch_id),
        },
        now,
      ),
    );
    const jobs_created = await storeJobs(deps, scope, batch, jobs);
    return { batch, jobs_created, duplicates: jobs.length - jobs_created, errors: faults, warnings };
  };
