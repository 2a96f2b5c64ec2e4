import { newAttemptId } from '@timbre/kernel';
import { accountScope, type AccountDocument, type AttemptDocument, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch, aJob, anAttempt } from '../support/documents.ts';

const NOW = new Date('2026-11-23T14:30:00.000Z');
const ANSWERED: AttemptDocument['outcome'] = {
  ...{ class: 'answered' as const, reason: 'user_hangup', success: true, contact: true, connected: true },
  spends_attempt: true,
};

let api: TestApi;
let account: TestAccount;
let other: TestAccount;
let batch: BatchDocument;
beforeAll(async () => {
  api = await startTestApi();
  [account, other] = [await api.createAccount('credit_based'), await api.createAccount()];
  batch = await batchOf(account);
});
afterAll(() => api.stop());

const batchOf = async ({ account_id }: TestAccount): Promise<BatchDocument> => {
  const document = (await api.store.accounts.find(accountScope(account_id))) as AccountDocument;
  const made = aBatch(document, NOW);
  await api.store.batches.insert(made);
  return made;
};

/** A settled call to a person of the batch, begun at `intent_at`. */
const callAt = async (
  intent_at: string,
  given: Partial<AttemptDocument> = {},
  of: BatchDocument = batch,
): Promise<AttemptDocument> => {
  const job = aJob(of, ['+56950001234'], NOW, {
    status: 'completed',
    contact: { name: 'María Inventada', dni: '50000001-1', phones: ['+56950001234'], next_phone_index: 0 },
  });
  await api.store.jobs.insertMany([job]);
  const attempt_id = newAttemptId();
  const at = new Date(intent_at);
  const attempt = anAttempt(job, of, at, {
    ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, outcome: ANSWERED },
    ...{ sent_at: at, ended_at: new Date(at.getTime() + 60_000), duration_ms: 55_000, call_status: 'ended' },
    ...{ retell_call_id: `call_${attempt_id}`, charge: { unit: 'micros', amount: 157_500 } },
    conversation: {
      ...{
        transcript: 'Agent: Hola María',
        recording_url: 'https://r.example/1.wav',
        summary: 'Promete pagar',
      },
      fecha_pago_cliente: '2026-11-30',
    },
    ...given,
  });
  await api.store.attempts.insert(attempt);
  return attempt;
};

const get = (path: string, key = account.api_key) => api.call('get', `/api/v1/calls${path}`, { key });
const byPlatform = (path: string) => get(path, api.platform_key);
const ids = (body: { calls: { attempt_id: string }[] }) => body.calls.map(({ attempt_id }) => attempt_id);

