import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { everyOperation, openTally, pathOf } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-flood');
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startWatchedApi(tally, {
    env: { RATE_LIMIT_STRANGERS: '20', RATE_LIMIT_READS: '40', EXPORTS_AT_ONCE: '2', TRUST_PROXY: '1' },
  });
  account = await api.createAccount();
});
afterAll(() => api.stop());

/** Opens `count` connections that say no more than `text`. */
const openSockets = async (count: number, text: string): Promise<Socket[]> => {
  const { hostname, port } = new URL(api.url);
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write(text);
            resolve(socket);
          });
          socket.on('error', reject);
        }),
    ),
  );
};

describe('a flood', () => {
  it('of 1,000 connections that say nothing, or not enough, stops nobody', async () => {
    const idle = await openSockets(500, '');
    const slow = await openSockets(500, 'POST /api/v1/batches HTTP/1.1\r\nHost: x\r\nContent-Le');
    for (let n = 0; n < 5; n++) {
      const { status } = await api.request.get('/health/live');
      tally.blocked('idle connections', status, 200);
      await pause(20);
    }
    for (const socket of [...idle, ...slow]) socket.destroy();
  });

  it('of guesses is 429, whatever is guessed, and holds up nobody else', async () => {
    const guess = (n: number) =>
      api.request
        .get('/api/v1/auth/me')
        .set('X-Forwarded-For', '203.0.113.50')
        .set('Authorization', `Bearer tmb_live_adivina${n}`);
    const seen = await Promise.all(Array.from({ length: 60 }, (_, n) => guess(n)));
    tally.blocked('guessing: let through', seen.filter(({ status }) => status === 401).length <= 20, true);
    tally.blocked(
      'guessing: answers',
      seen.every(({ status }) => status === 401 || status === 429),
      true,
    );
    const good = await api.request
      .get('/api/v1/auth/me')
      .set('X-Forwarded-For', '203.0.113.50')
      .set('Authorization', `Bearer ${account.api_key}`);
    expect(good.status).toBe(200);
  });

  it('of reads with one key is 429 for this key', async () => {
    const read = () => api.request.get('/api/v1/batches').set('X-API-Key', account.api_key);
    const seen = await Promise.all(Array.from({ length: 80 }, read));
    tally.blocked('flood of reads', seen.filter(({ status }) => status === 200).length <= 40, true);
    tally.blocked(
      'flood of reads: refused',
      seen.some(({ status }) => status === 429),
      true,
    );
    const { api_key } = await api.createAccount();
    const { status } = await api.request.get('/api/v1/batches').set('X-API-Key', api_key);
    expect(status).toBe(200);
  });

  it('of exports is 429, and memory stays as it was', async () => {
    const { api_key, account_id } = await api.createAccount();
    const exports = everyOperation.filter(({ method, limit }) => method === 'get' && limit === 'expensive');
    expect(exports.length).toBeGreaterThan(0);
    const before = process.memoryUsage().rss;
    for (const operation of exports) {
      const path = pathOf(operation, { account_id });
      const ask = () => api.request.get(`${path}?phone=%2B56950009876`).set('X-API-Key', api_key);
      const seen = await Promise.all(Array.from({ length: 20 }, ask));
      const served = seen.filter(({ status }) => status < 500).length;
      tally.blocked(`export flood: ${operation.id}`, served, 20);
    }
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
    tally.blocked('export flood: memory', grown < 200, true);
  });
});
