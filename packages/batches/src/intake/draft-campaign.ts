import type { FieldFault } from '@timbre/kernel';
import type { AccountDocument, AccountScope, BatchDocument, JobDocument } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import type { CreateBatchInput } from '../batch/create-batch.ts';
import { newBatch } from '../batch/new-batch.ts';
import { acceptCampaign } from '../batch/read-campaign.ts';
import type { BatchDeps } from '../deps.ts';
import type { ImportedContact } from '../import/types.ts';
import { readJsonContacts, type JsonContact } from '../job/json-contacts.ts';
import { newJob } from '../job/new-job.ts';
import { zonesBeside } from '../job/store-jobs.ts';
import { partDuplicates } from './duplicates.ts';

/** A campaign that is thought of. Without contacts only its frame is drafted. */
export interface DraftInput extends Omit<CreateBatchInput, 'name' | 'description'> {
  contacts?: readonly JsonContact[];
  /** True: people of other live batches are called by this one as well. */
  allow_duplicates?: boolean;
}

/** One person of a drafted campaign, and where in the list it stands first. */
export interface DraftPerson {
  /** From 0. */
  index: number;
  job: JobDocument;
}

/** A campaign as it would be made, with what is wrong with its contacts. Nothing of it is stored. */
export interface Draft {
  account: AccountDocument;
  batch: BatchDocument;
  /** What the policy takes away from `call_settings`. */
  warnings: string[];
  people: DraftPerson[];
  /** Positions of contacts that name a person for the second time. */
  repeated: number[];
  /** Positions of people whom a live batch of the account holds. */
  duplicates: number[];
  faults: FieldFault[];
  contact_warnings: FieldFault[];
}

/** The batch id of a draft: no stored batch has it. */
const DRAFT_ID = 'draft';

/** Rows are counted from 1 where contacts are read. */
const positions = (contact: ImportedContact): number[] => contact.rows.map((row) => row - 1);

/** The job of a person of whom nothing is known yet: what a reckoning for anybody starts from. */
export const anybodysJob = (batch: BatchDocument, now: Date): JobDocument =>
  newJob(
    batch,
    {
      contact: {
        ...{ person_key: '', rut: null, dni: '', name: '', phones: [], timezone: null, company_name: null },
        ...{ debt_amount: 0, cantidad_cupones: 0, fecha_limite: null, fecha_maxima: null },
        ...{ reference_number: null, email: null, rows: [] },
      },
      deduplication_key: '',
    },
    now,
  );

/**
 * What `createBatch` and `addContacts` would make of this, without a write. 404 without the account, 422 with every
 * fault of the settings; faulty contacts come back in `faults`.
 */
export const draftCampaign =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'demo_pack_allowed' | 'caller_id'>) =>
  async (scope: AccountScope, input: DraftInput): Promise<Draft> => {
    const account = await existingAccount(deps.store, scope);
    const now = deps.clock.now();
    const { contact_pack = null, purpose = 'collections', from_number = null, contacts = [] } = input;
    const choice = { country: account.country, purpose, contact_pack, from_number };
    const settings = acceptCampaign(deps, account, choice, input.call_settings);
    const draft = { ...input, batch_id: DRAFT_ID, name: '', purpose, contact_pack, settings };
    const batch = newBatch(account, { ...draft, state: 'running' }, now);
    const { accepted, faults, warnings } = readJsonContacts(contacts, account, now);
    const read = accepted.map(({ contact }) => contact);
    const { fresh } = input.allow_duplicates
      ? { fresh: read }
      : await partDuplicates(deps.store, scope, DRAFT_ID, read);
    const kept = new Set(fresh);
    const people = fresh.map((contact) => ({
      index: positions(contact)[0] ?? 0,
      job: newJob(batch, { contact, deduplication_key: '' }, now),
    }));
    batch.contact_zones = zonesBeside(
      batch,
      people.map(({ job }) => job),
    );
    return {
      account,
      batch,
      warnings: settings.warnings,
      people,
      repeated: read.flatMap((contact) => positions(contact).slice(1)),
      duplicates: read
        .filter((contact) => !kept.has(contact))
        .flatMap((contact) => positions(contact)[0] ?? 0),
      faults,
      contact_warnings: warnings,
    };
  };
