import { createTimbreClient, everyItem, TimbreError, TimbreNetworkError, watchBatch } from '@timbre/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { badNetwork, clientOf } from '../support/client.ts';
import { newAttempt } from '../support/example-world.ts';
import { fakePeople } from '../support/people.ts';

let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startTestApi();
  account = await api.createAccount('credit_based');
});
afterAll(() => api.stop());

const own = (options = {}) => clientOf(api, account.api_key, options);
const refusal = async (work: Promise<unknown>): Promise<TimbreError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (error instanceof TimbreError) return error;
  throw new Error('it was not refused', { cause: error });
};

describe('a refusal', () => {
  it('is an error that names its code, its request and every field at fault', async () => {
    const body = { name: '', priority: 99 };
    const error = await refusal(own().createBatch({ body }));
    expect([error.status, error.code, error.name]).toEqual([422, 'invalid_input', 'TimbreError']);
    expect(error.errors.map(({ path }) => path)).toEqual(['name', 'priority']);
    expect(error.request_id).not.toBe('');
    expect(error.message).toBe(error.problem.detail);
  });

  it('is not repeated', async () => {
    const network = badNetwork();
    await refusal(own({ fetch: network.fetch }).getBatch({ batch_id: 'nunca-existio' }));
    expect(network.sent).toHaveLength(1);
  });

  it('that no Timbre wrote is an error too', async () => {
    const gateway = { fetch: () => Promise.resolve(new Response('<html>', { status: 502 })), tries: 1 };
    const error = await refusal(own(gateway).getMe());
    expect([error.status, error.code]).toEqual([502, 'unavailable']);
  });
});

describe('a lost answer', () => {
  it('to a reading is asked for again', async () => {
    const network = badNetwork();
    network.loseAnswers(2);
    const me = await own({ fetch: network.fetch }).getMe();
    expect([me.account_id, network.sent.length]).toEqual([account.account_id, 3]);
  });

  it('to a top-up is asked for again under the same key, and the money counts once', async () => {
    const network = badNetwork();
    network.loseAnswers(1);
    const { account_id } = account;
    const before = await clientOf(api).getBalance({ account_id });
    const input = { account_id, body: { credits: 25 } };
    await clientOf(api, undefined, { fetch: network.fetch }).topUpAccount(input);
    const after = await clientOf(api).getBalance({ account_id });
    expect((after.remaining ?? 0) - (before.remaining ?? 0)).toBe(25);
    const [first, second] = network.sent;
    expect([network.sent.length, first?.key]).toEqual([2, second?.key]);
    expect(first?.key).toMatch(/^[\w-]{36}$/);
  });

  it('to a change that cannot be told apart from another is left to the caller', async () => {
    const network = badNetwork();
    network.loseAnswers(1);
    const { account_id } = account;
    const work = clientOf(api, undefined, { fetch: network.fetch }).patchAccount({
      ...{ account_id, body: { max_concurrent_calls: 7 } },
    });
    await expect(work).rejects.toBeInstanceOf(TimbreNetworkError);
    expect(network.sent).toHaveLength(1);
  });

  it('ends after three tries, and names no address of the network', async () => {
    const network = badNetwork();
    network.loseAnswers(9);
    await expect(own({ fetch: network.fetch }).getMe()).rejects.toThrow('GET /api/v1/auth/me: no answer');
    expect(network.sent).toHaveLength(3);
  });

  it('comes from a server that takes too long, too', async () => {
    const never: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    const work = own({ fetch: never, timeout_ms: 20, tries: 1 }).getMe();
    await expect(work).rejects.toBeInstanceOf(TimbreNetworkError);
  });

  it('is not waited for when the caller gives up', async () => {
    const given_up = AbortSignal.abort(new Error('enough'));
    await expect(own().getMe({}, { signal: given_up })).rejects.toThrow('enough');
  });
});

describe('a token', () => {
  it('is asked for anew once it is refused', async () => {
    const anyone = createTimbreClient({ base_url: `${api.url}/` });
    const asked: boolean[] = [];
    const token = async (refused: boolean) => {
      asked.push(refused);
      return refused ? (await anyone.login({ body: api.admin })).token : 'caducado';
    };
    const person = createTimbreClient({ base_url: api.url, credential: { token } });
    expect((await person.getMe()).kind).toBe('user');
    expect(asked).toEqual([false, true]);
  });

  it('that stays refused is a refusal', async () => {
    const person = createTimbreClient({ base_url: api.url, credential: { token: () => 'caducado' } });
    expect((await refusal(person.getMe())).code).toBe('unauthenticated');
  });
});

describe('lists', () => {
  it('are walked to their end, part by part', async () => {
    const timbre = own();
    const { batch } = await timbre.createBatch({ body: { name: 'Lista' } });
    const contacts = fakePeople(25, 7).map(({ name, rut, phone }) => ({ name, dni: rut, phones: [phone] }));
    const { batch_id } = batch;
    await timbre.addBatchJobs({ batch_id, body: { contacts } });
    const found = new Set<string>();
    for await (const job of everyItem(timbre, 'listBatchJobs', { batch_id, limit: 10 }))
      found.add(job.job_id);
    expect(found.size).toBe(25);
  });

  it('with a cursor are walked too', async () => {
    const timbre = own();
    const values = ['+56950001101', '+56950001102', '+56950001103'];
    for (const value of values)
      await timbre.addDoNotCall({ body: { level: 'phone', value, reason: 'lo pidió' } });
    const found: unknown[] = [];
    for await (const entry of everyItem(timbre, 'listDoNotCall', { limit: 2 })) found.push(entry.entry_id);
    expect(new Set(found).size).toBe(3);
  });
});

describe('the history of calls', () => {
  it('is walked in its own form', async () => {
    const world = { api, account: await api.createAccount() };
    const wanted = [await newAttempt(world), await newAttempt(world), await newAttempt(world)];
    const timbre = clientOf(api, world.account.api_key);
    const found: string[] = [];
    for await (const call of everyItem(timbre, 'listCallHistory', { limit: 2 })) found.push(call.attempt_id);
    expect(found.sort()).toEqual(wanted.sort());
  });
});

describe('watching a batch', () => {
  it('tells each change, and ends with the batch', async () => {
    const timbre = own();
    const { batch } = await timbre.createBatch({ body: { name: 'Seguida' } });
    const { batch_id } = batch;
    const seen: boolean[] = [];
    for await (const { is_active } of watchBatch(timbre, { batch_id, every_ms: 5 })) {
      seen.push(is_active);
      if (seen.length === 1) await timbre.pauseBatch({ batch_id });
      else await timbre.cancelBatch({ batch_id });
    }
    expect(seen.at(0)).toBe(true);
    expect(seen.at(-1)).toBe(false);
  });
});
