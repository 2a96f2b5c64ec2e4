import type { Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { everyOperation, goodBody, openTally, pathOf } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-repetitions');
let api: TestApi;
let owner: TestAccount;
let other: TestAccount;
let batch_id: string;
beforeAll(async () => {
  api = await startWatchedApi(tally);
  [owner, other] = [await api.createAccount('credit_based'), await api.createAccount('credit_based')];
  const made = await api.call('post', '/api/v1/batches', { key: owner.api_key, body: { name: 'Campaña' } });
  batch_id = made.body.batch.batch_id as string;
});
afterAll(() => api.stop());

const keeping = everyOperation.filter(
  ({ idempotent, body }) => idempotent === 'answer' && body !== undefined,
);
const HEADER = 'Idempotency-Key';

const send = (operation: Operation, idempotency_key: string, key: string, more: object = {}) =>
  api.request[operation.method](pathOf(operation, { account_id: owner.account_id, batch_id }))
    .set('Authorization', `Bearer ${key}`)
    .set(HEADER, idempotency_key)
    .send({ ...goodBody(operation), ...more });

describe('every operation that creates or spends', () => {
  it('says what a repetition does', () => {
    const creating = everyOperation.filter(({ method, responses }) => method === 'post' && 201 in responses);
    expect(creating.length).toBeGreaterThan(5);
    const careless = creating.filter(({ idempotent }) => idempotent === undefined);
    expect(careless.map(({ id }) => id)).toEqual([]);
    expect(keeping.length).toBeGreaterThan(5);
  });

  it('refuses a key that is too long or no key at all', async () => {
    for (const operation of keeping)
      for (const key of ['x'.repeat(256), 'a b', 'a\tb'])
        tally.blocked(
          `key form: ${operation.id}`,
          (await send(operation, key, api.platform_key)).status,
          422,
        );
  });

  it('gives the answer of one credential to no other, and none for other data', async () => {
    for (const operation of keeping) {
      const key = `mismo-${operation.id}`;
      // An account's own credential where it may, else the platform's.
      const own = await send(operation, key, owner.api_key);
      const [asker, first] =
        own.status < 300
          ? [owner.api_key, own]
          : [api.platform_key, await send(operation, key, api.platform_key)];
      if (first.status >= 300) continue; // it cannot succeed without more of a world than there is here
      const strangers = [other.api_key, asker === owner.api_key ? api.platform_key : owner.api_key];
      for (const stranger of strangers) {
        const answer = await send(operation, key, stranger);
        tally.blocked(`foreign key: ${operation.id}`, answer.headers['idempotency-replayed'], undefined);
      }
      const again = await send(operation, key, asker);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      const path = `${pathOf(operation, { account_id: other.account_id, batch_id: 'otro' })}`;
      const moved = await api.request[operation.method](path)
        .set('Authorization', `Bearer ${asker}`)
        .set(HEADER, key)
        .send({ ...goodBody(operation), ...(path.includes('account_id') ? {} : changed(operation)) });
      tally.blocked(`key with other data: ${operation.id}`, [404, 422].includes(moved.status), true);
    }
  });
});

/** The good body with one text or number of it changed. */
const changed = (operation: Operation): object => {
  const [entry] = Object.entries(goodBody(operation) ?? {}).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  if (entry === undefined) return {};
  const [name, value] = entry;
  return { [name]: typeof value === 'number' ? value + 1 : `${String(value)}2` };
};
