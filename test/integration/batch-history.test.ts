import { cancelBatch, createBatch, pauseBatch, type By } from '@timbre/batches';
import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, openBatchBench, person, type BatchBench } from './batches-support.ts';

interface Change {
  action: string;
  actor: { kind: string; id: string; name: string };
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
let bench: BatchBench;
const lines: { message: string; facts: object }[] = [];
beforeAll(async () => {
  const keep = (message: string, facts: object = {}) => void lines.push({ message, facts });
  const logger = { debug: keep, info: keep, warn: keep, error: keep };
  [api, bench] = await Promise.all([startTestApi({ clock, logger }), openBatchBench()]);
  own = await api.createAccount();
  other = await api.createAccount();
});
afterAll(async () => {
  await api.stop();
  await bench.stop();
});

const call = (method: Parameters<TestApi['call']>[0], path: string, body?: unknown, key = own.api_key) =>
  api.call(method, `/api/v1${path}`, { key, body });

const campaign = async (people = 0) => {
  const { body } = await call('post', '/batches', { name: 'Cobranza' });
  const { batch_id } = body.batch as { batch_id: string };
  const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
  if (people > 0) await call('post', `/batches/${batch_id}/jobs`, { contacts });
  return batch_id;
};

const historyOf = async (batch_id: string, query = ''): Promise<Change[]> =>
  (await call('get', `/batches/${batch_id}/history${query}`)).body.data as Change[];

const subjectsOf = async (account_id: string): Promise<string[]> =>
  (await api.store.messages.list(accountScope(account_id), { limit: 100, skip: 0 }))
    .map(({ subject }) => subject)
    .toReversed();

describe('GET /batches/{id}/history', () => {
  it('tells who changed what, before and after, changed fields only', async () => {
    const batch_id = await campaign(2);
    await call('patch', `/batches/${batch_id}`, {
      name: 'Otro nombre',
      priority: 3,
      call_settings: { max_attempts: 4 },
    });
    await call('put', `/batches/${batch_id}/pause`);
    await call('put', `/batches/${batch_id}/pause`);
    await call('post', `/batches/${batch_id}/resume`, undefined, api.platform_key);
    const [job] = (await call('get', `/batches/${batch_id}/jobs`)).body as { job_id: string }[];
    await call('put', `/jobs/${job?.job_id}/cancel`);
    await call('post', `/batches/${batch_id}/cancel`, { reason: 'lista equivocada' });

    const found = await historyOf(batch_id);
    expect(found.map(({ action }) => action)).toEqual([
      'batch.cancelled',
      'job.cancelled',
      'batch.resumed',
      'batch.paused',
      'batch.changed',
      'batch.created',
    ]);
    const [cancelled, one, resumed, paused, changed, created] = found;
    expect(cancelled).toMatchObject({
      actor: { kind: 'api_key', name: 'cuenta' },
      reason: 'lista equivocada',
      before: { state: 'running', is_active: true },
      after: { state: 'cancelled', is_active: false, jobs: { pending_jobs: 1, cancelled_jobs: 2 } },
    });
    expect(one).toMatchObject({ before: { status: 'pending' }, after: { job_id: job?.job_id } });
    expect(resumed?.actor).toMatchObject({ kind: 'api_key', name: 'Llave de la plataforma' });
    expect(paused?.after).toEqual({ state: 'paused', is_active: false, pause_reason: 'user' });
    expect(changed?.before).toEqual({ name: 'Cobranza', priority: 1, 'call_settings.max_attempts': 3 });
    expect(changed?.after).toEqual({ name: 'Otro nombre', priority: 3, 'call_settings.max_attempts': 4 });
    expect(created).toMatchObject({ before: { name: null }, after: { name: 'Cobranza', state: 'running' } });

    const entries = await api.store.audit_log.dangerouslyAcrossAccountsListOf(batch_id);
    expect(entries.every(({ ip }) => ip !== null)).toBe(true);
  });

  it('goes on page by page and refuses what is no page', async () => {
    const batch_id = await campaign();
    for (const priority of [2, 3, 4]) await call('patch', `/batches/${batch_id}`, { priority });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call('get', `/batches/${batch_id}/history?limit=3${cursor}`);
      seen.push(...(body.data as Change[]).map(({ action }) => action));
      cursor = body.has_more ? `&cursor=${String(body.next_cursor)}` : '';
    } while (cursor !== '');
    expect(seen).toEqual(['batch.changed', 'batch.changed', 'batch.changed', 'batch.created']);
    const wrong = await call('get', `/batches/${batch_id}/history?limit=0&color=1`);
    expect([wrong.status, wrong.body.errors.length]).toEqual([422, 2]);
    expect((await call('get', `/batches/${batch_id}/history?cursor=xyz`)).status).toBe(422);
  });

  it('is nobody else’s, and empty of a batch that does not exist', async () => {
    const batch_id = await campaign();
    expect((await call('get', `/batches/${batch_id}/history`, undefined, other.api_key)).status).toBe(404);
    expect((await call('get', '/batches/batch-20260101-00000000/history')).status).toBe(404);
    expect((await call('get', `/batches/${batch_id}/history`, undefined, api.platform_key)).status).toBe(200);
  });
});

