import { silentLogger } from '@timbre/kernel';
import { createSettingsCache, settingsChannel, type SettingsCache, type SettingsSource } from '@timbre/calls';
import { openSharedRedis, type SharedRedis } from '@timbre/queue';
import { accountScope, type BatchDocument } from '@timbre/store';
import { normaliseCallSettings } from '@timbre/scheduling';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBatch, anAccount } from '../support/documents.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { NOW, openStoreBench, type StoreBench } from './store-support.ts';

const { prefix } = freshNames();
const account = anAccount(NOW);
const scope = accountScope(account.account_id);
let bench: StoreBench;
let redis: SharedRedis;
let cache: SettingsCache;
let sources: SettingsSource[];

const open = (limit?: number): SettingsCache =>
  createSettingsCache({
    store: bench.store,
    redis,
    onRead: (source) => sources.push(source),
    ...(limit === undefined ? {} : { limit }),
  });
const campaign = async (max_attempts: number): Promise<BatchDocument> => {
  const batch = aBatch(account, NOW, { max_attempts });
  await bench.store.batches.insert(batch);
  return batch;
};
const attempts = async ({ batch_id }: BatchDocument) =>
  (await cache.find(scope, batch_id))?.call_settings.max_attempts ?? null;
const settings = (max_attempts: number) => normaliseCallSettings({ max_attempts }).settings;
/** How many processes listen for a change of the batch. */
const listeners = ({ batch_id }: BatchDocument) =>
  redis
    .command('PUBSUB', 'NUMSUB', `${prefix}:${settingsChannel(batch_id)}`)
    .then((found) => (found as [string, number])[1]);

beforeAll(async () => {
  bench = await openStoreBench();
  redis = await openSharedRedis({ redis_url: testServers().redis_url, prefix, logger: silentLogger });
});
beforeEach(() => {
  sources = [];
  cache = open();
});
afterEach(() => cache.close());
afterAll(async () => {
  await redis.close();
  await bench.stop();
});

describe('settings that are remembered', () => {
  it('are read once for an epoch; state and counters are read each time', async () => {
    const batch = await campaign(5);
    expect([await attempts(batch), await attempts(batch)]).toEqual([5, 5]);
    await bench.store.batches.change(scope, batch.batch_id, { set: { state: 'paused', pending_jobs: 7 } });
    expect(await cache.find(scope, batch.batch_id)).toMatchObject({
      ...{
        state: 'paused',
        pending_jobs: 7,
        epoch: 0,
        call_settings: settings(5),
        call_settings_input: null,
      },
    });
    expect(sources).toEqual(['database', 'memory', 'memory']);
  });

  it('are never those of another epoch, though nobody told of the change', async () => {
    const batch = await campaign(5);
    await attempts(batch);
    await bench.store.batches.change(scope, batch.batch_id, {
      set: { call_settings: settings(2) },
      bump_epoch: true,
    });
    expect([await attempts(batch), await attempts(batch)]).toEqual([2, 2]);
    expect(sources).toEqual(['database', 'database', 'memory']);
  });

  it('are forgotten when somebody says so, and then nobody listens for them', async () => {
    const batch = await campaign(5);
    await attempts(batch);
    await until('somebody listens', async () => (await listeners(batch)) === 1);
    await redis.publish(settingsChannel(batch.batch_id), '');
    await until('nobody listens', async () => (await listeners(batch)) === 0);
    await attempts(batch);
    expect(sources).toEqual(['database', 'database']);
  });

  it('are of a bounded number of campaigns: the one that was asked for longest ago goes', async () => {
    await cache.close();
    cache = open(2);
    const [one, two, three] = [await campaign(1), await campaign(2), await campaign(3)];
    for (const batch of [one, two, one, three, one]) await attempts(batch);
    expect(sources).toEqual(['database', 'database', 'memory', 'database', 'memory']);
    await until('nobody listens for the second', async () => (await listeners(two)) === 0);
  });

  it('of a campaign of nobody, of another account, or that is gone, are none', async () => {
    const batch = await campaign(5);
    expect(await cache.find(accountScope('acc-other'), batch.batch_id)).toBeNull();
    expect(await attempts(batch)).toBe(5);
    expect(await cache.find(accountScope('acc-other'), batch.batch_id)).toBeNull();
    await bench.store.batches.remove(scope, batch.batch_id);
    expect(await attempts(batch)).toBeNull();
  });
});
