import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY } from './batches-support.ts';

const clock = manualClock(MONDAY);
const CALL = '019355a0-7c11-7b4e-9c52-3f4f5d2f9c01';
const WAITING = '019355a0-7c11-7b4e-9c52-3f4f5d2f9c02';
/** Larger than one piece of a file, so that a part may begin in the second. */
const SOUND = Buffer.alloc(600_000, 'RIFFgrabación');

let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount();
  other = await api.createAccount();
  const scope = accountScope(own.account_id);
  const begun = await api.store.recordings.begin(scope, wanted(CALL), clock.now(), clock.now());
  const facts = { content_type: 'audio/wav', now: () => clock.now() };
  await api.store.recordings.store(scope, begun!, pieces(), facts);
  await api.store.recordings.begin(scope, wanted(WAITING), clock.now(), clock.now());
});
afterAll(() => api.stop());

async function* pieces() {
  yield SOUND;
}
const wanted = (attempt_id: string) => ({
  ...{ _id: attempt_id, attempt_id, account_id: own.account_id, batch_id: 'batch-1', tries: 0 },
  ...{ state: 'waiting' as const, lease_until: null, next_at: clock.now(), link_dies_at: clock.now() },
  ...{
    fault: null,
    file_id: null,
    content_type: null,
    bytes: null,
    created_at: clock.now(),
    stored_at: null,
  },
});

const play = (id: string, headers: Record<string, string> = {}, key = own.api_key) =>
  fetch(`${api.url}/api/v1/calls/${id}/recording`, {
    headers: { Authorization: `Bearer ${key}`, ...headers },
  });
const plays = async () =>
  (await api.store.audit_log.dangerouslyAcrossAccountsListOf(CALL)).filter(
    ({ action }) => action === 'recording.played',
  );

describe('GET /calls/{attempt_id}/recording', () => {
  it('gives the sound, and notes who listened', async () => {
    const response = await play(CALL);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'content-type': 'audio/wav', 'content-length': '600000', 'accept-ranges': 'bytes' },
      ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `inline; filename="llamada-${CALL}.wav"`,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(SOUND)).toBe(true);
    expect((await plays()).at(-1)).toMatchObject({ account_id: own.account_id, actor: { kind: 'api_key' } });
  });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=300000-300099', 300_000, 300_100],
    ['bytes=599990-', 599_990, 600_000],
    ['bytes=-10', 599_990, 600_000],
  ])('gives the part %s', async (range, start, end) => {
    const response = await play(CALL, { Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/600000`);
    expect(Buffer.from(await response.arrayBuffer()).equals(SOUND.subarray(start, end))).toBe(true);
  });

  it('gives all of it for a range that makes no sense', async () => {
    const response = await play(CALL, { Range: 'bytes=700000-' });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });

  it('notes a listener once, however many parts their player asks for', async () => {
    const before = (await plays()).length;
    await (await play(CALL, { Range: 'bytes=0-1' })).arrayBuffer();
    await (await play(CALL, { Range: 'bytes=300000-' })).arrayBuffer();
    expect(await plays()).toHaveLength(before + 1);
  });

  it('says that a copy is being made, and that there is none', async () => {
    const waiting = await api.call('get', `/api/v1/calls/${WAITING}/recording`, { key: own.api_key });
    expect(waiting.body).toMatchObject({ status: 404, detail: expect.stringContaining('se está copiando') });
    const none = await api.call('get', '/api/v1/calls/nunca-existio/recording', { key: own.api_key });
    expect(none.body).toMatchObject({ status: 404, detail: 'Recording not found' });
  });

  it('of another account is not there, for the platform it is', async () => {
    for (const id of [CALL, WAITING]) {
      const seen = await api.call('get', `/api/v1/calls/${id}/recording`, { key: other.api_key });
      expect(seen.body).toMatchObject({ status: 404, detail: 'Recording not found' });
    }
    const response = await play(CALL, {}, api.platform_key);
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });

  it('needs the right to listen', async () => {
    const scopes = { account_id: own.account_id, name: 'sin audio', scopes: ['batches:read'] };
    const made = await api.call('post', '/api/v1/api-keys', { body: scopes });
    const seen = await api.call('get', `/api/v1/calls/${CALL}/recording`, { key: made.body.key as string });
    expect(seen.status).toBe(403);
  });
});
