import { checkPromises, type PlacedCall } from '@timbre/demo';
import { addMs, HOUR_MS, MINUTE_MS, newAttemptId, type CallOutcome } from '@timbre/kernel';
import type { AttemptDocument, BatchDocument, JobDocument } from '@timbre/store';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBatch, aJob, anAccount, anAttempt } from '../support/documents.ts';
import { ALL_KEPT } from '../support/engine.ts';
import { NOW, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  for (const name of ['slots', 'locks']) await bench.store.connection.collection(name).deleteMany({});
});

const SPENT: CallOutcome = {
  ...{ class: 'retry', reason: 'dial_no_answer', success: false, contact: false, connected: false },
  spends_attempt: true,
};
const PHONE = '+56950001234';

/** One campaign with money, whose calls a test makes up. */
const campaign = async (settings: Record<string, unknown> = {}, given: Partial<BatchDocument> = {}) => {
  const account = anAccount(NOW, { plan_type: 'minutes_based' });
  const scope = accountScope(account.account_id);
  const batch = aBatch(account, NOW, settings, given);
  await bench.store.accounts.insert(account);
  await bench.store.batches.insert(batch);
  await bench.store.wallets.create(scope);
  const top_up = { kind: 'top_up', amount: 600, batch_id: null, description: '', at: NOW } as const;
  await bench.store.wallets.move(scope, 'seconds', 'inicio', top_up);
  return {
    scope,
    batch,
    async job(of: Partial<JobDocument> = {}): Promise<JobDocument> {
      const job = aJob(batch, [PHONE], NOW, of);
      await bench.store.jobs.insertMany([job]);
      return job;
    },
    /** A settled attempt and the call that Retell placed for it, `from` … `from + 30 s`. */
    async call(job: JobDocument, from = NOW, of: Partial<AttemptDocument> = {}): Promise<PlacedCall> {
      const attempt_id = newAttemptId();
      const dial_seq = (await bench.store.attempts.listOfJob(scope, job.job_id)).length + 1;
      const settled = { state: 'settled', open: false, outcome: SPENT, dial_seq } as const;
      await bench.store.attempts.insert(
        anAttempt(job, batch, from, { _id: attempt_id, attempt_id, ...settled, ...of }),
      );
      const ended_at = addMs(from, 30_000).getTime();
      return { attempt_id, to_number: job.contact.phones[0] ?? '', received_at: from.getTime(), ended_at };
    },
    check: (calls: PlacedCall[]) => checkPromises(bench.store, [batch], calls),
  };
};

