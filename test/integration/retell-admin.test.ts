import Retell from 'retell-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { dialWith, START } from './retell-support.ts';

describe('the admin port of the simulator', () => {
  let simulator: Simulator;
  let dial: ReturnType<typeof dialWith>;

  beforeEach(async () => {
    simulator = await startSimulator({ manual_from: START, limits: { cps: 100 } });
    dial = dialWith(new Retell({ apiKey: simulator.key, baseURL: simulator.url, maxRetries: 0 }));
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const admin = (method: string, path: string, body?: object) =>
    fetch(simulator.admin_url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });

  it.each([401, 402, 429, 503])('switches on an outage of %i for as long as it says', async (status) => {
    await admin('POST', '/outage', { status, seconds: 30, retry_after_s: 7 });
    await expect(dial('+56950000001')).rejects.toMatchObject({ status });
    const raw = await fetch(`${simulator.url}/get-concurrency`, {
      headers: { authorization: `Bearer ${simulator.key}` },
    });
    expect([raw.status, raw.headers.get('retry-after')]).toEqual([status, '7']);
    await simulator.advance(30_000);
    expect((await dial('+56950000001')).call_status).toBe('registered');
  });

  it('lists calls, hangs up, advances the clock, and gives the history', async () => {
    const { call_id } = await dial('+56950000052');
    await admin('POST', '/clock/advance', { ms: 60_000 });
    expect(await (await admin('GET', '/calls?status=ongoing')).json()).toMatchObject([{ call_id }]);
    expect((await admin('POST', `/calls/${call_id}/hang-up`)).status).toBe(200);
    expect((await admin('POST', `/calls/${call_id}/hang-up`)).status).toBe(409);
    const [row] = (await (await admin('GET', '/history')).json()) as Record<string, unknown>[];
    expect(row).toMatchObject({
      call_id,
      attempt_id: 'attempt-+56950000052',
      to_number: '+56950000052',
      received_at: Date.parse('2026-11-23T13:00:00Z'),
      status: 'ended',
      reason: 'user_hangup',
    });
    expect(await (await admin('GET', '/dials')).json()).toMatchObject([{ answer: 201, call_id }]);
    expect(await (await admin('GET', '/webhooks')).json()).toEqual([]);
    await admin('POST', '/reset');
    expect(await (await admin('GET', '/history')).json()).toEqual([]);
  });

  it('changes limits and refuses unknown ones', async () => {
    expect(await (await admin('PUT', '/limits', { cps: 3 })).json()).toMatchObject({ cps: 3 });
    expect((await admin('PUT', '/limits', { spc: 3 })).status).toBe(400);
    expect((await admin('GET', '/nothing')).status).toBe(404);
  });

  it('makes the next creates go wrong', async () => {
    await admin('POST', '/create-faults', { kind: 'error_placed', count: 1 });
    await admin('POST', '/create-faults', { kind: 'reset_placed', count: 1 });
    await admin('POST', '/create-faults', { kind: 'reset_not_placed', count: 1 });
    for (let n = 0; n < 3; n += 1) await expect(dial('+56950000001')).rejects.toThrow();
    expect(simulator.dials().map(({ answer, call_id }) => [answer, call_id !== null])).toEqual([
      [500, true],
      ['reset', true],
      ['reset', false],
    ]);
    expect((await dial('+56950000001')).call_status).toBe('registered');
  });
});
