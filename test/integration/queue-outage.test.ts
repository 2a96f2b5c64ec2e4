import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { newAttemptId, realClock, scaledClock } from '@timbre/kernel';
import {
  connectRedis,
  createProducer,
  done,
  flushKeys,
  keepSchedules,
  startWorkerHost,
  upsertSchedules,
} from '@timbre/queue';
import { startProxy } from '../faults/proxy.ts';
import { testServers } from '../support/servers.ts';
import { openPlace, until, type Place } from './queue-support.ts';

/** A door before the shared Redis that a test can shut: for those behind it the server is then gone. */
const openDoor = async () => {
  const target = new URL(testServers().redis_url);
  const sockets = new Set<Socket>();
  let server: Server;
  let port = 0;
  const open = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => {
            near.destroy();
            far.destroy();
            sockets.delete(socket);
          });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const shut = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  const url = new URL(target); // with its user and password
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, open, shut };
};

let place: Place;
let door: Awaited<ReturnType<typeof openDoor>> | undefined;
afterEach(async () => {
  await place.close();
  await door?.shut();
  door = undefined;
});

describe('while Redis is away', () => {
  it('the producer fails at once, the workers are not ready, and both recover by themselves', async () => {
    door = await openDoor();
    place = await openPlace({ redis_url: door.url });
    const seen = new Set<string>();
    const host = await place.work(['call-start'], {
      'call-start': async ({ attempt_id }) => {
        seen.add(attempt_id);
        return done;
      },
    });
    const [before, during, after] = [newAttemptId(), newAttemptId(), newAttemptId()];
    await place.producer.enqueue('call-start', { attempt_id: before });
    await until('first job', () => seen.has(before));
    expect(await host.ready()).toBe(true);

    await door.shut();
    await until('not ready', async () => !(await host.ready()));
    await expect(place.producer.enqueue('call-start', { attempt_id: during })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(place.producer.hasJob('call-start', { attempt_id: during })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await until('told in the log', () => place.lines.some((line) => line.level === 'warn'));
    expect(await place.metrics.render()).toContain('timbre_queue_jobs');

    await door.open();
    await until('ready again', () => host.ready());
    await until('producer back', () =>
      place.producer.enqueue('call-start', { attempt_id: after }).then(
        () => true,
        () => false,
      ),
    );
    await until('next job', () => seen.has(after));
  });

  it('a server that is silent is told by the producer like one that is gone', async () => {
    const { hostname, port } = new URL(testServers().redis_url);
    expect(hostname).toBe('127.0.0.1');
    const proxy = await startProxy(Number(port));
    const url = new URL(testServers().redis_url);
    url.host = `127.0.0.1:${proxy.port}`;
    place = await openPlace({ redis_url: url.href });
    const job = { attempt_id: newAttemptId() };
    proxy.set({ kind: 'blackhole' });
    await expect(place.producer.enqueue('call-start', job)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(place.producer.probe()).rejects.toMatchObject({ code: 'unavailable' });
    proxy.set({ kind: 'pass' });
    await until('producer back', () =>
      place.producer.probe().then(
        () => true,
        () => false,
      ),
    );
    await place.close();
    place = await openPlace();
    await proxy.stop();
  });

  it('neither producer nor workers start, and they leave nothing behind', async () => {
    place = await openPlace();
    const closed = await openDoor();
    await closed.shut();
    const options = { ...place, redis_url: closed.url, connect_limit_ms: 300 };
    await expect(createProducer(options)).rejects.toMatchObject({ code: 'unavailable' });
    const handlers = { 'import-run': async () => done, 'import-preview': async () => done };
    const starting = startWorkerHost({ ...options, queues: { import: { concurrency: 1 } }, handlers });
    await expect(starting).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('schedules', () => {
  const start = realClock.now().getTime();
  const clock = scaledClock({ real_epoch: start, virtual_epoch: start, factor: 1_000 });
  const count = async () => {
    const runs = { sweep: 0, reconcile: 0 };
    await place.work(['dispatch', 'maintenance'], {
      'dispatch-tick': async () => done,
      'dispatch-sweep': async () => {
        runs.sweep += 1;
        return done;
      },
      reconcile: async () => {
        runs.reconcile += 1;
        return done;
      },
      'evidence-seal': async () => done,
      'batch-close': async () => done,
      'stop-announce': async () => done,
      'capacity-read': async () => done,
      'strays-adopt': async () => done,
      'balance-wake': async () => done,
      'subject-erase': async () => done,
      'retention-run': async () => done,
      'privacy-sweep': async () => done,
    });
    return runs;
  };

  it('run again and again, also when they are renewed all the time', async () => {
    place = await openPlace({ clock });
    const runs = await count();
    await upsertSchedules(place.producer, clock);
    await until('three runs of each', async () => {
      await upsertSchedules(place.producer, clock);
      return runs.sweep >= 3 && runs.reconcile >= 3;
    });
    const schedulers = await Promise.all(place.producer.queues().map((queue) => queue.getJobSchedulers()));
    const intervals = schedulers.flat().map(({ key, every }) => [key, Number(every)] as const);
    expect(Object.fromEntries(intervals)).toEqual({
      'dispatch-sweep': 500,
      reconcile: 2_000,
      'capacity-read': 2_000,
      'evidence-seal': 2_000,
      'strays-adopt': 5_000,
      'privacy-sweep': 5_000,
      'recordings-sweep': 5_000,
    });
    expect(intervals).toHaveLength(7);
  });

  it('are back after Redis was emptied', async () => {
    place = await openPlace({ clock });
    const runs = await count();
    await upsertSchedules(place.producer, clock);
    await until('running', () => runs.reconcile >= 1);
    const redis = connectRedis(place.redis_url, 'worker');
    expect(await flushKeys(redis, place.prefix)).toBeGreaterThan(0);
    redis.disconnect();
    const before = runs.reconcile;
    const stop = keepSchedules(place.producer, clock, place.logger, 100);
    await until('running again', () => runs.reconcile > before + 1);
    stop();
  });
});
