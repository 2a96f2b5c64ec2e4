import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proxy } from './harness/types.ts';
import { startProxy } from './proxy.ts';

/** A server that says everything back, behind a name of its own. */
const echo = async (name: string): Promise<Server> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => socket.write(`${name}:${chunk.toString()}`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

let server: Server;
let proxy: Proxy;
const clients: Socket[] = [];

beforeEach(async () => {
  server = await echo('a');
  proxy = await startProxy(portOf(server));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.stop();
  server.close();
});

/** Connects; what it is told collects in `heard`, how it ended in `ended`. */
const open = async (port = proxy.port) => {
  const client = connect(port, '127.0.0.1');
  clients.push(client);
  const seen = { heard: '', ended: '' };
  client.on('data', (chunk) => (seen.heard += chunk.toString()));
  client.on('error', (error: NodeJS.ErrnoException) => (seen.ended = error.code ?? ''));
  client.on('close', () => (seen.ended ||= 'closed'));
  await once(client, 'connect');
  return { client, seen };
};
const until = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 5_000, interval: 5 }).toBe(true);

describe('the proxy', () => {
  it('passes both ways, counts, and ends with its client', async () => {
    const { client, seen } = await open();
    client.write('hello');
    await until(() => seen.heard === 'a:hello');
    expect(proxy.counts()).toEqual({ connections: 1, cut: 0, refused: 0, bytes: 12 });
    client.end();
    await until(() => seen.ended === 'closed');
  });

  it('delays without changing the order', async () => {
    proxy.set({ kind: 'delay', ms: 30, jitter_ms: 30 });
    const { client, seen } = await open();
    const start = performance.now();
    for (const word of ['1', '2', '3', '4', '5']) {
      client.write(word);
      await new Promise(setImmediate);
    }
    await until(() => /^(a:\d+)+$/.test(seen.heard) && seen.heard.includes('5'));
    expect(seen.heard.replaceAll('a:', '')).toBe('12345');
    proxy.set({ kind: 'delay', ms: 100 });
    client.write('late');
    await until(() => seen.heard.endsWith('late'));
    expect(performance.now() - start).toBeGreaterThanOrEqual(200);
  });

  it('delivers late what a client sent that has gone', async () => {
    const heard: string[] = [];
    server.on('connection', (socket) => socket.on('data', (chunk) => heard.push(chunk.toString())));
    const { client } = await open();
    proxy.set({ kind: 'delay', ms: 100 });
    client.write('last words');
    await new Promise(setImmediate);
    client.destroy();
    await until(() => heard.includes('last words'));
  });

  it('cuts open connections and takes new ones', async () => {
    const { seen } = await open();
    expect(proxy.cut()).toBe(1);
    await until(() => seen.ended === 'ECONNRESET');
    const again = await open();
    again.client.write('x');
    await until(() => again.seen.heard === 'a:x');
    expect(proxy.counts()).toMatchObject({ connections: 2, cut: 1 });
  });

  it('swallows in a black hole, and resets what lost bytes when it ends', async () => {
    const before = await open();
    proxy.set({ kind: 'blackhole' });
    before.client.write('lost');
    const during = await open();
    during.client.write('lost too');
    await new Promise((resolve) => setTimeout(resolve, 50)); // a silence can only be listened to
    expect([before.seen, during.seen]).toEqual([
      { heard: '', ended: '' },
      { heard: '', ended: '' },
    ]);
    proxy.set({ kind: 'pass' });
    await until(() => before.seen.ended !== '' && during.seen.ended !== '');
    const after = await open();
    after.client.write('x');
    await until(() => after.seen.heard === 'a:x');
  });

  it('refuses new connections and keeps the open ones', async () => {
    const before = await open();
    proxy.set({ kind: 'refuse' });
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => refused.once('close', resolve));
    before.client.write('x');
    await until(() => before.seen.heard === 'a:x');
    expect(proxy.counts()).toMatchObject({ connections: 1, refused: 1 });
  });

  it('leads new connections elsewhere', async () => {
    const other = await echo('b');
    const before = await open();
    proxy.retarget(portOf(other));
    const after = await open();
    before.client.write('x');
    after.client.write('x');
    await until(() => before.seen.heard === 'a:x' && after.seen.heard === 'b:x');
    for (const client of clients.splice(0)) client.destroy();
    other.close();
  });

  it('refuses for good once stopped, and comes back on its port', async () => {
    const { port } = proxy;
    await proxy.stop();
    await expect(open(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    proxy = await startProxy(portOf(server), port);
    const { client, seen } = await open();
    client.write('x');
    await until(() => seen.heard === 'a:x');
  });

  it('resets a client whose server is not there', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    const nobody = await startProxy(port);
    const { seen } = await open(nobody.port);
    await until(() => seen.ended !== '');
    await nobody.stop();
  });
});
