import { runCli } from '@timbre/cli';
import { deleteRecordings } from '@timbre/calls';
import { addMs, DAY_MS, silentLogger, type Clock } from '@timbre/kernel';
import { accountScope, type AccountDocument, type Store } from '@timbre/store';
import { beginNights, forecastRetention, runRetention, type EraseDeps } from '@timbre/subjects';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch, aJob, anAttempt } from '../support/documents.ts';
import { testServers } from '../support/servers.ts';

/** Four in the morning in Santiago. */
const NIGHT = new Date('2026-11-23T07:00:00.000Z');
const clock: Clock = { now: () => NIGHT, factor: 1 };

let api: TestApi;
let store: Store;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi();
  store = api.store;
  [own, other] = [await api.createAccount(), await api.createAccount()];
});
afterAll(() => api.stop());

const deps = (): EraseDeps => ({
  ...{ store, clock, logger: silentLogger },
  deleteRecordings: deleteRecordings({ store, clock, workspaces: new Map() }),
});
const call = (method: 'get' | 'put', body?: object, key = own.api_key, query = '') =>
  api.call(method, `/api/v1/retention${query}`, { key, ...(body ? { body } : {}) });

/** A finished job with its dial, `days` ago. */
const finished = async (account: AccountDocument, days: number) => {
  const at = addMs(NIGHT, -days * DAY_MS);
  const batch = aBatch(account, at, {}, { state: 'completed' });
  const summary = { transcript: 'buenos días', call_analysis: { a: 1 }, outcome: 'answered' };
  const job = aJob(batch, ['+56950001234'], at, {
    ...{ person_key: '12345678-5', status: 'completed', call_id: `call-${days}` },
    call_result: { success: true, status: 'ended', summary, timestamp: at },
  });
  await store.jobs.insertMany([job]);
  const attempt_id = `attempt-${account.account_id}-${days}`;
  await store.attempts.insert(
    anAttempt(job, batch, at, {
      ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, retell_call_id: `call-${days}` },
      ...{ sent_at: at, conversation: { transcript: 'buenos días' } },
    }),
  );
  return { job, attempt_id };
};

describe('how long data are kept', () => {
  it('has defaults, takes changes within bounds and notes them', async () => {
    expect((await call('get')).body).toEqual({
      ...{ account_id: own.account_id, recordings_days: 90, transcripts_days: 90 },
      ...{ attempts_days: 730, audit_days: 1_825, raw_imports_days: 0 },
    });
    const key = api.platform_key;
    const { account_id } = own;
    const changed = await call('put', { account_id, transcripts_days: 30 }, key);
    expect(changed.body).toMatchObject({ transcripts_days: 30, attempts_days: 730 });
    const wrong = { account_id, transcripts_days: 0, attempts_days: 29, audit_days: 364, dias: 3 };
    const refused = await call('put', wrong, key);
    expect(refused.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['attempts_days', 'audit_days', 'dias', 'transcripts_days'],
    ]);
    expect((await call('put', { account_id }, key)).status).toBe(422);
    expect((await call('get', undefined, other.api_key, `?account_id=${account_id}`)).status).toBe(404);
    // Only administrators shorten what is kept.
    expect((await call('put', { transcripts_days: 1 })).status).toBe(403);
    const acts = await store.audit_log.dangerouslyAcrossAccountsListOf(account_id);
    expect(acts.map(({ action, after }) => [action, after?.['transcripts_days']])).toContainEqual([
      ...['retention.changed', 30],
    ]);
  });
});

