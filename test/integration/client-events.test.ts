import { createNews } from '@timbre/calls';
import { createTimbreClient, readEvents, TimbreError, type TimbreEvent } from '@timbre/client';
import { realClock, silentLogger } from '@timbre/kernel';
import { createLiveEvents, openSharedRedis, type SharedRedis } from '@timbre/queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { clientOf } from '../support/client.ts';
import { testServers } from '../support/servers.ts';

let api: TestApi;
let account: TestAccount;
let redis: SharedRedis;
beforeAll(async () => {
  api = await startTestApi();
  account = await api.createAccount();
  const { redis_url } = testServers();
  redis = await openSharedRedis({ redis_url, prefix: api.names.prefix, logger: silentLogger });
});
afterAll(async () => {
  await redis.close();
  await api.stop();
});

/** Puts a message into the account's inbox, as far as its watchers can tell. */
const tell = (id: number): void => {
  const news = createNews({ events: createLiveEvents(redis, api.names.prefix), redis, clock: realClock });
  const { account_id } = account;
  news.messageStored({ account_id, id, message_type: 'system', priority: 'medium' });
};

const seconds = (count: number) => AbortSignal.timeout(count * 1_000);

describe('events through the typed client', () => {
  it('come as they happen, and go on after the last one', async () => {
    const timbre = clientOf(api, account.api_key);
    let last: string | undefined;
    for await (const event of readEvents(timbre, { signal: seconds(15) })) {
      if (event.type === 'ready') tell(1);
      if (event.type !== 'message') continue;
      expect(event.data.id).toBe(1);
      last = event.id;
      break;
    }
    tell(2);
    const missed: TimbreEvent[] = [];
    for await (const event of readEvents(timbre, { last_event_id: last, signal: seconds(15) })) {
      missed.push(event);
      if (event.type === 'message') break;
    }
    expect(missed.map(({ type, data }) => ('id' in data ? data.id : type))).toEqual([2]);
  });

  it('end at once for a credential that is refused', async () => {
    const nobody = createTimbreClient({ base_url: api.url, credential: { api_key: 'tmb_live_nadie' } });
    const listening = readEvents(nobody, { signal: seconds(15) }).next();
    await expect(listening).rejects.toBeInstanceOf(TimbreError);
  });

  it('stop with their signal', async () => {
    const stop = new AbortController();
    const listening = readEvents(clientOf(api, account.api_key), { signal: stop.signal });
    expect((await listening.next()).value?.type).toBe('ready');
    const next = listening.next();
    stop.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });

  it('come again by themselves after the connection broke', async () => {
    let broken = 0;
    const breaking: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      broken += 1;
      if (broken > 1 || response.body === null) return response;
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform: (bytes, controller) => {
          controller.enqueue(bytes);
          if (new TextDecoder().decode(bytes).includes('ready'))
            controller.error(new TypeError('terminated'));
        },
      });
      return new Response(response.body.pipeThrough(cut), response);
    };
    const timbre = clientOf(api, account.api_key, { fetch: breaking });
    const types: string[] = [];
    for await (const { type } of readEvents(timbre, { signal: seconds(15) })) {
      types.push(type);
      if (types.filter((one) => one === 'ready').length === 1 && types.includes('resync')) break;
    }
    expect([broken, types.includes('resync')]).toEqual([2, true]);
  });
});
