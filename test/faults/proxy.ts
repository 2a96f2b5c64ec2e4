import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Proxy, ProxyMode } from './harness/types.ts';

/** One client of the proxy. `spoilt` once bytes of it were swallowed: its stream cannot go on. */
interface Pair {
  near: Socket;
  far: Socket | null;
  spoilt: boolean;
}

const delayOf = (mode: ProxyMode): number => {
  if (mode.kind !== 'delay') return 0;
  const jitter_ms = mode.jitter_ms ?? 0;
  return Math.max(0, mode.ms + jitter_ms * (2 * Math.random() - 1));
};

/** Carries bytes one way, in order. A delayed chunk is delivered late even when its sender has gone by then. */
const carry = (from: Socket, to: Socket, take: (chunk: Buffer) => number | null): void => {
  let last: Promise<unknown> | null = null;
  const write = (chunk: Buffer): void => {
    if (to.destroyed || to.write(chunk)) return;
    from.pause();
    to.once('drain', () => from.resume());
  };
  const after = (ms: number, work: () => void): void => {
    const due = performance.now() + ms;
    const mine: Promise<unknown> = (last ?? Promise.resolve())
      .then(() => pause(Math.max(0, due - performance.now())))
      .then(work)
      .finally(() => {
        if (last === mine) last = null;
      });
    last = mine;
  };
  from.on('data', (chunk: Buffer) => {
    const ms = take(chunk);
    if (ms === null) return;
    if (ms === 0 && last === null) write(chunk);
    else after(ms, () => write(chunk));
  });
  from.once('close', () => {
    if (last === null) to.end();
    else after(0, () => to.end());
  });
};

/**
 * Listens on a loopback port (a free one unless given) and carries everything to `target_port`, until it is told
 * otherwise. A connection that lost bytes to `blackhole` is reset when the mode changes.
 */
export const startProxy = async (target_port: number, own_port = 0): Promise<Proxy> => {
  let target = target_port;
  let mode: ProxyMode = { kind: 'pass' };
  const pairs = new Set<Pair>();
  const counts = { connections: 0, cut: 0, refused: 0, bytes: 0 };

  const reset = (pair: Pair): void => {
    pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far?.destroy();
    counts.cut += 1;
  };
  const take =
    (pair: Pair) =>
    (chunk: Buffer): number | null => {
      if (mode.kind === 'blackhole') {
        pair.spoilt = true;
        return null;
      }
      counts.bytes += chunk.length;
      return delayOf(mode);
    };

  const accept = (near: Socket): void => {
    near.on('error', () => undefined).setNoDelay(true);
    if (mode.kind === 'refuse') {
      counts.refused += 1;
      near.resetAndDestroy();
      return;
    }
    counts.connections += 1;
    const pair: Pair = { near, far: null, spoilt: false };
    pairs.add(pair);
    near.once('close', () => pairs.delete(pair));
    if (mode.kind === 'blackhole') {
      pair.spoilt = true;
      near.resume();
      return;
    }
    const far = connect(target, '127.0.0.1');
    pair.far = far;
    far.setNoDelay(true);
    far.once('error', () => near.resetAndDestroy()); // nobody is there, or it was reset
    carry(near, far, take(pair));
    carry(far, near, take(pair));
  };

  const server = createServer(accept);
  server.listen(own_port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      mode = next;
      for (const pair of [...pairs]) if (pair.spoilt && mode.kind !== 'blackhole') reset(pair);
    },
    cut() {
      const open = [...pairs];
      open.forEach(reset);
      return open.length;
    },
    retarget(port) {
      target = port;
    },
    counts: () => ({ ...counts }),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const pair of [...pairs]) reset(pair);
      await closed;
    },
  };
};
