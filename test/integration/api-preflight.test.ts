import { DAY_MS, HOUR_MS, manualClock, newAttemptId, newId } from '@timbre/kernel';
import { accountScope, type AttemptDocument, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch, aJob, anAttempt } from '../support/documents.ts';
import { MONDAY, person, rutOf } from './batches-support.ts';

/** Office hours of a week, in the zone of the person. */
const OFFICE = { allowed_hours: { start: '09:00', end: '18:00' }, days_of_week: [1, 2, 3, 4, 5] };
const FRIDAY_LATE = '2026-11-27T23:00:00.000Z';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
});
beforeEach(async () => {
  clock.set(MONDAY);
  own = await api.createAccount('credit_based');
});
afterAll(() => api.stop());

const call = (path: string, body?: unknown, key = own.api_key) =>
  api.call('post', `/api/v1/batches${path}`, { key, body });
const scope = () => accountScope(own.account_id);
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n + 1));

const ask = async (body: object) => {
  const { status, body: answer } = await call('/preflight', body);
  expect(status).toBe(200);
  return answer;
};
const skippedBy = (answer: { skipped: { code: string }[] }) =>
  Object.fromEntries(answer.skipped.map((one) => [one.code, one]));

/** A person who was reached `ago_ms` ago, by whatever campaign. */
const reached = async (batch: BatchDocument, person_key: string, ago_ms: number): Promise<void> => {
  const job = aJob(batch, ['+56950009999'], clock.now(), { person_key });
  const attempt_id = newAttemptId();
  const sent_at = new Date(clock.now().getTime() - ago_ms);
  const facts = {
    _id: attempt_id,
    attempt_id,
    state: 'settled',
    open: false,
    contact: true,
    sent_at,
  } as const;
  await api.store.attempts.insert(anAttempt(job, batch, clock.now(), { ...facts, intent_at: sent_at }));
};

const inOwnAccount = async (settings: object = OFFICE, given: Partial<BatchDocument> = {}) => {
  const account = await api.store.accounts.find(scope());
  if (account === null) throw new Error('no account');
  return aBatch(account, clock.now(), { ...settings }, { contact_pack: null, ...given });
};

