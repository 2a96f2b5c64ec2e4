import { accountScope, type JobDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';

/** Outcome number of the simulator → what becomes of a person with that one phone and one attempt. */
const MAX = 'Máximo de intentos alcanzado (1)';
const NO_PHONE = 'Sin teléfono válido';
const EXPECTED: Record<string, { status: string; attempts: number; last_error?: string | RegExp }> = {
  '0001': { status: 'completed', attempts: 1 },
  '0002': { status: 'completed', attempts: 1 },
  '0003': { status: 'completed', attempts: 1 },
  '0004': { status: 'failed', attempts: 1, last_error: MAX },
  '0005': { status: 'failed', attempts: 1, last_error: MAX },
  '0007': { status: 'completed', attempts: 1 },
  '0008': { status: 'completed', attempts: 1 },
  '0011': { status: 'failed', attempts: 1, last_error: MAX },
  '0012': { status: 'failed', attempts: 1, last_error: MAX },
  '0013': { status: 'failed', attempts: 1, last_error: MAX },
  '0014': { status: 'failed', attempts: 0, last_error: NO_PHONE },
  '0015': { status: 'failed', attempts: 1, last_error: MAX },
  '0016': { status: 'failed', attempts: 0, last_error: /marked_as_spam/ },
  '0019': { status: 'failed', attempts: 0, last_error: /sip_routing_error/ },
  '0024': { status: 'failed', attempts: 0, last_error: /registered_call_timeout/ },
  '0031': { status: 'failed', attempts: 0, last_error: /error_/ },
  '0038': { status: 'failed', attempts: 0, last_error: /error_/ },
  '0041': { status: 'failed', attempts: 1, last_error: MAX },
  '0042': { status: 'failed', attempts: 1, last_error: MAX },
  '0043': { status: 'completed', attempts: 1 },
  '0051': { status: 'failed', attempts: 0, last_error: /follow_timeout/ },
  '0052': { status: 'completed', attempts: 1 },
  '0053': { status: 'completed', attempts: 1 },
  '0061': { status: 'completed', attempts: 1 },
  '0062': { status: 'completed', attempts: 1 },
  '0063': { status: 'failed', attempts: 1, last_error: MAX },
};
const NUMBERS = Object.keys(EXPECTED);

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 300, workers: 2 });
});
afterAll(() => engine.stop());

describe('every outcome that Retell can answer', () => {
  let jobs: Map<string, JobDocument>;

  it('ends in one result for each person', async () => {
    const account = await engine.account({ plan_type: 'credit_based' }, { micros: 1_000_000_000 });
    const settings = { max_attempts: 1, retry_delay_hours: 0.1 };
    const run = async (numbers: string[], given = {}) => {
      const phones = numbers.map((number, n) => [phoneFor(number, n)]);
      const { batch, jobs: made } = await engine.campaign(account, phones, settings, given);
      return { batch, made: made.map((job, n) => [numbers[n] ?? '', job] as const) };
    };
    // What carriers call spam is quarantined: it calls from a number of its own.
    const campaigns = [
      await run(NUMBERS.filter((number) => number !== '0016')),
      await run(['0016'], { from_number: '+56225550116' }),
    ];
    for (const { batch } of campaigns) await engine.completed(batch);
    jobs = new Map();
    for (const [number, job] of campaigns.flatMap(({ made }) => made))
      jobs.set(number, await engine.job(job));

    const scope = accountScope(account.account_id);
    const batches = await Promise.all(campaigns.map(({ batch }) => engine.batch(batch)));
    expect(await engine.check(...batches)).toEqual(ALL_KEPT);
    const wallet = await engine.store.wallets.find(scope, 'micros');
    expect(wallet?.used).toBeGreaterThan(0);
  }, 120_000);

  it.each(NUMBERS)('%s', (number) => {
    const job = jobs.get(number);
    const { status, attempts, last_error } = EXPECTED[number] ?? {};
    expect({ status: job?.status, attempts: job?.attempts }, job?.last_error ?? '').toEqual({
      status,
      attempts,
    });
    if (last_error instanceof RegExp) expect(job?.last_error).toMatch(last_error);
    else if (last_error !== undefined) expect(job?.last_error).toBe(last_error);
  });

  it('asks Retell once where the answer was lost', () => {
    const posts = (number: string): number =>
      engine.simulator.dials().filter((dial) => dial.to_number?.endsWith(number)).length;
    expect([posts('0061'), posts('0062'), posts('0063')]).toEqual([1, 1, 1]);
  });
});
