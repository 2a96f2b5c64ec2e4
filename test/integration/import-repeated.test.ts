import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount } from '../support/api.ts';
import { workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf, type ImportBench } from './import-support.ts';

let bench: ImportBench;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  bench = await openImportBench();
  own = await bench.api.createAccount();
  other = await bench.api.createAccount();
});
afterAll(() => bench.stop());

const upload = (key: string, from: number, idempotency_key: string) =>
  workbookOf(rowsOf(3, from)).then((bytes) =>
    bench.upload({ key, bytes, headers: { 'Idempotency-Key': idempotency_key } }),
  );
const batches = (account: TestAccount) =>
  bench.api.store.connection.collection('batches').countDocuments({ account_id: account.account_id });

describe('an upload that is sent again with its Idempotency-Key', () => {
  it('is the batch of the first, also when both come at once', async () => {
    const first = await upload(own.api_key, 1, 'carga-1');
    expect(first.status).toBe(201);
    const again = await upload(own.api_key, 1, 'carga-1');
    expect([again.status, again.body.batch_id]).toEqual([201, first.body.batch_id]);
    expect(again.body.stats).toEqual(first.body.stats);
    const together = await Promise.all([1, 2, 3].map(() => upload(own.api_key, 11, 'carga-2')));
    expect(new Set(together.map(({ body }) => body.batch_id as string)).size).toBe(1);
    expect(await batches(own)).toBe(2);
  });

  it('is refused with 422 when it brings another file', async () => {
    const before = await batches(own);
    const { status, body } = await upload(own.api_key, 21, 'carga-1');
    expect([status, body.code]).toEqual([422, 'invalid_input']);
    expect(await batches(own)).toBe(before);
  });

  it('meets no key of another account', async () => {
    const { status, body } = await upload(other.api_key, 1, 'carga-1');
    expect(status).toBe(201);
    const { account_id } = await bench.api.store.connection
      .collection('batches')
      .findOne({ batch_id: body.batch_id as string })
      .then((found) => ({ account_id: found?.['account_id'] as unknown }));
    expect(account_id).toBe(other.account_id);
  });

  it('is refused with 422 when the key has another form', async () => {
    expect((await upload(own.api_key, 31, 'con espacios')).status).toBe(422);
  });
});