describe('a night', () => {
  it('takes words, then contact data, keeps figures, and is told in audit log and record', async () => {
    const scope = accountScope(own.account_id);
    const account = await store.accounts.find(scope);
    if (account === null) throw new Error('no account');
    const [fresh, older, ancient] = [
      await finished(account, 10),
      await finished(account, 60),
      await finished(account, 800),
    ];
    await store.audit_log.append({
      ...{ _id: 'audit_old', account_id: own.account_id, at: addMs(NIGHT, -2_000 * DAY_MS) },
      ...{ actor: { kind: 'cli', id: 'x', account_id: null }, action: 'x.y', target: 't' },
      ...{ before: null, after: null, ip: null },
    });
    const would = { transcripts: 2, attempts: 1, jobs: 1, audit: 1 };
    expect((await forecastRetention(deps())(scope)).would_purge).toMatchObject(would);
    expect((await store.attempts.listOfJob(scope, older.job.job_id))[0]?.conversation).not.toBeNull();

    const runs = await beginNights(deps())();
    expect(runs).toContain(`ret_${own.account_id}_2026-11-23`);
    expect(await beginNights(deps())()).toEqual([]);
    for (const run_id of runs) expect(await runRetention(deps())({ run_id })).toBe('over');

    const attemptOf = async ({ job }: typeof fresh) => (await store.attempts.listOfJob(scope, job.job_id))[0];
    expect((await attemptOf(fresh))?.conversation).toEqual({ transcript: 'buenos días' });
    expect(await attemptOf(older)).toMatchObject({ conversation: null, phone: '+56950001234' });
    expect(await attemptOf(ancient)).toMatchObject({ conversation: null, phone: 'eliminado' });
    const shown = await store.jobs.find(scope, older.job.job_id);
    expect(shown?.call_result?.summary).toMatchObject({ transcript: null, outcome: 'answered' });
    expect(shown?.contact.phones).toEqual(['+56950001234']);
    expect(await store.jobs.find(scope, ancient.job.job_id)).toMatchObject({
      ...{ person_key: 'eliminado', contact: { phones: [] }, status: 'completed' },
    });
    const target = `ret_${own.account_id}_2026-11-23`;
    const acts = await store.audit_log.dangerouslyAcrossAccountsListOf(target);
    expect(acts.map(({ action, after }) => [action, after])).toEqual([['retention.purged', would]]);
    const record = await store.evidence.list(scope, {}, { limit: 10 });
    expect(record.map(({ kind }) => kind)).toEqual(['purged']);
    expect((await store.audit_log.dangerouslyAcrossAccountsListOf('t')).length).toBe(0);
    expect((await forecastRetention(deps())(scope)).would_purge).toMatchObject({ transcripts: 0, jobs: 0 });
  });

  it('comes at three o’clock of the account’s own day, and not before', async () => {
    const { account_id } = await api.createAccount('unlimited', { timezone: 'America/Buenos_Aires' });
    const at = (iso: string) => ({ store, clock: { ...clock, now: () => new Date(iso) } });
    const begun = async (iso: string) =>
      (await beginNights(at(iso))()).filter((id) => id.includes(account_id));
    expect(await begun('2026-12-05T05:59:00.000Z')).toEqual([]);
    expect(await begun('2026-12-05T06:00:00.000Z')).toEqual([`ret_${account_id}_2026-12-05`]);
  });
});

describe('timbre retention --dry-run', () => {
  it('counts what would go and changes nothing', async () => {
    const said = { out: '', err: '' };
    const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
    const env = {
      ...{ NODE_ENV: 'test', MONGODB_URI: testServers().mongodb_uri, REDIS_URL: testServers().redis_url },
      ...{ TIMBRE_DATABASE: api.names.database, TIMBRE_QUEUE_PREFIX: api.names.prefix },
    };
    const run = (...args: string[]) => runCli(['retention', '--dry-run', '--json', ...args], io, env);
    expect(await run('--account', other.account_id)).toBe(0);
    const [forecast] = JSON.parse(said.out) as { account_id: string; would_purge: object }[];
    expect(forecast).toMatchObject({ account_id: other.account_id, would_purge: { transcripts: 0 } });
    expect(await run('--account', 'acc-unknown')).toBe(1);
  });
});
