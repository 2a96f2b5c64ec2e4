import { createHmac } from 'node:crypto';
import { callWorkerService, readConfig } from '@timbre/call-worker';
import { realClock, silentLogger } from '@timbre/kernel';
import { createMetrics, type Metrics, type Stop } from '@timbre/runtime';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
let api: TestApi;
let worker: Metrics;
let stopWorker: Stop;
beforeAll(async () => {
  engine = await startEngine({ workers: 0, calls_per_second: 100, factor: 60 });
  const { database, prefix, env } = engine;
  api = await startTestApi({
    clock: engine.clock,
    names: { database, prefix },
    env: { RETELL_WEBHOOK_API_KEY: engine.simulator.key, RETELL_MAX_CONCURRENT_CALLS: '50' },
  });
  worker = createMetrics('call-worker');
  const context = { clock: engine.clock, logger: silentLogger, metrics: worker };
  stopWorker = await callWorkerService(readConfig(env)).start(context);
});
afterAll(async () => {
  await stopWorker();
  await api.stop();
  await engine.stop();
});

/** The sum of a metric's samples whose labels hold all of `labels`; NaN when there is no sample. */
const sampleIn = (text: string, name: string, labels: Record<string, string> = {}): number => {
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && wanted.every((label) => line.includes(label)));
  return lines.length === 0
    ? Number.NaN
    : lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
};
const ofApi = async (): Promise<string> => (await api.request.get('/metrics')).text;

describe('the signals of a run', () => {
  it('show how calls end, which delays were used, and with which settings', async () => {
    const account = await engine.account();
    const settings = { max_attempts: 2, retry_delay_hours: 0.1, ring_timeout: 20 };
    const { batch } = await engine.campaign(
      account,
      [[phoneFor('0001')], [phoneFor('0011', 1)], [phoneFor('0012', 2)]],
      settings,
    );
    await engine.completed(batch);
    const text = await worker.render();
    expect(sampleIn(text, 'timbre_calls_ended_total')).toBeGreaterThanOrEqual(3);
    expect(sampleIn(text, 'timbre_dials_total', { result: 'placed' })).toBeGreaterThanOrEqual(3);
    expect(sampleIn(text, 'timbre_retry_delay_hours_count')).toBeGreaterThanOrEqual(1);
    expect(sampleIn(text, 'timbre_retry_delay_hours_bucket', { le: '0.25' })).toBeGreaterThanOrEqual(1);
    const labels = { max_attempts: '2', retry_delay_hours: '<=0.5', ring_timeout_seconds: '<=20' };
    const counted = sampleIn(text, 'timbre_attempts_by_settings_total', labels);
    expect(counted).toBeGreaterThanOrEqual(3);
    expect(sampleIn(text, 'timbre_job_duration_seconds_count', { job: 'dispatch-tick' })).toBeGreaterThan(0);
    expect(sampleIn(text, 'timbre_dispatch_tick_seconds_count')).toBeGreaterThan(0);
    expect(sampleIn(text, 'timbre_queue_jobs', { queue: 'call-start' })).toBeGreaterThanOrEqual(0);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('show dials that were put off, by code', async () => {
    const account = await engine.account({ daily_call_limit: 0 });
    await engine.campaign(account, [[phoneFor('0001', 3)]]);
    await until('a dial is put off', async () => {
      const text = await worker.render();
      return sampleIn(text, 'timbre_postponed_total', { code: 'daily_limit' }) >= 1;
    });
  });

  it('show how late webhooks come and are worked on', async () => {
    const [call] = engine.simulator.history();
    const key = engine.simulator.key;
    const end_timestamp = engine.clock.now().getTime() - 120_000;
    const body = JSON.stringify({
      event: 'call_ended',
      call: { call_id: call?.call_id, call_status: 'ended', agent_id: 'agent_1', end_timestamp },
    });
    const at = realClock.now().getTime();
    const digest = createHmac('sha256', key).update(body).update(String(at)).digest('hex');
    const answer = await api.request
      .post('/webhooks/retell/default')
      .type('application/json')
      .set('X-Retell-Signature', `v=${at},d=${digest}`)
      .send(body);
    expect(answer.status).toBe(204);
    const stored = await ofApi();
    expect(sampleIn(stored, 'timbre_webhook_stored_lag_seconds_count', { event: 'call_ended' })).toBe(1);
    expect(sampleIn(stored, 'timbre_webhook_stored_lag_seconds_sum')).toBeGreaterThanOrEqual(120);
    await until('the webhook is worked on', async () => {
      const text = await worker.render();
      return sampleIn(text, 'timbre_webhook_processed_lag_seconds_count', { event: 'call_ended' }) >= 1;
    });
  });
});

describe('the state of the installation', () => {
  it('is shown by the API alone: open calls, slots and caps, who waits and why', async () => {
    const account = await engine.account({ max_concurrent_calls: 2 });
    const phones = [10, 11, 12, 13].map((n) => [phoneFor('0007', n)]);
    const { batch } = await engine.campaign(account, phones, { max_call_duration: 7_200 });
    const closed = { allowed_hours: { start: '03:00', end: '03:20' }, days_of_week: [3] };
    await engine.campaign(account, [[phoneFor('0001', 20)]], closed, { contact_pack: null });
    await engine.campaign(account, [[phoneFor('0001', 21)]], {}, { state: 'paused', is_active: false });
    const text = await until('both slots are taken and shown', async () => {
      const seen = await ofApi();
      return sampleIn(seen, 'timbre_slots_in_use', { scope: 'account' }) >= 2 && seen;
    });
    expect(sampleIn(text, 'timbre_slots_in_use', { scope: 'retell' })).toBeGreaterThanOrEqual(2);
    expect(sampleIn(text, 'timbre_slots_cap', { scope: 'account' })).toBeGreaterThanOrEqual(2);
    expect(sampleIn(text, 'timbre_slots_cap', { scope: 'retell' })).toBe(50);
    expect(sampleIn(text, 'timbre_attempts_open')).toBeGreaterThanOrEqual(2);
    expect(sampleIn(text, 'timbre_attempts_open', { state: 'unknown' })).toBe(0);
    expect(sampleIn(text, 'timbre_attempts_oldest_seconds')).toBeGreaterThan(0);
    expect(sampleIn(text, 'timbre_people_waiting', { reason: 'batch_paused' })).toBe(1);
    expect(sampleIn(text, 'timbre_oldest_due_job_seconds')).toBeGreaterThanOrEqual(0);
    expect(sampleIn(text, 'timbre_dispatch_overdue_seconds')).toBeGreaterThanOrEqual(0);
    expect(sampleIn(await worker.render(), 'timbre_slots_in_use')).toBeNaN();
    await engine.store.batches.change(accountScope(account.account_id), batch.batch_id, {
      set: { state: 'cancelled', is_active: false },
      bump_epoch: true,
    });
  });

  it('names nobody in its labels', async () => {
    const both = `${await ofApi()}\n${await worker.render()}`;
    expect(both).not.toMatch(/acc-[0-9a-f]|batch-\d|job_acc|\+569|call_[0-9a-f]{6}/);
  });
});
