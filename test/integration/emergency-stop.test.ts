import { connectRedis } from '@timbre/queue';
import { accountScope, type AccountDocument, type BatchDocument } from '@timbre/store';
import { createApiKey } from '@timbre/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

// Ten virtual seconds a second: a call of ten minutes lasts a real minute, long enough to stop 200 of them.
let engine: Engine;
let api: TestApi;
beforeAll(async () => {
  engine = await startEngine({
    factor: 10,
    calls_per_second: 50,
    max_concurrent_calls: 400,
    redis_db: 11,
    workers: 2,
  });
  api = await startTestApi({
    clock: engine.clock,
    names: { database: engine.database, prefix: engine.prefix },
    env: { REDIS_URL: engine.env.REDIS_URL ?? '' },
  });
});
afterAll(async () => {
  await engine.stop();
  await api.stop();
});

const emptyRedis = async (): Promise<void> => {
  const redis = connectRedis(engine.env.REDIS_URL ?? '', 'producer');
  await until('connected', async () => redis.status === 'ready');
  await redis.flushdb();
  redis.disconnect();
};

const talkers = async (
  count: number,
  from: number,
): Promise<{ account: AccountDocument; batch: BatchDocument; key: string }> => {
  const account = await engine.account({ max_concurrent_calls: 300 });
  const phones = Array.from({ length: count }, (_, n) => [phoneFor('0007', from + n)]);
  const { batch } = await engine.campaign(account, phones, { max_attempts: 1, max_call_duration: 600 });
  const deps = { store: engine.store, clock: engine.clock };
  const { key } = await createApiKey(deps)({ account_id: account.account_id, name: 'cuenta' });
  return { account, batch, key };
};

const live = (account: AccountDocument): Promise<number> =>
  engine.store.live_calls.dangerouslyAcrossAccountsCountPlaced({ account_id: account.account_id });
const dials = (): number => engine.simulator.dials().length;

/** Nothing is admitted and undialled any more: whatever was going to dial has been refused. */
const atRest = (account: AccountDocument, batch: BatchDocument): Promise<unknown> =>
  until(
    'nothing waits to be dialled',
    async () => {
      const attempts = await engine.store.attempts.listOfBatch(
        accountScope(account.account_id),
        batch.batch_id,
      );
      return !attempts.some(({ state, open }) => open && (state === 'queued' || state === 'dialing'));
    },
    60_000,
  );

describe('an emergency stop of everything', () => {
  it('under 200 live calls lets nothing dial after its answer, not even with Redis emptied', async () => {
    const { account, batch, key } = await talkers(320, 0);
    await until('200 calls are live', async () => (await live(account)) >= 200, 60_000);

    const refused = await api.call('post', '/api/v1/emergency-stops', {
      key,
      body: { scope: 'all', reason: 'no me toca' },
    });
    expect(refused.status).toBe(403);

    const stop = await api.call('post', '/api/v1/emergency-stops', {
      body: { scope: 'all', reason: 'El guion nombra a otra empresa' },
    });
    const after_answer = dials();
    expect(stop.status).toBe(201);
    expect(stop.body).toMatchObject({ scope: 'all', raised_by: 'platform', hang_up: false });
    expect(stop.body.live_calls).toBeGreaterThanOrEqual(190);
    await emptyRedis();
    await atRest(account, batch);
    expect(dials() - after_answer).toBeLessThanOrEqual(stop.body.in_flight);

    // Repeated, now with the wish to end what is live: the same stop.
    const at_rest = dials();
    const again = await api.call('post', '/api/v1/emergency-stops', {
      body: { scope: 'all', reason: 'otra vez', hang_up: true },
    });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ stop_id: stop.body.stop_id, hang_up: true, in_flight: 0 });
    await emptyRedis();
    await until('every live call is hung up', async () => (await live(account)) === 0, 60_000);
    const reasons = new Set(engine.simulator.history().map((call) => call.reason));
    expect(reasons).toEqual(new Set(['manual_stopped']));
    await until('slots are back', async () => (await engine.store.slots.countTaken()) === 0, 60_000);
    expect(dials()).toBe(at_rest);

    const listed = await api.call('get', '/api/v1/emergency-stops', { key });
    expect(listed.body.data).toMatchObject([{ stop_id: stop.body.stop_id, scope: 'all' }]);
    const path = `/api/v1/emergency-stops/${stop.body.stop_id}`;
    expect((await api.call('delete', path, { key })).status).toBe(403);
    expect((await api.call('delete', path)).status).toBe(204);
    expect((await api.call('delete', path)).status).toBe(204);
    await until('calls go on', async () => dials() > at_rest, 60_000);

    const scope = accountScope(account.account_id);
    const subjects = await until('both notices are there', async () => {
      const found = await engine.store.messages.list(scope, { limit: 10, skip: 0 });
      return found.length >= 2 && found.map(({ subject }) => subject).toSorted();
    });
    expect(subjects).toEqual([
      'Detención de emergencia levantada',
      'Detención de emergencia: no se inician llamadas',
    ]);
    const audit = await engine.store.audit_log.dangerouslyAcrossAccountsListOf(stop.body.stop_id);
    expect(audit.map(({ action }) => action)).toEqual([
      'emergency_stop.raised',
      'emergency_stop.hang_up',
      'emergency_stop.lifted',
    ]);
    expect(audit[0]).toMatchObject({
      actor: { kind: 'api_key', account_id: null },
      after: { scope: 'all', reason: 'El guion nombra a otra empresa', hang_up: false },
    });
    await engine.store.batches.change(scope, batch.batch_id, {
      set: { state: 'paused', is_active: false },
      bump_epoch: true,
    });
  }, 240_000);
});

