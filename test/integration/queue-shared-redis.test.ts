import { MINUTE_MS, silentLogger } from '@timbre/kernel';
import { connectRedis, flushKeys, openSharedRedis, type SharedRedis } from '@timbre/queue';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startProxy } from '../faults/proxy.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { until } from './queue-support.ts';

const { prefix } = freshNames();
const direct = connectRedis(testServers().redis_url, 'worker');
let proxy: Awaited<ReturnType<typeof startProxy>>;
let one: SharedRedis;
let other: SharedRedis;

const open = (): Promise<SharedRedis> => {
  const url = new URL(testServers().redis_url);
  url.host = `127.0.0.1:${proxy.port}`;
  return openSharedRedis({ redis_url: url.href, prefix, logger: silentLogger });
};

beforeAll(async () => {
  proxy = await startProxy(Number(new URL(testServers().redis_url).port));
});
beforeEach(async () => {
  proxy.set({ kind: 'pass' });
  [one, other] = await Promise.all([open(), open()]);
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
});
afterAll(async () => {
  await flushKeys(direct, prefix);
  direct.disconnect();
  await proxy.stop();
});

describe('what processes share through Redis', () => {
  it('is a text under a key of the environment, for as long as it was given and never above 5 minutes', async () => {
    await one.set('cuenta', 'cifras', 60_000);
    expect(await other.get('cuenta')).toBe('cifras');
    expect(await direct.pttl(`${prefix}:cache:cuenta`)).toBeLessThanOrEqual(60_000);
    await one.set('cuenta', 'otras', 90 * MINUTE_MS);
    expect(await direct.pttl(`${prefix}:cache:cuenta`)).toBeLessThanOrEqual(5 * MINUTE_MS);
    await other.forget('cuenta');
    expect(await one.get('cuenta')).toBeUndefined();
  });

  it('is news for whoever listens to the channel, until he stops', async () => {
    const [heard, too]: string[][] = [[], []];
    const stop = await other.subscribe('avisos', (text) => heard?.push(text));
    const stopToo = await other.subscribe('avisos', (text) => too?.push(text));
    await one.publish('avisos', 'uno');
    await until('both heard it', () => heard?.length === 1 && too?.length === 1);
    await stop();
    await one.publish('avisos', 'dos');
    await until('the other heard the second', () => too?.length === 2);
    expect(heard).toEqual(['uno']);
    await stopToo();
    expect(await direct.publish(`${prefix}:avisos`, 'tres')).toBe(0);
  });

  it('is any command, for those who can do without an answer', async () => {
    expect(await one.command('INCRBY', `${prefix}:veces`, '3')).toBe(3);
    await expect(one.command('NADA')).rejects.toThrow(/unknown command/i);
  });
});

describe('while Redis is away', () => {
  it('caches are empty, news is lost, and only a raw command rejects', async () => {
    const heard: string[] = [];
    await other.subscribe('avisos', (text) => heard.push(text));
    await one.set('cuenta', 'cifras', 60_000);
    proxy.set({ kind: 'refuse' });
    proxy.cut();
    await until('the connection is gone', () => one.get('cuenta').then((text) => text === undefined));
    await one.set('cuenta', 'nadie', 60_000);
    await one.forget('cuenta');
    await one.publish('avisos', 'nadie');
    await expect(one.command('PING')).rejects.toThrow();

    proxy.set({ kind: 'pass' });
    await until('the cache is back', () => one.get('cuenta').then((text) => text === 'cifras'));
    await until('the listener hears again', async () => {
      await one.publish('avisos', 'vuelta');
      return heard.includes('vuelta');
    });
    expect(heard).not.toContain('nadie');
  });

  it('a process starts without it and finds it when it comes', async () => {
    proxy.set({ kind: 'refuse' });
    const late = await open();
    expect(await late.get('cuenta')).toBeUndefined();
    const heard: string[] = [];
    await late.subscribe('avisos', (text) => heard.push(text));
    proxy.set({ kind: 'pass' });
    await until('it hears', async () => {
      await late.publish('avisos', 'tarde');
      return heard.length > 0;
    });
    await late.close();
  });

  it('a server that is silent is away after half a second', async () => {
    proxy.set({ kind: 'blackhole' });
    await expect(one.command('PING')).rejects.toThrow();
    expect(await one.get('cuenta')).toBeUndefined();
    proxy.set({ kind: 'pass' });
  });
});
