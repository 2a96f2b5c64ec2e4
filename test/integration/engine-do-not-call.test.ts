import type { PassCheckpoint } from '@timbre/calls';
import { addMs, MINUTE_MS } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type NewDoNotCall } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

const once = { max_attempts: 1, retry_delay_hours: 0.1 };
const twice = { max_attempts: 2, retry_delay_hours: 0.1 };

let engine: Engine;
let atCheckpoint: PassCheckpoint = () => undefined;
beforeAll(async () => {
  engine = await startEngine({
    factor: 60,
    workers: 2,
    hooks: { checkpoint: (name, attempt_id) => atCheckpoint(name, attempt_id) },
  });
});
afterAll(() => engine.stop());

const put = (account: AccountDocument, given: Partial<NewDoNotCall>) =>
  engine.store.do_not_call.put(accountScope(account.account_id), {
    level: 'person',
    value: '',
    batch_id: null,
    reason: 'pidió por carta',
    source: 'manual',
    expires_at: null,
    created_by: 'test',
    created_at: engine.clock.now(),
    ...given,
  });
/** Complete, and the last attempt is carried to its end, by the reconciler where somebody died. */
const atRest = async (batch: BatchDocument): Promise<BatchDocument> => {
  const scope = accountScope(batch.account_id);
  await engine.completed(batch);
  await until('no attempt is open', async () =>
    (await engine.store.attempts.listOfBatch(scope, batch.batch_id)).every((attempt) => !attempt.open),
  );
  return engine.batch(batch);
};
const dialsTo = (phone: string) => engine.simulator.dials().filter((dial) => dial.to_number === phone);

describe('a person on the list', () => {
  it('is never called: the job ends with the reason and nothing is spent', async () => {
    const account = await engine.account();
    const phones = [phoneFor('0001', 1), phoneFor('0001', 2)];
    const { batch, jobs } = await engine.campaign(account, [phones], once, { state: 'paused' });
    await put(account, { value: jobs[0]?.person_key ?? '' });
    await engine.store.batches.change(accountScope(account.account_id), batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    const done = await atRest(batch);
    expect(done).toMatchObject({ cancelled_jobs: 1, in_progress_jobs: 0, pending_jobs: 0 });
    expect(await engine.job(jobs[0]!)).toMatchObject({
      status: 'cancelled',
      attempts: 0,
      cancellation_reason: 'No llamar: pidió por carta',
      gate: { code: 'do_not_call', verdict: 'deny' },
    });
    expect(phones.flatMap(dialsTo)).toEqual([]);
    expect(await engine.check(done)).toEqual(ALL_KEPT);
  }, 60_000);

  it('for a while is called afterwards', async () => {
    const account = await engine.account();
    const phone = phoneFor('0001', 11);
    const expires_at = addMs(engine.clock.now(), 20 * MINUTE_MS);
    await put(account, { level: 'account', expires_at });
    const { batch, jobs } = await engine.campaign(account, [[phone]], once);
    const waiting = await until('the gate put it off', async () => {
      const job = await engine.job(jobs[0]!);
      return job.wait_reason === 'do_not_call' && job;
    });
    expect(waiting).toMatchObject({ status: 'pending', reserved_until: expires_at, attempts: 0 });
    expect(waiting.last_error).toMatch(/^No llamar: pidió por carta/);
    await engine.completed(batch);
    const [dial] = dialsTo(phone);
    expect(dial?.at).toBeGreaterThanOrEqual(expires_at.getTime());
  }, 60_000);

  it('who was admitted already is refused by the last gate, the hold given back', async () => {
    const account = await engine.account({ plan_type: 'credit_based' }, { micros: 10_000_000 });
    const scope = accountScope(account.account_id);
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 21)]], once, {
      state: 'paused',
    });
    const person = jobs[0]?.person_key ?? '';
    let seen = '';
    atCheckpoint = async (name, attempt_id) => {
      if (name !== 'dial.sent' || seen !== '') return;
      seen = attempt_id;
      await put(account, { value: person });
    };
    await engine.store.batches.change(scope, batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    const done = await atRest(batch);
    atCheckpoint = () => undefined;
    expect(seen).not.toBe('');
    expect(await engine.job(jobs[0]!)).toMatchObject({ status: 'cancelled', attempts: 0 });
    expect(dialsTo(phoneFor('0001', 21))).toEqual([]);
    const wallet = await engine.store.wallets.find(scope, 'micros');
    expect(wallet).toMatchObject({ available: 10_000_000, held: {}, used: 0 });
    expect(await engine.check(done)).toEqual(ALL_KEPT);
  }, 60_000);

  it('is left in peace after a crash between the refusal and the job, too', async () => {
    const account = await engine.account();
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 31)]], once, {
      state: 'paused',
    });
    const person = jobs[0]?.person_key ?? '';
    await put(account, { value: person });
    let died = false;
    atCheckpoint = (name) => {
      if (name !== 'evidence.written' || died) return;
      died = true;
      throw new Error('dies here');
    };
    await engine.store.batches.change(accountScope(account.account_id), batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    const done = await atRest(batch);
    atCheckpoint = () => undefined;
    expect(died).toBe(true);
    expect(done.cancelled_jobs).toBe(1);
    expect(await engine.check(done)).toEqual(ALL_KEPT);
  }, 60_000);
});

