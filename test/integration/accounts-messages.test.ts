import { sendSystemMessage } from '@timbre/inbox';
import { manualClock, silentLogger } from '@timbre/kernel';
import { accountScope, openStore, type Store } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshNames, testServers } from '../support/servers.ts';

const clock = manualClock('2026-03-02T12:00:00Z');
let store: Store;
beforeAll(async () => {
  store = await openStore({
    uri: testServers().mongodb_uri,
    database: freshNames().database,
    logger: silentLogger,
  });
  await store.ensureIndexes();
});
afterAll(async () => {
  await store.connection.dropDatabase();
  await store.close();
});

const notice = {
  subject: 'Saldo agotado',
  body: 'El lote se pausó.',
  message_type: 'alert',
  priority: 'high',
} as const;
const send = (account_id: string, notice_key?: string) =>
  sendSystemMessage({ store, clock })({ ...notice, account_id, notice_key });

describe('sendSystemMessage', () => {
  it('gives integer ids, each once, also to many at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => send('acc-1')));
    expect(ids.every(Number.isSafeInteger)).toBe(true);
    expect(new Set(ids).size).toBe(20);
  });

  it('stores a notice once for each account', async () => {
    const sent = await Promise.all(Array.from({ length: 5 }, () => send('acc-2', 'no_balance:batch-1')));
    expect(sent.filter((id) => id !== null)).toHaveLength(1);
    expect(await send('acc-2', 'no_balance:batch-1')).toBeNull();
    expect(await send('acc-3', 'no_balance:batch-1')).not.toBeNull();
    const [message, ...others] = await store.messages.list(accountScope('acc-2'), { limit: 10, skip: 0 });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ...notice,
      sender: null,
      created_by_system: true,
      metadata: {},
      created_at: clock.now(),
    });
  });

  it('cuts a subject that is too long', async () => {
    await sendSystemMessage({ store, clock })({ ...notice, account_id: 'acc-4', subject: 'x'.repeat(400) });
    const [message] = await store.messages.list(accountScope('acc-4'), { limit: 1, skip: 0 });
    expect(message?.subject).toHaveLength(255);
  });
});
