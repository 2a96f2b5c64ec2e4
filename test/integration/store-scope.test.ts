import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount } from '../support/documents.ts';
import { NOW, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const models = () => Object.values(bench.store.connection.models);
/** Whatever belongs to an account says so in its schema: nobody has to remember to add a collection here. */
const tenants = () => models().filter((model) => model.schema.path('account_id') !== undefined);
type AnyModel = ReturnType<typeof models>[number];

/** Every way in which mongoose reads or changes documents by a filter. */
const OPERATIONS: Record<string, (model: AnyModel) => PromiseLike<unknown>> = {
  find: (model) => model.find({}),
  findOne: (model) => model.findOne({}),
  exists: (model) => model.exists({}),
  countDocuments: (model) => model.countDocuments({}),
  distinct: (model) => model.distinct('_id'),
  updateOne: (model) => model.updateOne({}, { $set: { account_id: 'x' } }),
  updateMany: (model) => model.updateMany({}, { $set: { account_id: 'x' } }),
  replaceOne: (model) => model.replaceOne({}, {}),
  findOneAndUpdate: (model) => model.findOneAndUpdate({}, { $set: { account_id: 'x' } }),
  findOneAndReplace: (model) => model.findOneAndReplace({}, {}),
  findOneAndDelete: (model) => model.findOneAndDelete({}),
  deleteOne: (model) => model.deleteOne({}),
  deleteMany: (model) => model.deleteMany({}),
  estimatedDocumentCount: (model) => model.estimatedDocumentCount(),
  aggregate: (model) => model.aggregate([{ $group: { _id: null, n: { $sum: 1 } } }]),
  'aggregate that matches late': (model) =>
    model.aggregate([{ $match: { _id: 'x' } }, { $match: { account_id: 'x' } }]),
};

describe('a collection of accounts', () => {
  it('is every one whose documents name their account', () => {
    expect(
      tenants()
        .map((model) => model.modelName)
        .sort(),
    ).toEqual([
      'account_days',
      'accounts',
      'api_keys',
      'audit_log',
      'batches',
      'call_attempts',
      'do_not_call',
      'evidence',
      'evidence_seals',
      'idempotency_keys',
      'import_previews',
      'import_reports',
      'imports',
      'jobs',
      'ledger',
      'messages',
      'recordings',
      'retention_policies',
      'retention_runs',
      'subject_requests',
      'subjects',
      'users',
      'wallets',
    ]);
  });

  it.each(Object.entries(OPERATIONS))('refuses %s without an account', async (_, operate) => {
    for (const model of tenants())
      await expect((async () => operate(model))(), model.modelName).rejects.toThrow(/account_id/);
  });

  it('answers a query that names one, or that says why it crosses them', async () => {
    for (const model of tenants()) {
      expect(await model.countDocuments({ account_id: 'acc-x' })).toBe(0);
      expect(await model.aggregate([{ $match: { account_id: 'acc-x' } }])).toEqual([]);
      expect(await model.find({}, null, { acrossAccounts: 'this test' })).toEqual([]);
    }
  });

  it('refuses a scope whose account was lost on the way', async () => {
    const account = anAccount(NOW);
    await bench.store.accounts.insert(account);
    for (const lost of [undefined, null, ''])
      await expect(bench.store.accounts.find(accountScope(lost as never))).rejects.toThrow(
        /without account_id/,
      );
  });
});

describe('filters', () => {
  it('that name a field which no schema knows are errors, not matches', async () => {
    for (const model of tenants())
      await expect(
        (async () => model.find({ account_id: 'acc-x', no_such_field: 1 }))(),
        model.modelName,
      ).rejects.toThrow(/no_such_field/);
  });

  it('cannot be turned into operators by what came from outside', async () => {
    const account = anAccount(NOW);
    await bench.store.accounts.insert(account);
    const hostile = [
      { $gt: '' },
      { $ne: null },
      { $regex: '.*' },
      { $exists: true },
      { $in: [account.account_id] },
    ];
    for (const value of hostile) {
      const scope = accountScope(value as never);
      await expect(bench.store.accounts.find(scope)).rejects.toThrow(/operator in a filter/);
      await expect(
        (async () => bench.store.accounts.change(scope, { status: 'suspended' }))(),
      ).rejects.toThrow(/Cast to string failed/);
      const email = value as never;
      await expect(
        (async () => bench.store.users.dangerouslyAcrossAccountsFindByEmail(email))(),
      ).rejects.toThrow(/Cast to string failed/);
    }
    const found = await bench.store.accounts.find(accountScope(account.account_id));
    expect(found?.status).toBe('active');
  });

  it('run no code on the server', async () => {
    for (const model of tenants()) {
      const query = { account_id: 'acc-x', $where: 'sleep(1000) || true' };
      await expect((async () => model.find(query))(), model.modelName).rejects.toThrow();
    }
  });
});

describe('documents', () => {
  it('with a field that no schema knows are refused, not stored without it', async () => {
    const account = { ...anAccount(NOW), balance: 1_000_000 };
    await expect(bench.store.accounts.insert(account)).rejects.toThrow(/balance/);
    const known = anAccount(NOW);
    await bench.store.accounts.insert(known);
    await expect(
      (async () => bench.store.accounts.change(accountScope(known.account_id), { role: 'admin' } as never))(),
    ).rejects.toThrow(/role/);
  });
});
