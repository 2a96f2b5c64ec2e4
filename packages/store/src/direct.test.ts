import { Mongoose, type Model } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { direct, type Direct } from './direct.ts';
import { lessThan } from './filters.ts';
import { bindModels } from './models.ts';

// Not connected: whatever is refused here is refused before anything is sent.
const models = bindModels(new Mongoose().createConnection());
const tenants = (Object.values(models) as Model<object>[]).filter((model) => model.schema.path('account_id'));
const attempts = direct(models.call_attempts);

const OPERATIONS: Record<string, (own: Direct<object>, filter: Record<string, unknown>) => Promise<unknown>> =
  {
    find: (own, filter) => own.find(filter),
    findOne: (own, filter) => own.findOne(filter),
    findOneAndUpdate: (own, filter) => own.findOneAndUpdate(filter, { $set: { account_id: 'x' } }, {}),
    updateOne: (own, filter) => own.updateOne(filter, { $set: { account_id: 'x' } }),
    updateMany: (own, filter) => own.updateMany(filter, { $set: { account_id: 'x' } }),
    deleteMany: (own, filter) => own.deleteMany(filter),
  };

describe.each(Object.entries(OPERATIONS))('%s', (_, operate) => {
  it.each([{}, { account_id: undefined }, { account_id: null }, { account_id: '' }])(
    'is refused without an account: %j',
    async (filter) => {
      for (const model of tenants)
        await expect(operate(direct(model), filter), model.modelName).rejects.toThrow(/account_id/);
    },
  );

  it.each([{ $gt: '' }, { $ne: null }, { $regex: '.*' }, { $exists: true }])(
    'refuses an operator that is not ours: %j',
    async (value) => {
      await expect(operate(attempts as never, { account_id: value })).rejects.toThrow(/operator/);
      await expect(operate(attempts as never, { account_id: 'a', state: value })).rejects.toThrow(/operator/);
    },
  );

  it('refuses a condition that is undefined, which would meet every document', async () => {
    await expect(operate(attempts as never, { account_id: 'a', job_id: undefined })).rejects.toThrow(
      /job_id .*undefined/,
    );
  });

  it('refuses names that the schema does not know', async () => {
    await expect(operate(attempts as never, { account_id: 'a', nonsense: 1 })).rejects.toThrow(/nonsense/);
    await expect(operate(attempts as never, { account_id: 'a', $where: 'true' })).rejects.toThrow(/\$where/);
  });
});

it('refuses to write a field that the schema does not know', async () => {
  const own = { _id: 'a', account_id: 'b' };
  await expect(attempts.updateOne(own, { $set: { nonsense: 1 } })).rejects.toThrow(/nonsense/);
  await expect(attempts.updateOne(own, { $inc: { 'nonsense.deep': 1 } })).rejects.toThrow(/nonsense/);
  await expect(attempts.insertOne({ ...own, nonsense: 1 } as never)).rejects.toThrow(/nonsense/);
  await expect(attempts.insertMany([{ ...own, nonsense: 1 } as never])).rejects.toThrow(/nonsense/);
});

it('says which operators are ours', async () => {
  // It passes the checks and fails at the missing connection only.
  await expect(attempts.find({ account_id: 'a', intent_at: lessThan(new Date(0)) })).rejects.not.toThrow(
    /operator/,
  );
});
