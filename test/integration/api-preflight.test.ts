import { DAY_MS, newAttemptId } from '@timbre/kernel';
import { accountScope, type BatchDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { aJob, anAttempt } from '../support/documents.ts';
import { MONDAY, person, rutOf } from './batches-support.ts';
import { OFFICE, skippedBy, usePreflightBench } from './preflight-support.ts';

const FRIDAY_LATE = '2026-11-27T23:00:00.000Z';

const bench = usePreflightBench();
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n + 1));

const ask = async (body: object) => {
  const { status, body: answer } = await bench.post('/preflight', body);
  expect(status).toBe(200);
  return answer;
};
/** A person who was reached `ago_ms` ago, by whatever campaign. */
const reached = async (batch: BatchDocument, person_key: string, ago_ms: number): Promise<void> => {
  const job = aJob(batch, ['+56950009999'], bench.clock.now(), { person_key });
  const attempt_id = newAttemptId();
  const sent_at = new Date(bench.clock.now().getTime() - ago_ms);
  const facts = {
    _id: attempt_id,
    attempt_id,
    state: 'settled',
    open: false,
    contact: true,
    sent_at,
  } as const;
  await bench.api.store.attempts.insert(
    anAttempt(job, batch, bench.clock.now(), { ...facts, intent_at: sent_at }),
  );
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
    expect(new Date(finish.earliest).getTime() - bench.clock.now().getTime()).toBeLessThan(4 * 60_000);
  });

  it('tells whom the hour keeps, and from when', async () => {
    bench.clock.set(FRIDAY_LATE);
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
    const { body } = await bench.post('', { name: 'Otra' });
    await bench.post(`/${body.batch.batch_id}/jobs`, { contacts: [person(2)] });
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
    const batch = await bench.batch();
    await reached(batch, rutOf(1), DAY_MS);
    await reached(batch, rutOf(2), 20 * DAY_MS);
    const entry = {
      batch_id: null,
      source: 'manual',
      created_by: 'test',
      created_at: bench.clock.now(),
    } as const;
    const never = { ...entry, reason: 'Lo pidió', expires_at: null };
    await bench.api.store.do_not_call.put(bench.scope(), { ...never, level: 'person', value: rutOf(3) });
    await bench.api.store.do_not_call.put(bench.scope(), {
      ...entry,
      reason: 'De viaje',
      expires_at: new Date('2026-12-24T12:00:00Z'),
      level: 'person',
      value: rutOf(4),
    });
    for (const at of [MONDAY, '2026-11-24T02:00:00.000Z']) {
      bench.clock.set(at);
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
    const poor = await bench.api.createAccount('unlimited');
    await bench.api.store.accounts.change(accountScope(poor.account_id), { plan_type: 'minutes_based' });
    const { body } = await bench.post(
      '/preflight',
      { contacts: people(2), call_settings: OFFICE },
      poor.api_key,
    );
    expect(body.people).toMatchObject({ dialable_now: 0, skipped: 2 });
    expect(skippedBy(body)).toMatchObject({ no_balance: { count: 2, next_at: null } });
    expect(body.cost).toMatchObject({ unit: 'minutes', currency: null, available: 0, enough: false });
  });

  it('holds the whole campaign for what somebody has to undo', async () => {
    await bench.api.store.accounts.change(bench.scope(), { status: 'suspended' });
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
          bench.api.store.connection.collection(name).countDocuments(),
        ),
      );
    const before = await count();
    await ask({ contacts: people(5), call_settings: OFFICE });
    await ask({ contacts_count: 5 });
    expect(await count()).toEqual(before);
  });

  it('refuses what makes no sense, every fault at once', async () => {
    const both = await bench.post('/preflight', { contacts: people(1), contacts_count: 1 });
    expect(both.status).toBe(422);
    expect((await bench.post('/preflight', {})).status).toBe(422);
    const wrong = await bench.post('/preflight', {
      contacts_count: 1,
      contact_pack: 'other',
      purpose: 'x',
      call_settings: { max_attempts: 99 },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((one: { path: string }) => one.path)).toEqual(
      expect.arrayContaining(['contact_pack', 'purpose']),
    );
    const settings = await bench.post('/preflight', {
      contacts_count: 1,
      call_settings: { max_attempts: 99, timezone: 'Luna' },
    });
    expect(settings.status).toBe(422);
    expect(settings.body.errors).toHaveLength(2);
    const foreign = await bench.api.createAccount();
    const body = { contacts_count: 1, account_id: foreign.account_id };
    expect((await bench.post('/preflight', body)).status).toBe(404);
  });
});
