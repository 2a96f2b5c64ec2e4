import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 60, calls_per_second: 5 });
});
afterAll(() => engine.stop());

/** Calls that Retell itself breaks: no number, agent or trunk is to blame. */
const BROKEN = '0037';
const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const once = { max_attempts: 1, retry_delay_hours: 0.1, max_concurrent_calls: 5 };
const early = { failure_pause: { min_calls: 20, max_failed_percent: 80 } };

describe('a campaign in which hardly a call goes through', () => {
  it('pauses itself, says why, and is judged anew once a person resumes it', async () => {
    const account = await engine.account({ settings: early });
    const scope = accountScope(account.account_id);
    const { batch } = await engine.campaign(account, people(200, BROKEN), once);
    const paused = () =>
      until(
        'it pauses itself',
        async () => {
          const now = await engine.batch(batch);
          return now.state === 'paused' && now;
        },
        90_000,
      );
    const first = await paused();
    expect(first.pause_reason).toBe('high_failure_rate');
    const told = async () =>
      (await engine.store.messages.list(scope, { limit: 20, skip: 0 })).filter(
        ({ subject }) => subject === 'Campaña pausada: casi todas las llamadas fallan',
      );
    await until('the notice', async () => (await told()).length === 1);
    expect((await told())[0]?.body).toMatch(
      /fallaron \d+ de las últimas \d+ llamadas de la hora \(error_retell/,
    );
    const [entry] = await engine.store.batch_history.list(scope, batch.batch_id, { limit: 1 });
    expect(entry).toMatchObject({
      action: 'batch.paused',
      actor: { kind: 'system' },
      after: { state: 'paused', pause_reason: 'high_failure_rate' },
    });

    const before = (await engine.store.attempts.listOfBatch(scope, batch.batch_id)).length;
    await engine.store.batches.change(scope, batch.batch_id, {
      set: { state: 'running', is_active: true, pause_reason: null, 'dispatch.next_at': engine.clock.now() },
      bump_epoch: true,
    });
    await until(
      'more calls are made',
      async () => (await engine.store.attempts.listOfBatch(scope, batch.batch_id)).length >= before + 15,
      90_000,
    );
    await paused();
    await until('the second notice', async () => (await told()).length === 2);
  }, 240_000);

  it('goes on when its account switched the rule off', async () => {
    const account = await engine.account({ settings: { failure_pause: false } });
    const { batch } = await engine.campaign(account, people(60, BROKEN, 500), {
      ...once,
      max_concurrent_calls: 20,
    });
    await until(
      'sixty calls failed',
      async () => {
        const attempts = await engine.store.attempts.listOfBatch(
          accountScope(account.account_id),
          batch.batch_id,
        );
        return attempts.filter(({ outcome }) => outcome !== null).length >= 60;
      },
      90_000,
    );
    expect((await engine.batch(batch)).pause_reason).toBeNull();
  }, 150_000);
});
