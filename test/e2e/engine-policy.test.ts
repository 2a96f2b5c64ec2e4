import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rutOf } from '../integration/batches-support.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { operationsOn, seeded, type Someone } from './policy-operations.ts';
import { faultOf, type AccountRules, type Run, type SeenDial } from './policy-oracle.ts';
import type { Timeline } from './policy-timeline.ts';

const SEED = Number(process.env.TIMBRE_TEST_SEED ?? '20261121');
const PEOPLE = 90;
const RUN_MINUTES = 50;
const OUTCOMES = ['0001', '0011', '0012', '0002', '0011', '0044', '0014', '0004', '0011'];

/** People with two phones each, some of them on Easter Island. */
const people: Someone[] = Array.from({ length: PEOPLE }, (_, n) => ({
  dni: rutOf(n + 1),
  name: `Persona ${n}`,
  phones: [phoneFor(OUTCOMES[n % OUTCOMES.length] ?? '', 2 * n), phoneFor('0011', 2 * n + 1)],
  debt_amount: 1_000,
  ...(n % 10 === 0 ? { region: 'Isla de Pascua' } : {}),
}));

let engine: Engine;
let api: TestApi;
beforeAll(async () => {
  // A Saturday, 19:20 in Santiago: the lawful hours end within the run.
  engine = await startEngine({
    factor: 60,
    workers: 2,
    calls_per_second: 1,
    virtual_start: new Date('2026-11-21T22:20:00Z'),
  });
  api = await startTestApi({
    clock: engine.clock,
    names: { database: engine.database, prefix: engine.prefix },
    env: { RETELL_BASE_URL: engine.simulator.url, RETELL_API_KEY: engine.simulator.key },
  });
});
afterAll(async () => {
  await engine?.stop();
  await api?.stop();
});

const now = (): number => engine.clock.now().getTime();

/** Every POST that the simulator saw, with its attempt and job. */
const seenDials = async (account_id: string, run: Run): Promise<SeenDial[]> => {
  const scope = accountScope(account_id);
  const batches = [...run.campaigns.keys()];
  const attempts = (
    await Promise.all(batches.map((batch_id) => engine.store.attempts.listOfBatch(scope, batch_id)))
  ).flat();
  const byId = new Map(attempts.map((attempt) => [attempt.attempt_id, attempt]));
  return Promise.all(
    engine.simulator.dials().map(async ({ at, attempt_id }) => {
      const attempt = byId.get(attempt_id ?? '');
      const job = attempt && (await engine.store.jobs.find(scope, attempt.job_id));
      if (!attempt || !job) throw new Error(`a dial without attempt or job: ${attempt_id}`);
      return { at, attempt, job };
    }),
  );
};

/** People who asked in a call not to be called again: true from the moment that call was settled. */
const noteOptOuts = (run: Run, dials: readonly SeenDial[]): number => {
  const asked = dials.filter(({ attempt }) => attempt.conversation?.opt_out === true);
  for (const { attempt } of asked) {
    const settled = attempt.settled_at?.getTime() ?? Infinity;
    run.forbidden.push({
      names: ({ person_key }) => person_key === attempt.person_key,
      holds: { ...always(true), during: (from) => [from > settled] },
      until: null,
    });
  }
  return asked.length;
};

/** A setting that never changed. */
const always = <T>(value: T): Timeline<T> => ({
  now: () => value,
  set: () => Promise.resolve(),
  during: () => [value],
});

describe('whatever is done to campaigns while they run', () => {
  it('no dial leaves the hours, the lists and the caps that were in force', async () => {
    const account = await api.createAccount('unlimited', { max_concurrent_calls: 25 });
    const random = seeded(SEED);
    const operations = operationsOn({ api, account, people, random, clock: now });
    const { run } = operations;
    const done = new Map<string, number>();
    for (let n = 0; n < 3; n++) await operations.create();
    const end = now() + RUN_MINUTES * 60_000;
    while (now() < end) {
      const name = await operations.any();
      done.set(name, (done.get(name) ?? 0) + 1);
      const next = now() + random() * 40_000;
      await until('the next operation is due', () => Promise.resolve(now() >= next));
    }
    await operations.cancelAll();
    const scope = accountScope(account.account_id);
    await until(
      'no call is live',
      async () => {
        const open = [...run.campaigns.keys()].map((id) => engine.store.attempts.countOpen(scope, id));
        return (await Promise.all(open)).every((count) => count === 0);
      },
      120_000,
    );

    const dials = await seenDials(account.account_id, run);
    const opt_outs = noteOptOuts(run, dials);
    const faults = dials.flatMap((dial) => {
      const fault = faultOf(run, dial, dials);
      return fault === null ? [] : [`${fault} ${dial.attempt.attempt_id} ${new Date(dial.at).toISOString()}`];
    });
    const operated = [...done].map(([name, count]) => `${name.replaceAll(' ', '_')}=${count}`).join(' ');
    console.log(
      `contact policy: seed=${SEED} campaigns=${run.campaigns.size} dials=${dials.length} opt_outs=${opt_outs} entries=${run.forbidden.length} faults=${faults.length} (${operated})`,
    );
    expect(faults).toEqual([]);
    expect(dials.length).toBeGreaterThan(0);

    // The oracle sees something: under other rules than those of the run it finds fault with these very dials.
    const found = (other: Partial<Run>): string[] =>
      dials.map((dial) => faultOf({ ...run, ...other }, dial, dials) ?? 'none');
    const rules: AccountRules = { hours: null, holidays: [], cap: null, counts: 'answered' };
    expect(found({ rules: always({ ...rules, cap: 0 }) })).not.toContain('none');
    expect(found({ rules: always({ ...rules, holidays: ['2026-11-21'] }) })).not.toContain('none');
    const closed = { start: '00:00', end: '01:00', days: [7] };
    expect(found({ rules: always({ ...rules, hours: closed }) })).not.toContain('none');
    const everybody = { names: () => true, holds: always(true), until: null };
    expect(new Set(found({ forbidden: [everybody] }))).toEqual(new Set(['do not call']));
  });
});
