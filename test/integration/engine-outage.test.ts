import { accountScope } from '@timbre/store';
import { afterEach, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
afterEach(() => engine.stop());

const people = (count: number, outcome: string): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, n)]);
const MINUTE_MS = 60_000;

/** Waits until `ms` of virtual time have passed. */
const pass = async (ms: number): Promise<void> => {
  const end = engine.clock.now().getTime() + ms;
  await until('the time passes', async () => engine.clock.now().getTime() >= end, 60_000);
};

describe('while Retell is down', () => {
  it('answering 503, it is tried once in 30 seconds, and everybody is called once it is back', async () => {
    engine = await startEngine({ factor: 10, calls_per_second: 1, workers: 2 });
    const account = await engine.account();
    engine.simulator.faults.startOutage({ status: 503, seconds: 3_600, create_only: true });
    const { batch } = await engine.campaign(account, people(60, '0011'), {
      max_attempts: 2,
      retry_delay_hours: 0.1,
    });
    const rests = () => engine.store.halts.among(['workspace:default']);
    await until(
      'the workspace rests',
      async () => (await rests()).some(({ kind }) => kind === 'rest'),
      60_000,
    );
    await pass(MINUTE_MS); // what was being dialled at that moment has its answer
    const from = engine.clock.now().getTime();
    const before = engine.simulator.dials().length;
    await pass(4 * MINUTE_MS);
    const tries = engine.simulator.dials().length - before;
    const half_minutes = (engine.clock.now().getTime() - from) / (30 * 1_000);
    console.log(`${before} dials until it rested, then ${tries} in ${half_minutes.toFixed(0)} half minutes`);
    expect(before).toBeLessThan(40);
    expect(tries).toBeGreaterThan(0);
    expect(tries).toBeLessThanOrEqual(Math.ceil(half_minutes));

    engine.simulator.faults.endOutage();
    await engine.completed(batch, 150_000);
    expect(await rests()).toEqual([]);
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
  }, 240_000);

  it('refusing connections, it is tried once in 30 seconds, and nobody loses an attempt for it', async () => {
    engine = await startEngine({
      factor: 30,
      calls_per_second: 5,
      workers: 2,
      env: { RETELL_BASE_URL: 'http://127.0.0.1:9' },
    });
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const { batch, jobs } = await engine.campaign(account, people(60, '0011'), { max_attempts: 1 });
    const tries = async () => {
      const attempts = await engine.store.attempts.listOfBatch(scope, batch.batch_id);
      return attempts.filter(({ refusal }) => refusal?.reason === 'unreachable').length;
    };
    await until('it was tried', async () => (await tries()) > 0);
    await pass(MINUTE_MS);
    const before = await tries();
    const from = engine.clock.now().getTime();
    await pass(8 * MINUTE_MS);
    const half_minutes = (engine.clock.now().getTime() - from) / (30 * 1_000);
    const more = (await tries()) - before;
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(Math.ceil(half_minutes));
    const after = await Promise.all(jobs.map((job) => engine.job(job)));
    expect(after.every((job) => job.attempts === 0)).toBe(true);
  }, 180_000);
});