describe('a campaign that is thought of', () => {
  it('may be called now, costs what the account pays, and ends when the slots have turned over', async () => {
    const answer = await ask({ contacts: people(10), call_settings: OFFICE });
    expect(answer).toMatchObject({
      batch_id: null,
      people: { total: 10, finished: 0, in_progress: 0, dialable_now: 10, skipped: 0 },
      sample: null,
      skipped: [],
      held: null,
      errors: [],
      cost: { unit: 'USD', currency: 'USD', enough: true, available: 1000 },
      assumptions: { history_calls: 0, slots: 5, caps: { account: 5 }, policy: 'cl-collections' },
    });
    const { cost, finish } = answer;
    expect(cost.min).toBeLessThanOrEqual(cost.expected);
    expect(cost.expected).toBeLessThan(cost.max);
    expect(cost.balance_after).toBeCloseTo(1000 - cost.expected, 2);
    expect([finish.earliest, finish.expected, finish.latest].sort()).toEqual([
      finish.earliest,
      finish.expected,
      finish.latest,
    ]);
    // Ten calls of two minutes in five slots: the last starts within four minutes.
    expect(new Date(finish.earliest).getTime() - clock.now().getTime()).toBeLessThan(4 * 60_000);
  });

  it('tells whom the hour keeps, and from when', async () => {
    clock.set(FRIDAY_LATE);
    const answer = await ask({ contacts: people(3), call_settings: OFFICE });
    expect(answer.people).toMatchObject({ dialable_now: 0, skipped: 3 });
    expect(answer.skipped).toMatchObject([
      {
        code: 'out_of_hours',
        count: 3,
        next_at: '2026-11-30T12:00:00.000Z',
        permanent: false,
        indexes: [0, 1, 2],
      },
    ]);
    expect(answer.finish.earliest).toMatch(/^2026-11-30T12:/);
  });

  it('tells faults, repetitions and people of other campaigns by their places, never by their data', async () => {
    const { body } = await call('', { name: 'Otra' });
    await call(`/${body.batch.batch_id}/jobs`, { contacts: [person(2)] });
    const contacts = [
      person(1),
      person(2),
      { ...person(3), dni: '50.000.003-0' },
      { ...person(4), phones: ['123'] },
      person(1),
    ];
    const answer = await ask({ contacts, call_settings: OFFICE });
    expect(skippedBy(answer)).toMatchObject({
      duplicate: { count: 1, indexes: [1], permanent: true },
      invalid_rut: { count: 1, indexes: [2], permanent: true },
      invalid_phone: { count: 1, indexes: [3], permanent: true },
      repeated: { count: 1, indexes: [4], permanent: true },
    });
    expect(answer.people).toMatchObject({ total: 5, dialable_now: 1, skipped: 4 });
    expect(answer.errors.map((one: { path: string }) => one.path)).toContain('contacts[2].dni');
    const sentences = JSON.stringify(answer.skipped);
    for (const value of [rutOf(1), rutOf(2), '+569']) expect(sentences).not.toContain(value);
    const all = await ask({ contacts, call_settings: OFFICE, allow_duplicates: true });
    expect(all.people.dialable_now).toBe(2);
  });

  it('tells the weekly cap and the do-not-call list, even out of hours', async () => {
    const batch = await inOwnAccount();
    await reached(batch, rutOf(1), DAY_MS);
    await reached(batch, rutOf(2), 20 * DAY_MS);
    const entry = { batch_id: null, source: 'manual', created_by: 'test', created_at: clock.now() } as const;
    const never = { ...entry, reason: 'Lo pidió', expires_at: null };
    await api.store.do_not_call.put(scope(), { ...never, level: 'person', value: rutOf(3) });
    await api.store.do_not_call.put(scope(), {
      ...entry,
      reason: 'De viaje',
      expires_at: new Date('2026-12-24T12:00:00Z'),
      level: 'person',
      value: rutOf(4),
    });
    for (const at of [MONDAY, '2026-11-24T02:00:00.000Z']) {
      clock.set(at);
      const answer = await ask({ contacts: people(5), call_settings: OFFICE });
      expect(skippedBy(answer)).toMatchObject({
        contact_cap: { count: 1, indexes: [0], permanent: false },
        do_not_call: { count: 2, indexes: [2, 3] },
      });
      expect(answer.people.dialable_now).toBe(at === MONDAY ? 2 : 0);
    }
  });

  it('reckons with a number of people alone, up to a million', async () => {
    const answer = await ask({
      contacts_count: 1_000_000,
      call_settings: OFFICE,
      from_number: '+56600123456',
    });
    expect(answer.people).toMatchObject({ total: 1_000_000, dialable_now: 1_000 });
    // The account calls a thousand times a day: a year does not hold a million.
    expect(skippedBy(answer)).toMatchObject({ daily_limit: { count: 999_000 } });
    expect(answer.finish).toMatchObject({ expected: null, reason: 'no_capacity' });
    expect(answer.cost.enough).toBe(false);
    expect(answer.warnings.map((one: { code: string }) => one.code)).toContain('balance');
    expect(answer.assumptions.calls_a_day).toBe(1_000);
  });

  it('says when the balance does not cover a single call', async () => {
    const poor = await api.createAccount('unlimited');
    await api.store.accounts.change(accountScope(poor.account_id), { plan_type: 'minutes_based' });
    const { body } = await call('/preflight', { contacts: people(2), call_settings: OFFICE }, poor.api_key);
    expect(body.people).toMatchObject({ dialable_now: 0, skipped: 2 });
    expect(skippedBy(body)).toMatchObject({ no_balance: { count: 2, next_at: null } });
    expect(body.cost).toMatchObject({ unit: 'minutes', currency: null, available: 0, enough: false });
  });

  it('holds the whole campaign for what somebody has to undo', async () => {
    await api.store.accounts.change(scope(), { status: 'suspended' });
    const answer = await ask({ contacts_count: 10 });
    expect(answer.held).toMatchObject({ code: 'account_suspended' });
    expect(answer.finish).toMatchObject({ earliest: null, expected: null, latest: null });
    expect(skippedBy(answer)).toMatchObject({ account_suspended: { count: 10, next_at: null } });
  });

  it('warns of what the policy takes away and of a window shorter than a call', async () => {
    const answer = await ask({
      contacts_count: 5,
      call_settings: { ...OFFICE, allowed_hours: { start: '09:00', end: '22:00' }, max_call_duration: 7_200 },
    });
    const codes = answer.warnings.map((one: { code: string }) => one.code);
    expect(codes).toContain('policy');
    expect(codes).not.toContain('window_short');
    const short = await ask({
      contacts_count: 5,
      call_settings: { allowed_hours: { start: '09:00', end: '09:05' } },
    });
    expect(short.warnings.map((one: { code: string }) => one.code)).toContain('window_short');
  });

  it('leaves nothing behind', async () => {
    const count = async () =>
      Promise.all(
        ['batches', 'jobs', 'call_attempts', 'wallets', 'ledger', 'imports'].map((name) =>
          api.store.connection.collection(name).countDocuments(),
        ),
      );
    const before = await count();
    await ask({ contacts: people(5), call_settings: OFFICE });
    await ask({ contacts_count: 5 });
    expect(await count()).toEqual(before);
  });

  it('refuses what makes no sense, every fault at once', async () => {
    const both = await call('/preflight', { contacts: people(1), contacts_count: 1 });
    expect(both.status).toBe(422);
    expect((await call('/preflight', {})).status).toBe(422);
    const wrong = await call('/preflight', {
      contacts_count: 1,
      contact_pack: 'other',
      purpose: 'x',
      call_settings: { max_attempts: 99 },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((one: { path: string }) => one.path)).toEqual(
      expect.arrayContaining(['contact_pack', 'purpose']),
    );
    const settings = await call('/preflight', {
      contacts_count: 1,
      call_settings: { max_attempts: 99, timezone: 'Luna' },
    });
    expect(settings.status).toBe(422);
    expect(settings.body.errors).toHaveLength(2);
    const foreign = await api.createAccount();
    const body = { contacts_count: 1, account_id: foreign.account_id };
    expect((await call('/preflight', body)).status).toBe(404);
  });
});

describe('a campaign that exists', () => {
  const stored = async (count: number, given: Partial<BatchDocument> = {}, settings: object = OFFICE) => {
    const batch = await inOwnAccount(settings, { total_jobs: count, pending_jobs: count, ...given });
    const jobs = Array.from({ length: count }, (_, n) =>
      aJob(batch, [`+5695${String(1_000_000 + n)}`], clock.now()),
    );
    await api.store.jobs.insertMany(jobs);
    await api.store.batches.insert(batch);
    return { batch, jobs };
  };
  const askBatch = async (batch_id: string) => {
    const { status, body } = await call(`/${batch_id}/preflight`);
    expect(status).toBe(200);
    return body;
  };

  it('is told as if it went on now, with what holds it', async () => {
    const { batch, jobs } = await stored(4, { state: 'paused', is_active: false, pause_reason: 'user' });
    const waiting = jobs[0]?.job_id ?? '';
    await api.store.connection.collection('jobs').updateOne(
      { job_id: waiting },
      {
        $set: {
          reserved_until: new Date(clock.now().getTime() + HOUR_MS),
          wait_reason: 'retry',
          attempts: 1,
        },
      },
    );
    const answer = await askBatch(batch.batch_id);
    expect(answer).toMatchObject({
      batch_id: batch.batch_id,
      state: 'paused',
      people: { total: 4, finished: 0, dialable_now: 3, skipped: 1 },
      held: { code: 'batch_paused' },
      skipped: [{ code: 'retry', count: 1, job_ids: [waiting], next_at: '2026-11-23T14:00:00.000Z' }],
    });
    expect(new Date(answer.finish.earliest) >= new Date('2026-11-23T14:00:00.000Z')).toBe(true);
  });

  it('of many people is told from a sample that says so', async () => {
    const { batch } = await stored(2_500);
    const answer = await askBatch(batch.batch_id);
    expect(answer.sample).toBeGreaterThanOrEqual(500);
    expect(answer.people).toMatchObject({ total: 2_500, skipped: 1_500, dialable_now: 1_000 });
    expect(skippedBy(answer)).toMatchObject({ daily_limit: { count: 1_500 } });
  });

  it('uses the account’s own last calls', async () => {
    const { batch, jobs } = await stored(40);
    for (const [n, job] of jobs.entries()) {
      const attempt_id = newAttemptId();
      const intent_at = new Date(clock.now().getTime() - (n + 1) * 60_000);
      const success = n % 2 === 0;
      const ended: Partial<AttemptDocument> = {
        ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, intent_at, sent_at: intent_at },
        ended_at: new Date(intent_at.getTime() + 30_000),
        duration_ms: success ? 20_000 : 0,
        outcome: {
          class: success ? 'answered' : 'retry',
          reason: success ? 'agent_hangup' : 'dial_no_answer',
          ...{ success, contact: success, connected: success, spends_attempt: true },
        },
      };
      await api.store.attempts.insert(anAttempt(job, batch, clock.now(), ended));
    }
    const { assumptions } = await askBatch(batch.batch_id);
    expect(assumptions).toMatchObject({
      history_calls: 40,
      success_share: 0.5,
      connected_share: 0.5,
      talk_seconds: 20,
      slot_seconds: 30,
      // Forty calls in forty minutes.
      measured: true,
      calls_per_second: 0.017,
    });
    const { body } = await api.call('get', `/api/v1/batches/${batch.batch_id}/summary`, { key: own.api_key });
    expect(body.completion).toMatchObject({ code: null, calls_per_hour: 60, measured: true, shared_with: 0 });
    expect(new Date(body.estimated_completion) > clock.now()).toBe(true);
  });

  it('that is over has nobody left', async () => {
    const { batch } = await stored(0, { state: 'completed', is_active: false });
    expect(await askBatch(batch.batch_id)).toMatchObject({
      people: { total: 0, dialable_now: 0, skipped: 0 },
      held: { code: 'nothing_left' },
      finish: { expected: null, reason: 'nothing_left' },
    });
  });

  it('of another account does not exist', async () => {
    const { batch } = await stored(1);
    const other = await api.createAccount();
    expect((await call(`/${batch.batch_id}/preflight`, undefined, other.api_key)).status).toBe(404);
    expect((await call('/batch-none/preflight')).status).toBe(404);
    expect((await call(`/${batch.batch_id}/preflight`, undefined, api.platform_key)).status).toBe(200);
  });

  it('says in its summary why its end is not known', async () => {
    const summary = async (batch: BatchDocument) => {
      const path = `/api/v1/batches/${batch.batch_id}/summary`;
      return (await api.call('get', path, { key: own.api_key })).body;
    };
    const { batch } = await stored(3);
    expect(await summary(batch)).toMatchObject({ completion: { code: null, measured: false } });
    const paused = await stored(3, { state: 'paused', is_active: false, pause_reason: 'no_balance' });
    expect(await summary(paused.batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'no_balance', shared_with: 0 },
    });
    expect(await summary(batch)).toMatchObject({ completion: { shared_with: 0 } });
    await stored(3);
    expect(await summary(batch)).toMatchObject({ completion: { shared_with: 1 } });
    const never = await stored(3, {}, { ...OFFICE, days_of_week: [7] });
    expect(await summary(never.batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'day_not_allowed' },
    });
    await api.store.wallets.move(scope(), 'micros', newId('adj'), {
      ...{ kind: 'adjust', amount: 999_900_000, batch_id: null, description: 'Gasto', at: clock.now() },
    });
    expect(await summary(batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'no_balance' },
    });
    await api.store.accounts.change(scope(), { status: 'suspended' });
    expect(await summary(batch)).toMatchObject({ completion: { code: 'account_suspended' } });
  });
});
