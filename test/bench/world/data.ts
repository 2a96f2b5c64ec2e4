import { accountScope, type AccountDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import { aBatch, aJob, anAccount } from '../../support/documents.ts';
import type { Data } from './world.ts';

/** Last digits that the simulator answers and ends at once. */
export const INSTANT = '0099';
/** Last digits for a call of exactly a minute on the virtual time line. */
export const ONE_MINUTE = '0098';
/** Virtual length of such a call. */
export const ONE_MINUTE_MS = 60_000;

const MICROS = 10 ** 12;
const CHUNK = 1_000;
const PARALLEL = 4;

let phones = 0;

/** A phone that nobody else has, with the outcome that its last four digits ask for. */
const newPhone = (outcome: string): string => `+569${String(phones++).padStart(7, '0')}${outcome}`;

/** Active accounts on a credit plan with more than they can spend: the dearest path through the engine. */
export const makeAccounts = async (world: Data, count: number, concurrency: number) => {
  const accounts: AccountDocument[] = [];
  for (let n = 0; n < count; n++) {
    const now = world.clock.now();
    const account = anAccount(now, {
      plan_type: 'credit_based',
      max_concurrent_calls: concurrency,
      daily_call_limit: 10_000_000,
      // Copies of recordings are made beside the calls, when there is time: they are no part of a call.
      settings: { keep_recordings: false },
    });
    const scope = accountScope(account.account_id);
    await world.store.accounts.insert(account);
    await world.store.wallets.create(scope);
    await world.store.wallets.move(scope, 'micros', 'bench', {
      ...{ kind: 'top_up', amount: MICROS, batch_id: null, description: 'Inicio', at: now },
    });
    accounts.push(account);
  }
  return accounts;
};

/** Writes jobs past the repositories, as fast as the server takes them. */
const insertJobs = async (world: Data, count: number, make: () => JobDocument): Promise<void> => {
  const collection = world.store.connection.collection<JobDocument>('jobs');
  let left = count;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(CHUNK, left);
      left -= size;
      await collection.insertMany(Array.from({ length: size }, make), { ordered: false });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, writer));
};

/** How a campaign of a benchmark is made. */
export interface CampaignOptions {
  jobs: number;
  outcome: string;
  max_concurrent_calls: number;
}

/** A paused campaign with jobs that are due: {@link release} starts it. */
export const makeCampaign = async (
  world: Data,
  account: AccountDocument,
  options: CampaignOptions,
): Promise<BatchDocument> => {
  const now = world.clock.now();
  const batch = aBatch(
    account,
    now,
    { max_concurrent_calls: options.max_concurrent_calls, allowed_hours: { start: '00:00', end: '24:00' } },
    { state: 'paused', pause_reason: 'user', name: 'Banco de pruebas' },
  );
  await world.store.batches.insert(batch);
  await addJobs(world, batch, options.jobs, options.outcome);
  return batch;
};

/** Puts more due jobs into a campaign and counts them. */
export const addJobs = async (
  world: Data,
  batch: BatchDocument,
  count: number,
  outcome: string,
): Promise<void> => {
  // Each has its own instant, as the chunks of an import do.
  await insertJobs(world, count, () => aJob(batch, [newPhone(outcome)], world.clock.now()));
  await world.store.batches.adjust(accountScope(batch.account_id), batch.batch_id, {
    total_jobs: count,
    pending_jobs: count,
  });
};

/** Lets paused campaigns run: the next sweep finds them. */
export const release = async (world: Data, batches: BatchDocument[]): Promise<void> => {
  const now = world.clock.now();
  for (const { account_id, batch_id } of batches)
    await world.store.batches.change(accountScope(account_id), batch_id, {
      set: { state: 'running', pause_reason: null, 'dispatch.next_at': now },
    });
};

/** Stops campaigns as an operator's pause does; what is dialled finishes. */
export const halt = async (world: Data, batches: BatchDocument[]): Promise<void> => {
  for (const { account_id, batch_id } of batches)
    await world.store.batches.change(accountScope(account_id), batch_id, {
      set: { state: 'paused', pause_reason: 'user' },
      bump_epoch: true,
    });
};