describe('a phone on the list', () => {
  it('is dead, and the next one is called at once', async () => {
    const account = await engine.account();
    const [forbidden, other] = [phoneFor('0001', 41), phoneFor('0001', 42)];
    await put(account, { level: 'phone', value: forbidden });
    const { batch, jobs } = await engine.campaign(account, [[forbidden, other]], twice);
    await engine.completed(batch);
    expect(await engine.job(jobs[0]!)).toMatchObject({
      status: 'completed',
      attempts: 1,
      phone_states: [{ dead: true, last_reason: 'do_not_call' }, { dead: false }],
    });
    expect(dialsTo(forbidden)).toEqual([]);
    expect(dialsTo(other)).toHaveLength(1);
  }, 60_000);

  it('that is the last one ends the job', async () => {
    const account = await engine.account();
    const [invalid, forbidden] = [phoneFor('0014', 51), phoneFor('0001', 52)];
    await put(account, { level: 'phone', value: forbidden });
    const { batch, jobs } = await engine.campaign(account, [[invalid, forbidden]], twice);
    const done = await atRest(batch);
    expect(await engine.job(jobs[0]!)).toMatchObject({
      status: 'cancelled',
      cancellation_reason: 'No llamar: pidió por carta',
    });
    expect(done.cancelled_jobs).toBe(1);
    expect(dialsTo(forbidden)).toEqual([]);
  }, 60_000);

  it('narrowed to one campaign is called by another', async () => {
    const account = await engine.account();
    const phone = phoneFor('0001', 61);
    const first = await engine.campaign(account, [[phone]], once, { state: 'paused' });
    const second = await engine.campaign(account, [[phone]], once);
    await put(account, { level: 'phone', value: phone, batch_id: first.batch.batch_id });
    await engine.store.batches.change(accountScope(account.account_id), first.batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    await engine.completed(first.batch);
    await engine.completed(second.batch);
    expect(dialsTo(phone)).toHaveLength(1);
    expect((await engine.job(second.jobs[0]!)).status).toBe('completed');
  }, 60_000);
});

describe('a person who asks not to be called again', () => {
  it('is on the list before the call is settled, and no other campaign calls any phone of theirs', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const phone = phoneFor('0044', 71);
    const first = await engine.campaign(account, [[phone]], twice);
    const person_key = first.jobs[0]?.person_key ?? '';
    const other = phoneFor('0001', 72);
    const second = await engine.campaign(account, [[other]], once, { state: 'paused' });
    await engine.store.jobs.change(scope, second.jobs[0]!.job_id, ['pending'], { person_key });
    await engine.completed(first.batch);
    expect(await engine.job(first.jobs[0]!)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(await engine.store.do_not_call.list(scope, {}, { limit: 5 })).toMatchObject([
      { level: 'person', value: person_key, source: 'opt_out', batch_id: null, expires_at: null },
    ]);
    await engine.store.batches.change(scope, second.batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    await engine.completed(second.batch);
    expect((await engine.job(second.jobs[0]!)).cancellation_reason).toMatch(/^No llamar: la persona pidió/);
    expect(dialsTo(other)).toEqual([]);
  }, 60_000);

  it('and has no id is known by the phone', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const phone = phoneFor('0044', 81);
    const { batch, jobs } = await engine.campaign(account, [[phone]], once, { state: 'paused' });
    await engine.store.jobs.change(scope, jobs[0]!.job_id, ['pending'], { person_key: phone });
    await engine.store.batches.change(scope, batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    await engine.completed(batch);
    const entries = await engine.store.do_not_call.list(scope, {}, { limit: 5 });
    expect(entries.map(({ level, value }) => `${level} ${value}`).sort()).toEqual([
      `person ${phone}`,
      `phone ${phone}`,
    ]);
  }, 60_000);

  it('is on the list although the process dies right after the entry', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    let deaths = 0;
    atCheckpoint = (name) => {
      if (name !== 'end.opt_out_kept' || deaths > 0) return;
      deaths += 1;
      throw new Error('dies here');
    };
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0044', 91)]], twice);
    const done = await atRest(batch);
    atCheckpoint = () => undefined;
    expect(deaths).toBe(1);
    expect((await engine.job(jobs[0]!)).status).toBe('completed');
    expect(await engine.store.do_not_call.list(scope, {}, { limit: 5 })).toHaveLength(1);
    expect(await engine.check(done)).toEqual(ALL_KEPT);
  }, 60_000);
});