describe('the checker of promises', () => {
  it('finds nothing where nothing is wrong', async () => {
    const made = await campaign({ retry_delay_hours: 1 });
    const job = await made.job();
    const calls = [await made.call(job), await made.call(job, addMs(NOW, HOUR_MS + 30_000))];
    expect(await made.check(calls)).toEqual(ALL_KEPT);
  });

  it('finds one intent that was dialled twice, hours apart', async () => {
    const made = await campaign();
    const call = await made.call(await made.job());
    const again = {
      ...call,
      received_at: call.received_at + 5 * HOUR_MS,
      ended_at: call.received_at + 6 * HOUR_MS,
    };
    expect(await made.check([call, again])).toMatchObject({ double_dials: 1 });
  });

  it('finds two calls to one phone at once, of two jobs too', async () => {
    const made = await campaign();
    const first = await made.call(await made.job());
    const second = await made.call(await made.job(), addMs(NOW, 29_999));
    expect(await made.check([second, first])).toMatchObject({ double_dials: 1 });
    const after = { ...second, received_at: first.ended_at ?? 0 };
    expect(await made.check([first, after])).toMatchObject({ double_dials: 0 });
  });

  it('finds a call beside one that never ended', async () => {
    const made = await campaign();
    const first = { ...(await made.call(await made.job())), ended_at: null };
    const second = await made.call(await made.job(), addMs(NOW, 5 * HOUR_MS));
    expect(await made.check([first, second])).toMatchObject({ double_dials: 1 });
  });

  it('finds a retry that came a millisecond too soon', async () => {
    const made = await campaign({ retry_delay_hours: 0.5 });
    const job = await made.job();
    const first = await made.call(job);
    const due = addMs(NOW, 30_000 + 30 * MINUTE_MS);
    const second = await made.call(job, due);
    expect(await made.check([first, second])).toMatchObject({ double_dials: 0 });
    const early = { ...second, received_at: due.getTime() - 1 };
    expect(await made.check([first, early])).toMatchObject({ double_dials: 1 });
  });

  it('finds calls on a Sunday, on a holiday, after hours and before them in the person’s own zone', async () => {
    const made = await campaign({}, { contact_pack: null });
    const [here, on_the_island] = [await made.job(), await made.job({ timezone: 'Pacific/Easter' })];
    const at = async (job: JobDocument, instant: string): Promise<number> =>
      (await made.check([await made.call(job, new Date(instant))])).out_of_hours;
    expect(await at(here, '2026-11-23T13:00:00Z')).toBe(0); // Monday 10:00
    expect(await at(here, '2026-11-23T22:59:59Z')).toBe(0); // 19:59:59
    expect(await at(here, '2026-11-23T23:00:00Z')).toBe(1); // 20:00
    expect(await at(here, '2026-11-22T13:00:00Z')).toBe(1); // Sunday
    expect(await at(here, '2026-12-25T13:00:00Z')).toBe(1); // Christmas
    expect(await at(here, '2026-11-23T11:00:00Z')).toBe(0); // 08:00
    expect(await at(on_the_island, '2026-11-23T11:00:00Z')).toBe(1); // 06:00 there
  });

  it('finds a wallet that is off by one, and a ledger that lacks a row', async () => {
    const made = await campaign();
    const off = bench.store.connection.collection<{ _id: string }>('wallets');
    const _id = `${made.scope.account_id}:seconds`;
    await off.updateOne({ _id }, { $inc: { available: -1 } });
    expect(await made.check([])).toMatchObject({ balance_diff: 1 });
    await off.updateOne({ _id }, { $inc: { available: 1 } });
    expect(await made.check([])).toEqual(ALL_KEPT);
    await bench.store.connection.collection('ledger').deleteMany({ account_id: made.scope.account_id });
    expect(await made.check([])).toMatchObject({ balance_diff: 600 });
  });

  it('finds a charge that the ledger does not know', async () => {
    const made = await campaign();
    const { wallets } = bench.store;
    await wallets.hold(made.scope, 'seconds', 'att', 60);
    await wallets.settle(made.scope, 'seconds', 'att', 60, 45);
    expect(await made.check([])).toMatchObject({ balance_diff: 45 });
    const row = {
      unit: 'seconds',
      kind: 'settle',
      ref_id: 'att',
      amount: 45,
      description: '',
      at: NOW,
    } as const;
    await wallets.record(made.scope, row);
    expect(await made.check([])).toEqual(ALL_KEPT);
  });

  it('finds a call whose result was lost: not settled, or never known', async () => {
    const made = await campaign();
    const unsettled = await made.call(await made.job(), NOW, { state: 'ended' });
    const unknown = { ...(await made.call(await made.job(), addMs(NOW, HOUR_MS))), attempt_id: 'nobody' };
    const live = {
      ...(await made.call(await made.job(), addMs(NOW, 2 * HOUR_MS), { state: 'placed' })),
      ended_at: null,
    };
    expect(await made.check([unsettled, unknown, live])).toMatchObject({ lost_results: 2 });
  });

  it('finds what stays behind: open attempts, slots, locks, holds', async () => {
    const made = await campaign();
    const call = await made.call(await made.job(), NOW, { open: true });
    expect(await made.check([call])).toMatchObject({ stuck: 1 });
    const [slot] = await bench.store.slots.listFree('batch:x', 1, 1);
    await bench.store.slots.take(slot?._id ?? '', 'gone', NOW);
    await bench.store.locks.take({ account_id: 'a', phone: PHONE, person_key: 'p' }, 'gone', NOW);
    await bench.store.wallets.hold(made.scope, 'seconds', 'gone', 60);
    expect(await made.check([call])).toMatchObject({ stuck: 1 + 1 + 2 + 1, balance_diff: 0 });
  });
});