describe('a cancel', () => {
  it('answers how many jobs it took out, and logs who it was with ids and counts only', async () => {
    const batch_id = await campaign(3);
    const { body } = await call('post', `/batches/${batch_id}/cancel`, { reason: 'lo pidió Victorina' });
    expect(body).toMatchObject({ cancelled_jobs: 3, in_progress_jobs: 0, reason: 'lo pidió Victorina' });
    const line = lines.find(
      ({ message, facts }) =>
        message === 'batch cancelled' && (facts as { batch_id: string }).batch_id === batch_id,
    );
    expect(line?.facts).toMatchObject({
      account_id: own.account_id,
      actor_kind: 'api_key',
      pending_jobs: 3,
      cancelled_jobs: 3,
      change_id: expect.stringMatching(/^audit_/),
    });
    expect(JSON.stringify(lines)).not.toContain('Victorina');
  });
});

describe('the inbox', () => {
  it('hears of pauses, resumes and ends once each, not of repetitions nor of retries', async () => {
    const account = await api.createAccount();
    const key = account.api_key;
    const made = await call('post', '/batches', { name: 'Una' }, key);
    const { batch_id } = made.body.batch as { batch_id: string };
    await call('post', `/batches/${batch_id}/jobs`, { contacts: [person(1)] }, key);
    for (const verb of ['pause', 'pause', 'resume', 'resume', 'pause'])
      await call('put', `/batches/${batch_id}/${verb}`, undefined, key);
    await call('patch', `/batches/${batch_id}`, { is_active: true }, key);
    const [job] = (await call('get', `/batches/${batch_id}/jobs`, undefined, key)).body as {
      job_id: string;
    }[];
    await call('put', `/jobs/${job?.job_id}/cancel`, undefined, key);
    expect(await subjectsOf(account.account_id)).toEqual([
      'Campaña pausada',
      'Campaña reanudada',
      'Campaña pausada',
      'Campaña reanudada',
      'Campaña terminada',
    ]);
    const [ended] = await api.store.messages.list(accountScope(account.account_id), { limit: 1, skip: 0 });
    expect(ended?.body).toContain('De 1 persona: 0 contactadas, 0 sin éxito, 1 cancelada.');
    expect((await call('get', `/batches/${batch_id}/history`, undefined, key)).body.data[0]).toMatchObject({
      action: 'batch.completed',
      actor: { kind: 'system', id: 'timbre', name: 'Timbre' },
    });
  });
});

describe('an audit log that cannot be written', () => {
  const by: By = { actor: { kind: 'user', id: 'usr_1', account_id: null }, ip: '10.0.0.1' };

  it('neither undoes nor fails a pause or a cancel, and goes to the log instead', async () => {
    const { scope } = await bench.account();
    const { batch } = await createBatch(bench.deps)(scope, { name: 'Cobranza' });
    const said: { message: string; facts: object }[] = [];
    const error = (message: string, facts: object = {}) => void said.push({ message, facts });
    const broken = { append: () => Promise.reject(new Error('disk full')) };
    const deps = {
      ...bench.deps,
      logger: { ...bench.deps.logger, error },
      store: { ...bench.store, audit_log: { ...bench.store.audit_log, ...broken } },
    };
    expect((await pauseBatch(deps)(scope, batch.batch_id, by)).batch.state).toBe('paused');
    expect((await cancelBatch(deps)(scope, batch.batch_id, 'se acabó', by)).state).toBe('cancelled');
    expect((await bench.batch(scope, batch.batch_id)).state).toBe('cancelled');
    expect(said.map(({ message }) => message)).toEqual([
      'change not in the audit log',
      'change not in the audit log',
    ]);
    expect(said[1]?.facts).toMatchObject({
      batch_id: batch.batch_id,
      action: 'batch.cancelled',
      actor_id: 'usr_1',
      changed: ['state', 'cancellation_reason', 'reason', 'jobs'],
    });
  });
});
