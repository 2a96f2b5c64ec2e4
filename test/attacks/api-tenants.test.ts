import { request } from 'node:http';
import { createApiKey } from '@timbre/accounts';
import type { Operation } from '@timbre/contracts';
import { addMs, HOUR_MS, realClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { aJob, anAttempt } from '../support/documents.ts';
import { goodBody, goodQuery, guarded, keysOf, openTally, pathOf, withPayload } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-tenants');
const CANARY = 'Victorina Intocable';

let api: TestApi;
let thief: TestAccount;
let victim: TestAccount;
/** What belongs to the victim, by the name of the parameter; jobs and batches under both of their ids. */
let ids: Record<string, string[]>;
let thief_may: Set<string>;

beforeAll(async () => {
  api = await startWatchedApi(tally);
  [thief, victim] = [await api.createAccount('credit_based'), await api.createAccount('credit_based')];
  ids = await belongings(victim);
  // The thief administers an account of its own: no right of it is one over another.
  const admin = {
    account_id: thief.account_id,
    name: 'administración',
    scopes: ['account', 'admin:*', 'privacy:*'],
  };
  thief.api_key = (await createApiKey({ store: api.store, clock: realClock })(admin)).key;
  const me = await api.call('get', '/api/v1/auth/me', { key: thief.api_key });
  thief_may = new Set(me.body.capabilities as string[]);
});
afterAll(() => api.stop());

/** A batch, a job with an attempt, an import and a key of an account. */
const belongings = async ({ account_id, api_key: key }: TestAccount): Promise<typeof ids> => {
  const scope = accountScope(account_id);
  const made = await api.call('post', '/api/v1/batches', { key, body: { name: CANARY } });
  const batch = await api.store.batches.find(scope, made.body.batch.batch_id as string);
  if (batch === null) throw new Error('no batch');
  const now = batch.created_at;
  const job = aJob(batch, ['+56950004321'], now);
  await api.store.jobs.insertMany([{ ...job, contact: { ...job.contact, name: CANARY } }]);
  const attempt_id = 'attempt-of-the-victim';
  const settled = { _id: attempt_id, attempt_id, state: 'settled', open: false } as const;
  await api.store.attempts.insert(anAttempt(job, batch, now, settled));
  await api.store.imports.insert({
    ...{ import_id: 'imp_victim', account_id, batch_id: batch.batch_id, file_id: 'f', file_name: CANARY },
    ...{ state: 'completed', options: {}, rows_read: 1, rows_written: 1, stats: {}, refused: [] },
    ...{ warnings: [], duplicates: [], fault: null, created_at: now, finished_at: now },
  });
  const expires_at = addMs(realClock.now(), HOUR_MS);
  await api.store.connection.collection('import_previews').insertOne({
    ...{ preview_id: 'prv_victim', account_id, file_id: 'f', file_name: CANARY, state: 'ready' },
    ...{ options: {}, result: { header: [CANARY] }, fault: null, created_at: now, expires_at },
  });
  const forbidden = await api.store.do_not_call.put(scope, {
    ...{ level: 'phone', value: '+56950004321', batch_id: null, reason: CANARY, source: 'manual' },
    ...{ expires_at: null, created_by: 'test', created_at: now },
  });
  const stop = await api.call('post', '/api/v1/emergency-stops', { key, body: { reason: CANARY } });
  const user = await api.call('post', '/api/v1/users', {
    body: { account_id, email: 'victima@persona.example', name: CANARY, groups: [{ code: 'viewer' }] },
  });
  const user_id = user.body.user_id as string;
  const exception = await api.call('post', `/api/v1/users/${user_id}/exceptions`, {
    body: { kind: 'revocar', capability: 'sistema.operaciones.lotes.ver', reason: CANARY },
  });
  const until = new Date(now.getTime() + 3_600_000);
  await api.store.subject_requests.remember(scope, 'sub_ofthevictim', job.person_key, now, until);
  await api.store.subject_requests.insert({
    ...{ request_id: 'srq_ofthevictim', account_id, subject_key: 'sub_ofthevictim', kind: 'block' },
    ...{ status: 'done', reason: CANARY, requested_by: { kind: 'user', id: user_id, account_id } },
    ...{ requested_at: now, due_at: now, completed_at: now, steps: {}, waits_for: null, counts: {} },
    next_at: null,
  });
  const [found, batch_found] = [
    await api.call('get', `/api/v1/jobs/${job.job_id}`, { key }),
    await api.call('get', `/api/v1/batches/${batch.batch_id}`, { key }),
  ];
  return {
    account_id: [account_id],
    batch_id: [batch.batch_id, batch_found.body._id as string],
    job_id: [job.job_id, found.body._id as string],
    import_id: ['imp_victim'],
    preview_id: ['prv_victim'],
    attempt_id: [attempt_id],
    entry_id: [forbidden.entry.entry_id],
    stop_id: [stop.body.stop_id as string],
    key_id: [key.slice(9, 17)],
    subject_key: ['sub_ofthevictim'],
    request_id: ['srq_ofthevictim'],
    user_id: [user_id],
    exception_id: [exception.body.exception_id as string],
  };
};

/** Everything that is stored of the victim, but for the moment at which its key was last used. */
const stored = async (): Promise<string> => {
  const { connection } = api.store;
  const names = Object.keys(connection.models);
  const of = { account_id: victim.account_id };
  const parts = await Promise.all(
    names.map((name) => connection.collection(name).find(of).sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(parts, (key, value: unknown) => (key === 'last_used_at' ? null : value));
};

/** 404 as for a thing that does not exist, or 403 where the thief may not do this to anything at all. */
const refusal = ({ capability }: Operation): number => (thief_may.has(capability) ? 404 : 403);

type Case = { operation: Operation; path: string; more?: Record<string, unknown> };

/** Sends a good request of the operation to this path, as the thief. */
const steal = ({ operation, path, more }: Case) =>
  withPayload(api.request[operation.method](path).set('X-API-Key', thief.api_key), operation, more);

const tryAll = async (kind: string, cases: Case[]) => {
  const before = await stored();
  for (const one of cases) {
    const answer = await steal(one);
    const name = `${kind}: ${one.operation.id}`;
    tally.blocked(name, [answer.status, answer.text.includes(CANARY)], [refusal(one.operation), false]);
  }
  expect(await stored()).toBe(before);
};

/** The first half second of an answer as text: some never end. */
const readFor = (path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${api.url}${path}`, { headers: { 'x-api-key': thief.api_key } }, (response) => {
      let text = '';
      response.setEncoding('latin1');
      response.on('data', (part: string) => (text += part));
      const end = () => resolve({ status: response.statusCode ?? 0, text });
      response.on('end', end);
      if (String(response.headers['content-type']).startsWith('text/event-stream'))
        setTimeout(() => {
          sent.destroy();
          end();
        }, 500);
    });
    sent.on('error', reject);
    sent.end();
  });

/** Parameters that name nothing of an account. */
const OF_NOBODY = ['use_case', 'workspace_id'];

/** Names under which a query or a body may name a thing of an account. */
const NAMING = ['account_id', 'batch_id', 'job_id', 'import_id', 'entry_id', 'user_id', 'call_id'];

describe('what belongs to another account', () => {
  it('is nowhere to be found by an id in the path, and stays as it is', async () => {
    const cases = guarded.flatMap((operation) =>
      keysOf(operation.params).flatMap((name) =>
        (ids[name] ?? []).map((id) => ({ operation, path: pathOf(operation, { [name]: id }) })),
      ),
    );
    expect(cases.length).toBeGreaterThan(40);
    await tryAll('foreign id in the path', cases);
  });

  it('has an id for every parameter that a path can have', () => {
    const names = new Set(guarded.flatMap((operation) => keysOf(operation.params)));
    expect([...names].filter((name) => ids[name] === undefined && !OF_NOBODY.includes(name))).toEqual([]);
  });

  it.each(NAMING)('is nowhere to be found by %s in a query', async (name) => {
    const asking = guarded.filter((operation) => keysOf(operation.query).includes(name));
    const own = { account_id: thief.account_id };
    await tryAll(
      `foreign ${name} in the query`,
      asking.flatMap((operation) =>
        (ids[name] ?? []).map((id) => ({
          operation,
          path: `${pathOf(operation, own)}?${name}=${id}${goodQuery(operation)}`,
        })),
      ),
    );
  });

  it.each(NAMING)('takes nothing in by %s in a body', async (name) => {
    const taking = guarded.filter(({ body, multipart }) => keysOf(multipart?.fields ?? body).includes(name));
    await tryAll(
      `foreign ${name} in the body`,
      taking.flatMap((operation) =>
        (ids[name] ?? []).map((id) => ({
          operation,
          path: pathOf(operation),
          more: { [name]: id },
        })),
      ),
    );
  });

  it('is in no list, no sum and no export', async () => {
    const readers = guarded.filter(
      (operation) =>
        operation.method === 'get' && refusal(operation) === 404 && !/\{(?!account)/.test(operation.path),
    );
    expect(readers.length).toBeGreaterThan(8);
    for (const operation of readers) {
      const formats = keysOf(operation.query).includes('format') ? ['&format=json', '&format=xlsx'] : [''];
      for (const format of formats) {
        const path = pathOf(operation, { account_id: thief.account_id });
        const answer = await readFor(`${path}?${goodQuery(operation).slice(1)}${format}`);
        const shown = [victim.account_id, CANARY, '56950004321'].filter((text) => answer.text.includes(text));
        tally.blocked(`list: ${operation.id}`, [answer.status < 500, shown], [true, []]);
        if (operation.id.startsWith('list')) tally.blocked(`list: ${operation.id}`, answer.status, 200);
      }
    }
  });

  it('looks like something that was never there', async () => {
    for (const operation of guarded) {
      const [name] = keysOf(operation.params);
      const [foreign] = ids[name ?? ''] ?? [];
      if (name === undefined || foreign === undefined || refusal(operation) !== 404) continue;
      const ask = (id: string) => steal({ operation, path: pathOf(operation, { [name]: id }) });
      const told = ({ body }: { body: { detail?: string; code?: string } }) => [body.detail, body.code];
      const [theirs, nobodys] = [await ask(foreign), await ask('nunca-existio')];
      tally.blocked(`oracle: ${operation.id}`, told(theirs), told(nobodys));
    }
  });
});

describe('what only the platform may do', () => {
  it('is refused to the key of an account', async () => {
    const platform_only = guarded.filter(
      ({ capability }) => capability !== 'signed_in' && !thief_may.has(capability),
    );
    expect(platform_only.map(({ id }) => id).sort()).toEqual([
      'activateAccount',
      'createAccount',
      'patchAccount',
      'suspendAccount',
      'topUpAccount',
    ]);
    const account = () => api.store.accounts.find(accountScope(thief.account_id));
    const before = await account();
    for (const operation of platform_only) {
      const path = pathOf(operation, { account_id: thief.account_id, key_id: thief.api_key.slice(9, 17) });
      const body = goodBody(operation);
      const answer = await api.call(operation.method, path, {
        key: thief.api_key,
        ...(body ? { body } : {}),
      });
      tally.blocked(`platform only: ${operation.id}`, answer.status, 403);
    }
    expect(await account()).toEqual(before);
    expect((await api.call('get', '/api/v1/auth/me', { key: thief.api_key })).status).toBe(200);
  });
});
