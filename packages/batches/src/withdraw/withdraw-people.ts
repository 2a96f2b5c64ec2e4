import { setTimeout as sleep } from 'node:timers/promises';
import { newId, realClock, type FieldFault } from '@timbre/kernel';
import type {
  AccountScope,
  BatchDocument,
  JobStatus,
  JobWithdrawal,
  WithdrawnBy,
  WithdrawnJob,
} from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { completeBatchIfDone } from '../batch/complete-batch.ts';
import { recordChange, type RecordDeps } from '../batch/record-change.ts';
import type { By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { readPeople, type ListedPerson } from './read-people.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'> & Partial<Pick<BatchDeps, 'logger'>>;

export interface WithdrawInput {
  people: readonly ListedPerson[];
  /** Why, in the words of whoever asks: "pagaron hoy". It stands on every job. */
  reason: string;
}

/** What became of one campaign's people. */
export interface BatchWithdrawal {
  /** null: single calls, outside of every campaign. */
  batch: BatchDocument | null;
  /** Jobs that will not dial any more. */
  cancelled: number;
  /** Jobs whose call goes on: it finishes, and none follows it. */
  finishing: number;
}

export interface Withdrawal {
  withdrawal_id: string;
  people: number;
  cancelled: number;
  finishing: number;
  /** Dials of these people that were sent to Retell and had no answer yet: they may ring; no other will. */
  in_flight: number;
  batches: BatchWithdrawal[];
  /** Entries, as written, of which no live campaign has anybody waiting. */
  not_found: string[];
  invalid: FieldFault[];
  /** Campaigns that are being imported: whoever comes in later with the file is not withdrawn. */
  importing: BatchDocument[];
}

const CHUNK = 500;
const WAIT_MS = 80;
const LOOK_EVERY_MS = 10;

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, n) => items.slice(n * CHUNK, (n + 1) * CHUNK));

/** Phones in one piece: no index knows them, so each piece would read every job that waits. */
const piecesOf = (keys: readonly string[], phones: readonly string[]): WithdrawnBy[] => [
  ...chunksOf(keys).map((person_keys) => ({ person_keys })),
  ...(phones.length > 0 ? [{ phones }] : []),
];

const LEAVES = [
  { counter: 'pending_jobs', from: ['pending', 'scheduled'] },
  { counter: 'suspended_jobs', from: ['suspended'] },
] as const satisfies readonly { counter: string; from: readonly JobStatus[] }[];

/** Cancels those of one batch's jobs that wait. What an attempt holds, its settlement or the gate cancels. */
const cancelWaiting = async (
  { store, clock }: Deps,
  scope: AccountScope,
  batch_id: string,
  job_ids: readonly string[],
  reason: string,
): Promise<void> => {
  const gone = { status: 'cancelled', cancellation_reason: reason, wait_reason: null } as const;
  for (const ids of chunksOf(job_ids)) {
    for (const { counter, from } of LEAVES) {
      const change = { ...gone, updated_at: clock.now() };
      const moved = await store.withdrawals.cancel(scope, ids, from, change);
      if (moved > 0)
        await store.batches.adjust(scope, batch_id, { [counter]: -moved, cancelled_jobs: moved });
    }
  }
};

/** Waits, at most 80 ms of real time, for the answers to dials of these jobs; how many have none yet. */
const waitForDials = async (
  { store }: Deps,
  scope: AccountScope,
  job_ids: readonly string[],
): Promise<number> => {
  if (job_ids.length === 0) return 0;
  const end = realClock.now().getTime() + WAIT_MS;
  for (;;) {
    const in_flight = await store.withdrawals.countInFlight(scope, job_ids);
    if (in_flight === 0 || realClock.now().getTime() >= end) return in_flight;
    await sleep(LOOK_EVERY_MS);
  }
};

const heldAmong = async ({ store }: Deps, scope: AccountScope, job_ids: string[]): Promise<string[]> => {
  const sets = await Promise.all(chunksOf(job_ids).map((ids) => store.withdrawals.heldAmong(scope, ids)));
  return sets.flatMap((set) => [...set]);
};

/**
 * Takes the marked jobs of one batch out. Attempts that were admitted before the mark find the batch's epoch changed at
 * the last gate and give their job back, which is cancelled then.
 */
const leaveBatch = async (
  deps: Deps,
  scope: AccountScope,
  batch_id: string,
  jobs: readonly WithdrawnJob[],
  reason: string,
): Promise<{ finishing: number; in_flight: number }> => {
  const ids = jobs.map(({ job_id }) => job_id);
  await cancelWaiting(deps, scope, batch_id, ids, reason);
  const held = await heldAmong(deps, scope, ids);
  if (held.length > 0) await deps.store.batches.change(scope, batch_id, { bump_epoch: true });
  const in_flight = await waitForDials(deps, scope, held);
  if (held.length > 0) await cancelWaiting(deps, scope, batch_id, held, reason);
  const finishing = (await heldAmong(deps, scope, held)).length;
  if (finishing === 0) await completeBatchIfDone(deps)(scope, batch_id);
  return { finishing, in_flight };
};

