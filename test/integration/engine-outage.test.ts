import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 300 });
});
afterAll(() => engine.stop());

describe('a call whose end Retell cannot tell in time, because Retell is down', () => {
  it('is not closed as one that never was: the person who answered is not called again', async () => {
    const account = await engine.account();
    const settings = { max_attempts: 2, retry_delay_hours: 0.1, max_call_duration: 60, ring_timeout: 10 };
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001')]], settings);
    const scope = accountScope(account.account_id);
    const attempt = async () => (await engine.store.attempts.listOfBatch(scope, batch.batch_id))[0];
    await until('placed', async () => (await attempt())?.state === 'placed');
    engine.simulator.faults.startOutage({ status: 503, seconds: 86_400 });
    await until('overdue and asked about', async () => (await attempt())?.stopped_at != null);
    engine.simulator.faults.endOutage();

    await engine.completed(batch);
    expect(await attempt()).toMatchObject({ state: 'settled', outcome: { reason: 'user_hangup' } });
    expect(await Promise.all(jobs.map(engine.job))).toMatchObject([{ status: 'completed', attempts: 1 }]);
    expect(engine.simulator.dials()).toHaveLength(1);
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
  }, 60_000);
});
