import { createAccount, topUp } from '@timbre/accounts';
import { createBatch } from '@timbre/batches';
import { addMs, HOUR_MS, manualClock, MINUTE_MS, realClock, silentLogger } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDoOnce } from '../../apps/api/src/http/idempotency.ts';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';

const SECRET = 'k8Xr2-Zq9wLm4Tn6Vb1Yc3Hd5Jf7Gs0Pa';
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ env: { SESSION_SECRET: SECRET } });
  account = await api.createAccount('credit_based');
});
afterAll(() => api.stop());

const send = (path: string, body: object, idempotency_key: string, key = account.api_key) =>
  api.call('post', path, { key, body, headers: { 'Idempotency-Key': idempotency_key } });
const keys = () => api.store.connection.collection('idempotency_keys');
const batches = () =>
  api.store.connection.collection('batches').countDocuments({ account_id: account.account_id });

describe('a request that is sent again with its Idempotency-Key', () => {
  it('gets the first answer, and does nothing more', async () => {
    const first = await send('/api/v1/batches', { name: 'Una vez' }, 'lote-1');
    const again = await send('/api/v1/batches', { name: 'Una vez' }, 'lote-1');
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(await batches()).toBe(1);
  });

  it('is 422 with other data, in the body or in the path', async () => {
    const { status, body } = await send('/api/v1/batches', { name: 'Otra' }, 'lote-1');
    expect([status, body.errors[0].path]).toEqual([422, 'Idempotency-Key']);
    const other = await api.createAccount('credit_based');
    const topUp = (id: string) =>
      send(`/api/v1/accounts/${id}/topup`, { credits: 1 }, 'recarga-1', api.platform_key);
    expect((await topUp(account.account_id)).status).toBe(200);
    expect((await topUp(other.account_id)).status).toBe(422);
  });

  it('is a request of its own for another operation, credential or account', async () => {
    const other = await api.createAccount();
    expect((await send('/api/v1/batches', { name: 'Ajeno' }, 'lote-1', other.api_key)).status).toBe(201);
    const job = { name: 'Persona', dni: '12345678-5', phones: ['+56950001234'] };
    expect((await send('/api/v1/jobs', job, 'lote-1')).status).toBe(201);
    const second = await api.call('post', '/api/v1/api-keys', {
      body: { name: 'otra', account_id: account.account_id },
    });
    const answer = await send('/api/v1/batches', { name: 'Otra llave' }, 'lote-1', second.body.key as string);
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  it('is done by one of many that come at once; the others are told to wait', async () => {
    const before = await batches();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('/api/v1/batches', { name: 'Juntas' }, 'lote-2')),
    );
    for (const { status } of answers) expect([201, 409]).toContain(status);
    for (const { status, headers } of answers) if (status === 409) expect(headers['retry-after']).toBe('2');
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.batch.batch_id as string)).size).toBe(1);
    expect(await batches()).toBe(before + 1);
  });

  it('leaves the key free when it is refused', async () => {
    const path = `/api/v1/accounts/${account.account_id}/topup`;
    expect((await send(path, {}, 'recarga-2', api.platform_key)).status).toBe(400);
    expect((await send(path, { credits: 2 }, 'recarga-2', api.platform_key)).status).toBe(200);
  });

  it('gives a secret once more only to who has the key; nobody reads it in the database', async () => {
    const body = { name: 'con secreto', account_id: account.account_id };
    const first = await send('/api/v1/api-keys', body, 'llave-1', api.platform_key);
    const again = await send('/api/v1/api-keys', body, 'llave-1', api.platform_key);
    expect(again.body.key).toBe(first.body.key);
    const stored = JSON.stringify(await keys().find().toArray());
    expect(stored).not.toContain(first.body.key);
    expect(stored).not.toContain('llave-1');
    expect(stored).not.toContain('con secreto');
  });

  it.each(['', 'con espacio', 'x'.repeat(256), 'ñ'])('is 422 with the key %j', async (key) => {
    const before = await batches();
    const { status } = await send('/api/v1/batches', { name: 'No' }, key);
    expect(status).toBe(422);
    expect(await batches()).toBe(before);
  });
});