describe('the history of calls', () => {
  it('shows ended calls, newest first, page by page', async () => {
    const first = await callAt('2026-11-20T12:00:00Z');
    const second = await callAt('2026-11-21T12:00:00Z');
    await callAt('2026-11-22T12:00:00Z', { state: 'placed', open: true, outcome: null, charge: null });
    await callAt('2026-11-22T12:00:00Z', { state: 'released', outcome: null, charge: null });
    const { body } = await get('/history');
    expect(ids(body)).toEqual([second.attempt_id, first.attempt_id]);
    expect(body).toMatchObject({ total: 2, limit: 100, skip: 0, has_more: false });
    const page = await get('/history?limit=1');
    expect(ids(page.body)).toEqual([second.attempt_id]);
    expect(page.body.has_more).toBe(true);
    expect((await get('/history?limit=1&skip=1')).body).toMatchObject({ total: 2, skip: 1, has_more: false });
  });

  it('tells each call in the fields that existing clients read', async () => {
    const { body } = await get('/history?limit=1');
    expect(body.calls[0]).toMatchObject({
      account_id: account.account_id,
      batch_id: batch.batch_id,
      status: 'completed',
      contact_name: 'María Inventada',
      phone_number: '+56950001234',
      created_at: '2026-11-21T12:00:00.000Z',
      finished_at: '2026-11-21T12:01:00.000Z',
      call_duration_seconds: 55,
      call_result: { success: true, status: 'ended', summary: { duration_ms: 55_000 } },
      call_status: 'ended',
      call_cost: 0.1575,
      transcript: 'Agent: Hola María',
      recording_url: 'https://r.example/1.wav',
      collected_variables: { fecha_pago_cliente: '2026-11-30' },
    });
  });

  it('keeps to a batch, by either of its ids', async () => {
    const another = await batchOf(account);
    const made = await callAt('2026-11-19T12:00:00Z', {}, another);
    const document = await api.store.connection.collection('batches').findOne({ batch_id: another.batch_id });
    for (const id of [another.batch_id, String(document?._id)])
      expect(ids((await get(`/history?batch_id=${id}`)).body)).toEqual([made.attempt_id]);
    const asPlatform = await byPlatform(`/history?batch_id=${another.batch_id}`);
    expect(asPlatform.body.total).toBe(1);
  });

  it('keeps to days of the account, the last one whole, and to moments', async () => {
    const [zoned] = [await api.createAccount('unlimited')];
    const of = await batchOf(zoned);
    const late = await callAt('2026-11-24T02:59:00Z', {}, of); // 23:59 of the 23rd in Santiago
    const next = await callAt('2026-11-24T03:00:00Z', {}, of);
    const on = async (query: string) => ids((await get(`/history?${query}`, zoned.api_key)).body);
    expect(await on('start_date=2026-11-23&end_date=2026-11-23')).toEqual([late.attempt_id]);
    expect(await on('start_date=2026-11-24')).toEqual([next.attempt_id]);
    expect(await on('end_date=2026-11-24T02:59:30')).toEqual([late.attempt_id]);
    expect(await on('end_date=2026-11-24T00:00:00-03:00')).toEqual([late.attempt_id]);
    expect(await on('start_date=2026-11-25')).toEqual([]);
  });

  it('refuses dates that do not exist, the wrong way round or too far apart, all at once', async () => {
    const bad = await get('/history?start_date=2026-02-30&limit=0&hasta=1');
    expect(bad.status).toBe(422);
    const paths = bad.body.errors.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(['hasta', 'limit', 'start_date']);
    for (const range of [
      'start_date=2026-11-24&end_date=2026-11-23',
      'start_date=2024-01-01&end_date=2026-01-01',
    ])
      expect((await get(`/history?${range}`)).body.errors[0].path).toBe('end_date');
  });

  it('of another account is nowhere; the platform has to name one', async () => {
    expect((await get(`/history?batch_id=${batch.batch_id}`, other.api_key)).status).toBe(404);
    expect((await get(`/history?account_id=${account.account_id}`, other.api_key)).status).toBe(404);
    expect((await get('/history', other.api_key)).body).toMatchObject({ calls: [], total: 0 });
    expect((await byPlatform('/history')).status).toBe(422);
    expect((await byPlatform('/history?account_id=acc-nobody')).status).toBe(404);
    expect((await byPlatform(`/history?account_id=${account.account_id}`)).body.total).toBe(3);
  });
});

describe('one call', () => {
  it('is found by its attempt or by Retell’s id, with outcome, charge and conversation', async () => {
    const attempt = await callAt('2026-11-18T12:00:00Z');
    for (const id of [attempt.attempt_id, attempt.retell_call_id ?? '']) {
      const { status, body } = await get(`/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        attempt_id: attempt.attempt_id,
        summary: 'Promete pagar',
        charge: { unit: 'USD', amount: 0.1575 },
        attempt: { state: 'settled', outcome: { class: 'answered', success: true }, phone: '+56950001234' },
        from_number: '+56225550100',
      });
    }
    expect((await byPlatform(`/${attempt.attempt_id}`)).status).toBe(200);
  });

  it('that is live has no result yet', async () => {
    const live = await callAt('2026-11-18T13:00:00Z', {
      ...{ state: 'placed', open: true, outcome: null, charge: null, conversation: null, ended_at: null },
    });
    const { body } = await get(`/${live.attempt_id}`);
    expect(body).toMatchObject({
      call_result: null,
      call_duration_seconds: null,
      charge: null,
      transcript: null,
    });
  });

  it('of another account, or of nobody, is not found', async () => {
    const attempt = await callAt('2026-11-17T12:00:00Z');
    const foreign = await get(`/${attempt.attempt_id}`, other.api_key);
    const nobodys = await get('/call_nunca', other.api_key);
    expect([foreign.status, foreign.body.detail]).toEqual([404, 'Call not found']);
    expect([nobodys.status, nobodys.body.detail]).toEqual([404, 'Call not found']);
    expect((await byPlatform('/call_nunca')).status).toBe(404);
  });

  it('is masked for people, who see it on a screen', async () => {
    const { body: session } = await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin });
    const key = String(session.access_token ?? session.token);
    const attempt = await callAt('2026-11-16T12:00:00Z');
    const shown = await get(`/${attempt.attempt_id}`, key);
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({ contact_name: 'M*** I***', phone_number: '+569****1234' });
    expect(shown.text).not.toMatch(/Hola María|50001234|Promete pagar|r\.example|2026-11-30/);
  });
});