const byBatch = (jobs: readonly WithdrawnJob[]): Map<string, WithdrawnJob[]> => {
  const groups = new Map<string, WithdrawnJob[]>();
  for (const job of jobs) groups.set(job.batch_id, [...(groups.get(job.batch_id) ?? []), job]);
  return groups;
};

/** One entry for each campaign, for its history. */
const recordByBatch = async (
  deps: RecordDeps,
  scope: AccountScope,
  by: By,
  { withdrawal_id, batches }: Withdrawal,
  reason: string,
): Promise<void> => {
  for (const { batch, cancelled, finishing } of batches) {
    if (batch === null) continue;
    const after = { withdrawal_id, reason, cancelled, finishing };
    const { batch_id } = batch;
    await recordChange(deps, scope, by, { action: 'batch.people_withdrawn', batch_id, before: null, after });
  }
};

const auditWithdrawal = async (
  { store, clock }: Deps,
  scope: AccountScope,
  { actor, ip }: By,
  done: Withdrawal,
  reason: string,
): Promise<void> => {
  const { withdrawal_id, people, cancelled, finishing, in_flight } = done;
  await store.audit_log.append({
    ...{ _id: newId('audit'), account_id: scope.account_id, at: clock.now(), actor, ip },
    ...{ action: 'jobs.withdrawn', target: withdrawal_id, before: null },
    after: {
      ...{ reason, people, cancelled, finishing, in_flight, not_found: done.not_found.length },
      batch_ids: done.batches.flatMap(({ batch }) => batch?.batch_id ?? []),
    },
  });
};

/**
 * Takes people out of every live campaign of the account before their next dial: their jobs are cancelled with the
 * reason. The mark on the job comes first, and the gate of every dial heeds it; so a process that dies half-way leaves
 * nobody to be called. A call that goes on finishes, its result is kept, and none follows it. People whom nobody is
 * about to call are told, repeating it does no harm. 404 without the account, 422 when no entry can be used.
 */
export const withdrawPeople =
  (deps: Deps) =>
  async (scope: AccountScope, input: WithdrawInput, by: By): Promise<Withdrawal> => {
    const { store, clock } = deps;
    const account = await existingAccount(store, scope);
    const read = readPeople(account.country, input.people);
    const withdrawal: JobWithdrawal = {
      ...{ withdrawal_id: newId('wd'), at: clock.now() },
      ...{ reason: input.reason, by: by.actor.id },
    };
    const ended = (await store.batch_reads.listClosing(scope)).map(({ batch_id }) => batch_id);
    const found = new Map<string, WithdrawnJob>();
    for (const who of piecesOf([...read.person_keys.keys()], [...read.phones.keys()])) {
      await store.withdrawals.mark(scope, who, ended, withdrawal);
      const marked = await store.withdrawals.listMarked(scope, who, withdrawal.withdrawal_id);
      for (const job of marked) found.set(job.job_id, job);
    }
    const jobs = [...found.values()];
    const groups = byBatch(jobs);
    const documents = await store.batch_reads.listByIds(scope, [...groups.keys()]);
    const batches: BatchWithdrawal[] = [];
    let in_flight = 0;
    for (const [batch_id, group] of groups) {
      const left = await leaveBatch(deps, scope, batch_id, group, input.reason);
      const batch =
        documents.find((document) => document.batch_id === batch_id && !document.implicit) ?? null;
      batches.push({ batch, cancelled: group.length - left.finishing, finishing: left.finishing });
      in_flight += left.in_flight;
    }
    const keys = new Set(jobs.map(({ person_key }) => person_key));
    const phones = new Set(jobs.flatMap((job) => job.phones));
    const absent = (written: Map<string, string>, seen: Set<string>): string[] =>
      [...written].flatMap(([value, text]) => (seen.has(value) ? [] : [text]));
    const done: Withdrawal = {
      withdrawal_id: withdrawal.withdrawal_id,
      people: keys.size,
      cancelled: batches.reduce((sum, batch) => sum + batch.cancelled, 0),
      finishing: batches.reduce((sum, batch) => sum + batch.finishing, 0),
      in_flight,
      batches,
      not_found: [...absent(read.person_keys, keys), ...absent(read.phones, phones)],
      invalid: read.faults,
      importing: await store.batch_reads.list(scope, { states: ['importing'] }, { limit: 20, skip: 0 }),
    };
    await auditWithdrawal(deps, scope, by, done, input.reason);
    await recordByBatch(deps, scope, by, done, input.reason);
    return done;
  };