describe('an emergency stop of one account', () => {
  it('leaves the others alone, is its own to lift, and is nobody else’s to see', async () => {
    const mine = await talkers(20, 1_000);
    const theirs = await talkers(20, 2_000);
    const raised = await api.call('post', '/api/v1/emergency-stops', {
      key: mine.key,
      body: { reason: 'Reclamo en curso' },
    });
    expect(raised.body).toMatchObject({
      scope: 'account',
      account_id: mine.account.account_id,
      raised_by: 'account',
    });
    await until('the other account is called', async () => (await live(theirs.account)) === 20, 60_000);
    await atRest(mine.account, mine.batch);
    expect(await live(mine.account)).toBeLessThanOrEqual(raised.body.in_flight);

    const path = `/api/v1/emergency-stops/${raised.body.stop_id}`;
    expect((await api.call('get', '/api/v1/emergency-stops', { key: theirs.key })).body.data).toEqual([]);
    expect((await api.call('delete', path, { key: theirs.key })).status).toBe(404);
    expect((await api.call('delete', path, { key: mine.key })).status).toBe(204);
    expect((await api.call('delete', path, { key: theirs.key })).status).toBe(404);
    await until('its people are called', async () => (await live(mine.account)) === 20, 90_000);
  }, 180_000);

  it('says everything that is wrong with a request, and knows no account that there is not', async () => {
    const { key, account } = await talkers(0, 3_000);
    const other = await api.createAccount();
    const bad = await api.call('post', '/api/v1/emergency-stops', {
      body: { scope: 'galaxy', hang_up: 'sí', why: 1 },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'hang_up',
      'reason',
      'scope',
      'why',
    ]);
    const post = (body: object, as?: string) =>
      api.call('post', '/api/v1/emergency-stops', { key: as, body });
    expect((await post({ scope: 'account', reason: 'x' })).status).toBe(422);
    expect((await post({ scope: 'account', account_id: 'acc-nobody', reason: 'x' })).status).toBe(404);
    expect((await post({ scope: 'workspace', workspace_id: 'nowhere', reason: 'x' })).status).toBe(404);
    expect((await post({ scope: 'workspace', workspace_id: 'default', reason: 'x' }, key)).status).toBe(403);
    const foreign = { scope: 'account', account_id: other.account_id, reason: 'x' };
    expect((await post(foreign, key)).status).toBe(404);
    const by_platform = await post({ scope: 'account', account_id: account.account_id, reason: 'x' });
    expect(by_platform.status).toBe(201);
    const path = `/api/v1/emergency-stops/${by_platform.body.stop_id}`;
    expect((await api.call('delete', path, { key })).status).toBe(403);
    expect((await api.call('delete', '/api/v1/emergency-stops/stop_unknown', { key })).status).toBe(404);
    expect((await api.call('get', '/api/v1/emergency-stops', { key: null })).status).toBe(401);
  });
});
