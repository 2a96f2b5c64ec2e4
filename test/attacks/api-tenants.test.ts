import type { Operation } from '@timbre/contracts';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aJob, anAttempt } from '../support/documents.ts';
import { goodBody, goodQuery, guarded, keysOf, openTally, pathOf } from './attack-support.ts';

const tally = openTally('api-tenants');
const CANARY = 'Victorina Intocable';

let api: TestApi;
let thief: TestAccount;
let victim: TestAccount;
/** What belongs to the victim, by the name of the parameter; jobs and batches under both of their ids. */
let ids: Record<string, string[]>;
let thief_may: Set<string>;

beforeAll(async () => {
  api = await startTestApi();
  [thief, victim] = [await api.createAccount('credit_based'), await api.createAccount('credit_based')];
  ids = await belongings(victim);
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
  const forbidden = await api.store.do_not_call.put(scope, {
    ...{ level: 'phone', value: '+56950004321', batch_id: null, reason: CANARY, source: 'manual' },
    ...{ expires_at: null, created_by: 'test', created_at: now },
  });
  const stop = await api.call('post', '/api/v1/emergency-stops', { key, body: { reason: CANARY } });
  const [found, batch_found] = [
    await api.call('get', `/api/v1/jobs/${job.job_id}`, { key }),
    await api.call('get', `/api/v1/batches/${batch.batch_id}`, { key }),
  ];
  return {
    account_id: [account_id],
    batch_id: [batch.batch_id, batch_found.body._id as string],
    job_id: [job.job_id, found.body._id as string],
    import_id: ['imp_victim'],
    entry_id: [forbidden.entry.entry_id],
    stop_id: [stop.body.stop_id as string],
    key_id: [key.slice(9, 17)],
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

const tryAll = async (kind: string, cases: { operation: Operation; path: string; body?: object }[]) => {
  const before = await stored();
  for (const { operation, path, body } of cases) {
    const answer = await api.call(operation.method, path, { key: thief.api_key, ...(body ? { body } : {}) });
    const name = `${kind}: ${operation.id}`;
    tally.blocked(name, [answer.status, answer.text.includes(CANARY)], [refusal(operation), false]);
  }
  expect(await stored()).toBe(before);
};

describe('what belongs to another account', () => {
  it('is nowhere to be found by an id in the path, and stays as it is', async () => {
    const cases = guarded.flatMap((operation) =>
      keysOf(operation.params).flatMap((name) =>
        (ids[name] ?? []).map((id) => {
          const body = goodBody(operation);
          return { operation, path: pathOf(operation, { [name]: id }), ...(body ? { body } : {}) };
        }),
      ),
    );
    expect(cases.length).toBeGreaterThan(40);
    await tryAll('foreign id in the path', cases);
  });

  it('has an id for every parameter that a path can have', () => {
    const names = new Set(guarded.flatMap((operation) => keysOf(operation.params)));
    expect([...names].filter((name) => ids[name] === undefined)).toEqual([]);
  });

  it.each(['account_id', 'batch_id'])('is nowhere to be found by %s in a query', async (name) => {
    const asking = guarded.filter((operation) => keysOf(operation.query).includes(name));
    expect(asking.length).toBeGreaterThan(0);
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

  it.each(['account_id', 'batch_id'])('takes nothing in by %s in a body', async (name) => {
    const taking = guarded.filter((operation) => keysOf(operation.body).includes(name));
    expect(taking.length).toBeGreaterThan(0);
    await tryAll(
      `foreign ${name} in the body`,
      taking.flatMap((operation) =>
        (ids[name] ?? []).map((id) => ({
          operation,
          path: pathOf(operation),
          body: { ...goodBody(operation), [name]: id },
        })),
      ),
    );
  });

  it('takes no file in', async () => {
    const before = await stored();
    const answer = await api.request
      .post('/api/v1/batches/excel/create')
      .set('Authorization', `Bearer ${thief.api_key}`)
      .field('account_id', victim.account_id)
      .attach('file', Buffer.from('RUT;Nombre;Teléfono\n12345678-5;Ana;950001234\n'), 'cartera.csv');
    tally.blocked('foreign account_id in a form', answer.status, 404);
    expect(await stored()).toBe(before);
  });

  it('is in no list', async () => {
    const lists = guarded.filter(
      (operation) =>
        operation.id.startsWith('list') &&
        refusal(operation) === 404 &&
        !/\{(?!account)/.test(operation.path),
    );
    expect(lists.length).toBeGreaterThan(3);
    for (const operation of lists) {
      const path = pathOf(operation, { account_id: thief.account_id });
      const answer = await api.call(operation.method, path, { key: thief.api_key });
      const shown = [answer.text.includes(victim.account_id), answer.text.includes(CANARY)];
      tally.blocked(`list: ${operation.id}`, [answer.status, ...shown], [200, false, false]);
    }
  });

  it('looks like something that was never there', async () => {
    for (const operation of guarded) {
      const [name] = keysOf(operation.params);
      const [foreign] = ids[name ?? ''] ?? [];
      if (name === undefined || foreign === undefined || refusal(operation) !== 404) continue;
      const ask = (id: string) =>
        api.call(operation.method, pathOf(operation, { [name]: id }), {
          key: thief.api_key,
          ...(goodBody(operation) ? { body: goodBody(operation) } : {}),
        });
      const told = (body: { detail?: string; code?: string }) => [body.detail, body.code];
      const [theirs, nobodys] = [await ask(foreign), await ask('nunca-existio')];
      tally.blocked(`oracle: ${operation.id}`, told(theirs.body), told(nobodys.body));
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
      'createApiKey',
      'listApiKeys',
      'patchAccount',
      'revokeApiKey',
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
