import { createHmac } from 'node:crypto';
import { realClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

const KEY = 'key_sim_webhooks_of_this_test';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ env: { RETELL_WEBHOOK_API_KEY: KEY } });
});
afterAll(() => api.stop());

const event = (call_id: string) =>
  JSON.stringify({
    event: 'call_ended',
    call: { call_id, call_status: 'ended', agent_id: 'agent_1', to_number: '+56950001234' },
  });
const sign = (body: string, at = realClock.now().getTime(), key = KEY): string =>
  `v=${at},d=${createHmac('sha256', key).update(body).update(String(at)).digest('hex')}`;
const deliver = (body: string, signature?: string, workspace = 'default') => {
  const request = api.request.post(`/webhooks/retell/${workspace}`).type('application/json');
  return signature === undefined
    ? request.send(body)
    : request.set('X-Retell-Signature', signature).send(body);
};
const stored = (call_id: string) =>
  api.store.connection.collection('webhook_events').countDocuments({ retell_call_id: call_id });

describe('POST /webhooks/retell/{workspace_id}', () => {
  it('stores a signed event once and answers 204 both times', async () => {
    const body = event('call_once');
    for (let i = 0; i < 2; i++) expect((await deliver(body, sign(body))).status).toBe(204);
    expect(await stored('call_once')).toBe(1);
  });

  it('keeps the bytes as they came', async () => {
    const body = event('call_bytes').replace('{', '{  ');
    expect((await deliver(body, sign(body))).status).toBe(204);
    const found = await api.store.connection
      .collection('webhook_events')
      .findOne({ retell_call_id: 'call_bytes' });
    expect(found?.['body']).toBe(body);
  });

  it('refuses what is unsigned, forged, stale, written anew or for nobody', async () => {
    const body = event('call_bad');
    const old = realClock.now().getTime() - 6 * 60_000;
    const answers = await Promise.all([
      deliver(body),
      deliver(body, sign(body, undefined, 'key_other')),
      deliver(body, sign(body, old)),
      deliver(JSON.stringify(JSON.parse(body), null, 1), sign(body)),
      deliver(body, sign(body), 'other'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(await stored('call_bad')).toBe(0);
  });

  it('answers 400 to a signed text that is no event, 413 to an endless one', async () => {
    expect((await deliver('{"event":1}', sign('{"event":1}'))).status).toBe(400);
    const long = 'x'.repeat(300_000);
    expect((await deliver(long, sign(long))).status).toBe(413);
  });
});
