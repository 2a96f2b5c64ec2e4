import type { PassCheckpoint } from '@timbre/calls';
import { DAY_MS } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

// A Monday, 10:00 in Santiago: open under the Chilean collections pack.
const MONDAY = new Date('2026-11-23T13:00:00Z');
const chilean = { contact_pack: null };
const often = { max_attempts: 3, retry_delay_hours: 0.1 };

let engine: Engine;
let atCheckpoint: PassCheckpoint = () => undefined;
beforeAll(async () => {
  engine = await startEngine({
    factor: 60,
    workers: 2,
    virtual_start: MONDAY,
    hooks: { checkpoint: (name, attempt_id) => atCheckpoint(name, attempt_id) },
  });
});
afterAll(() => engine.stop());

const scopeOf = (account: AccountDocument) => accountScope(account.account_id);
const dialsTo = (phone: string) => engine.simulator.dials().filter((dial) => dial.to_number === phone);

const run = (batch: BatchDocument, set: object = {}) =>
  engine.store.batches.change(accountScope(batch.account_id), batch.batch_id, {
    set: { state: 'running', 'dispatch.next_at': engine.clock.now(), ...set },
  });

/** Two campaigns that know the same person by different phones; neither runs yet. */
const shared = async (account: AccountDocument, first_phone: string, second_phone: string) => {
  const paused = { ...chilean, state: 'paused' } as const;
  const first = await engine.campaign(account, [[first_phone]], often, paused);
  const second = await engine.campaign(account, [[second_phone]], often, paused);
  const [one, other] = [first.jobs[0]!, second.jobs[0]!];
  await engine.store.jobs.change(scopeOf(account), other.job_id, ['pending'], {
    person_key: one.person_key,
  });
  return { first: first.batch, second: second.batch, one, other };
};

const putOff = (job: JobDocument, reason: string): Promise<JobDocument> =>
  until(`the job waits for ${reason}`, async () => {
    const now = await engine.job(job);
    return now.wait_reason === reason && now;
  });

describe('the weekly cap', () => {
  it('counts a contact by any phone and any campaign of the account', async () => {
    const account = await engine.account();
    const [phone, other_phone] = [phoneFor('0001', 1), phoneFor('0001', 2)];
    const { first, second, other } = await shared(account, phone, other_phone);
    await run(first);
    await engine.completed(first);
    await run(second);
    const waiting = await putOff(other, 'contact_cap');
    expect(waiting).toMatchObject({ status: 'pending', attempts: 0 });
    expect(waiting.last_error).toMatch(/^Tope semanal de contactos alcanzado \(1\)/);
    const [dial] = dialsTo(phone);
    expect(waiting.reserved_until.getTime()).toBeGreaterThanOrEqual(
      (dial?.at ?? Infinity) + 7 * DAY_MS - 60_000,
    );
    expect(dialsTo(other_phone)).toEqual([]);
  }, 60_000);

  it('lets only one of two campaigns through that want the person at once', async () => {
    const account = await engine.account();
    const phones = [phoneFor('0001', 11), phoneFor('0001', 12)] as const;
    const { first, second, one, other } = await shared(account, ...phones);
    await Promise.all([run(first), run(second)]);
    await until('one is reached and the other put off', async () => {
      const jobs = await Promise.all([engine.job(one), engine.job(other)]);
      const reached = jobs.filter(({ status }) => status === 'completed').length;
      const waits = jobs.filter(({ wait_reason }) => wait_reason === 'contact_cap').length;
      return reached === 1 && waits === 1;
    });
    expect(phones.flatMap(dialsTo)).toHaveLength(1);
  }, 60_000);

  it('counts who was reached, unless the account wants every call to count', async () => {
    const lenient = await engine.account();
    const strict = await engine.account({ contact_rules: { counts: 'any' } });
    const unanswered = { max_attempts: 1, retry_delay_hours: 0.1 };
    for (const [account, n] of [
      [lenient, 21],
      [strict, 31],
    ] as const) {
      const { first, second, one, other } = await shared(
        account,
        phoneFor('0011', n),
        phoneFor('0001', n + 1),
      );
      await run(first, { call_settings: { ...first.call_settings, ...unanswered } });
      await engine.completed(first);
      expect((await engine.job(one)).status).toBe('failed');
      await run(second);
      if (account === strict) await putOff(other, 'contact_cap');
      else await engine.completed(second);
      expect(dialsTo(phoneFor('0001', n + 1))).toHaveLength(account === strict ? 0 : 1);
    }
  }, 60_000);
});

describe('an account’s own rules', () => {
  const openedBy = async (closing: Partial<AccountDocument>, n: number) => {
    const account = await engine.account(closing);
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', n)]], often);
    const waiting = await until('the dispatcher looked', async () => {
      const now = await engine.batch(batch);
      return now.dispatch.fence > 0 && now.dispatch.lock_until.getTime() === 0 && now;
    });
    expect((await engine.job(jobs[0]!)).updated_at).toEqual(jobs[0]!.created_at);
    return { account, batch, next_at: waiting.dispatch.next_at };
  };

  it('close a day of its own, under any pack, until the day is taken back', async () => {
    const today = { holidays: [{ date: '2026-11-23', name: 'Aniversario' }] };
    const { account, batch, next_at } = await openedBy(today, 41);
    expect(next_at).toEqual(new Date('2026-11-24T03:00:00Z'));
    await engine.store.accounts.change(scopeOf(account), { holidays: [] });
    await run(batch);
    await engine.completed(batch);
    expect(dialsTo(phoneFor('0001', 41))).toHaveLength(1);
  }, 60_000);

  it('close hours, and the zone that nobody knows', async () => {
    const afternoon = { contact_rules: { hours: { start: '15:00', end: '18:00' } } };
    expect((await openedBy(afternoon, 51)).next_at).toEqual(new Date('2026-11-23T18:00:00Z'));
    // 10:00 in Santiago is 08:00 on Easter Island, where a person without a zone may live.
    const nine = { start: '09:00', end: '18:00' };
    const anywhere = { contact_rules: { hours: nine, unknown_zone: 'strict' as const } };
    expect((await openedBy(anywhere, 61)).next_at).toEqual(new Date('2026-11-23T14:00:00Z'));
  }, 60_000);

  it('that come between the first gate and the dial are heeded by the last', async () => {
    const account = await engine.account();
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 71)]], often, {
      state: 'paused',
    });
    let tightened = false;
    atCheckpoint = async (name) => {
      if (name !== 'dial.sent' || tightened) return;
      tightened = true;
      await engine.store.accounts.change(scopeOf(account), {
        contact_rules: { days: [6] },
        updated_at: engine.clock.now(),
      });
    };
    await run(batch);
    const waiting = await putOff(jobs[0]!, 'day_not_allowed');
    atCheckpoint = () => undefined;
    expect(waiting).toMatchObject({ attempts: 0, reserved_until: new Date('2026-11-28T03:00:00Z') });
    expect(dialsTo(phoneFor('0001', 71))).toEqual([]);
  }, 60_000);
});