describe('a request that dies before its answer is kept', () => {
  const clock = manualClock(realClock.now());
  const request: Parameters<ReturnType<typeof createDoOnce>>[0] = {
    credential: {
      kind: 'api_key',
      id: 'muerta',
      account_id: 'acc-muerta',
    },
    operation_id: 'createBatch',
    key: 'clave',
    request_hash: 'a',
  };
  const doOnce = () => createDoOnce({ store: api.store, clock, logger: silentLogger, secret: SECRET });
  const reply = { status: 201, body: { hecho: true } };

  it('blocks its repetition while it may live, then hands over what its ids are made of', async () => {
    const seen: string[] = [];
    // The first never comes back: its process is gone.
    void doOnce()(request, ({ ref }) => {
      seen.push(ref);
      return new Promise(() => undefined);
    });
    await expect.poll(() => seen.length).toBe(1);
    await expect(doOnce()(request, () => Promise.resolve(reply))).rejects.toMatchObject({ status: 409 });
    clock.set(addMs(clock.now(), 2 * MINUTE_MS));
    const again = await doOnce()(request, ({ ref }) => {
      seen.push(ref);
      return Promise.resolve(reply);
    });
    expect(again).toEqual(reply);
    expect(seen[1]).toBe(seen[0]);
  });

  it('may be repeated at once after a failure of ours, with the same ids', async () => {
    const seen: string[] = [];
    const failing = { ...request, key: 'falla' };
    const work = ({ ref }: { ref: string }) => {
      seen.push(ref);
      return seen.length === 1 ? Promise.reject(new Error('server is away')) : Promise.resolve(reply);
    };
    await expect(doOnce()(failing, work)).rejects.toThrow('server is away');
    expect(await doOnce()(failing, work)).toEqual(reply);
    expect(seen[1]).toBe(seen[0]);
  });

  it('is forgotten after a day: the key is new again', async () => {
    clock.set(addMs(clock.now(), 25 * HOUR_MS));
    let done = 0;
    const work = () => Promise.resolve({ ...reply, body: { veces: ++done } });
    await doOnce()({ ...request, request_hash: 'b' }, work);
    expect(done).toBe(1);
  });

  it('cannot be read with another secret of the installation', async () => {
    const rotated = createDoOnce({ store: api.store, clock, logger: silentLogger, secret: 'otro' });
    const repeated = rotated({ ...request, request_hash: 'b' }, () => Promise.resolve(reply));
    await expect(repeated).rejects.toMatchObject({ status: 409 });
  });
});

describe('work that must not be done twice', () => {
  it('meets what it made: batch, account and top-up', async () => {
    const once = { ref: 'ab12cd34ef56'.repeat(6).slice(0, 64), since: realClock.now() };
    const scope = accountScope(account.account_id);
    const nothing = () => Promise.resolve();
    const deps = {
      ...{ store: api.store, clock: realClock, logger: silentLogger, localDay: localDateKey },
      ...{ wakeBalance: nothing, wake: nothing, demo_pack_allowed: true },
      producer: { enqueue: nothing, hasJob: () => Promise.resolve(true) },
    };
    const two = [0, 1];
    const made: string[] = [];
    for (const _ of two)
      made.push((await createBatch(deps)(scope, { name: 'igual' }, undefined, once)).batch.batch_id);
    expect(made[1]).toBe(made[0]);
    const before = await api.store.wallets.list(scope);
    for (const _ of two) await topUp(deps)({ scope, credits: 3, once });
    const after = await api.store.wallets.list(scope);
    const micros = (wallets: typeof after) => wallets.find(({ unit }) => unit === 'micros')?.granted ?? 0;
    expect(micros(after) - micros(before)).toBe(3_000_000);
    const input = {
      ...{ account_name: 'Dos veces', contact_name: 'x', contact_email: 'a@timbre.example', country: 'CL' },
      ...{ plan_type: 'credit_based' as const, max_concurrent_calls: 1, daily_call_limit: 10 },
      initial_credits: 7,
    };
    const accounts = [];
    for (const _ of two) accounts.push((await createAccount(deps)(input, once)).account.account_id);
    expect(accounts[1]).toBe(accounts[0]);
    const wallets = await api.store.wallets.list(accountScope(accounts[0] ?? ''));
    expect(micros(wallets)).toBe(7_000_000);
  });
});
