import { accountScope, type AccountDocument } from '@timbre/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ factor: 60, calls_per_second: 5, workers: 2 });
});
afterEach(() => engine.stop());

const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const once = { max_attempts: 1, retry_delay_hours: 0.1 };

const notice = (account: AccountDocument, subject: string): Promise<boolean> =>
  until(`the notice “${subject}”`, async () => {
    const found = await engine.store.messages.list(accountScope(account.account_id), { limit: 20, skip: 0 });
    return found.some((message) => message.subject === subject);
  });
const breakers = () => engine.store.halts.listOf('breaker');

describe('a breaker', () => {
  it('of a number that carriers block stops that number alone, probes it, and closes after a good call', async () => {
    const [mine, theirs] = [await engine.account(), await engine.account()];
    const blocked = { from_number: '+56225550199' };
    await engine.campaign(mine, people(26, '0013'), once, blocked);
    await engine.campaign(theirs, people(4, '0013', 100), once, blocked);
    const [open] = await until(
      'the breaker trips',
      async () => {
        const found = await breakers();
        return found.length > 0 && found;
      },
      60_000,
    );
    expect(open).toMatchObject({ scope: 'from_number:+56225550199', kind: 'breaker' });
    await notice(mine, 'Llamadas detenidas: demasiadas fallas seguidas');

    // A good list from the same number has to wait for the probe; another number goes on.
    const good = await engine.campaign(mine, people(5, '0012', 200), once, blocked);
    const elsewhere = await engine.campaign(mine, people(5, '0012', 300), once);
    await engine.completed(elsewhere.batch);
    const dialled = () => engine.simulator.dials().filter((dial) => dial.to_number?.endsWith('0012')).length;
    expect(dialled()).toBe(5);
    expect((await engine.batch(good.batch)).completed_jobs).toBe(0);
    await engine.completed(good.batch, 120_000);
    expect(dialled()).toBe(10);
    expect(await breakers()).toEqual([]);
    const first = engine.simulator
      .dials()
      .find((dial) => dial.at > (open?.since.getTime() ?? 0) + 14 * 60_000);
    expect(first).toBeDefined(); // nobody dialled from it in the quarter of an hour before
  }, 240_000);

  it('of a list of numbers that do not exist pauses the campaign and says why', async () => {
    const account = await engine.account();
    const phones = [...people(22, '0014'), ...people(200, '0014', 400)];
    const { batch } = await engine.campaign(account, phones, { ...once, max_concurrent_calls: 5 });
    const paused = await until(
      'the campaign pauses itself',
      async () => {
        const now = await engine.batch(batch);
        return now.state === 'paused' && now;
      },
      60_000,
    );
    expect(paused.pause_reason).toBe('high_failure_rate');
    expect(paused.failed_jobs + paused.in_progress_jobs).toBeLessThan(222);
    await notice(account, 'Campaña pausada: demasiados números inválidos');

    // Resumed by a person who knows better, it is judged by its next calls only.
    const scope = accountScope(account.account_id);
    const settled = await until('its calls end', async () => {
      const now = await engine.batch(batch);
      return now.in_progress_jobs === 0 && now;
    });
    await engine.store.batches.change(scope, batch.batch_id, {
      set: { state: 'running', is_active: true, pause_reason: null, 'dispatch.next_at': engine.clock.now() },
      bump_epoch: true,
    });
    await until('people are called again', async () => {
      return (await engine.batch(batch)).failed_jobs > settled.failed_jobs + 3;
    });
  }, 180_000);

  it('closes at once on a number that is marked as spam', async () => {
    const account = await engine.account();
    await engine.campaign(account, people(1, '0016'), once, {
      from_number: '+56225550116',
    });
    const [open] = await until('it is quarantined', async () => {
      const found = await breakers();
      return found.length > 0 && found;
    });
    expect(open).toMatchObject({
      scope: 'from_number:+56225550116',
      reason: 'Retell informó marked_as_spam',
    });
  }, 60_000);
});
