import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario, World } from '../harness/types.ts';
import { allCompleted, crowd, HURRIED, moreDials, richAccount, sizes } from './steps.ts';

const PIECES = 60;
const PIECE_MS = 250;

/**
 * A Retell that answers calls byte by byte: it passes everything to the simulator and drips what that says to a
 * create-phone-call, 15 real seconds long, each byte in good time for a limit that starts anew with every byte.
 */
const startDrip = async (
  target: string,
): Promise<{ url: string; dripped(): number; stop(): Promise<void> }> => {
  let dripped = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': 'application/json',
      },
      ...(request.method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    if (request.url !== '/v2/create-phone-call') return void response.end(text);
    dripped += 1;
    const size = Math.ceil(text.length / PIECES);
    for (let at = 0; at < text.length && !response.destroyed; at += size) {
      response.write(text.slice(at, at + size));
      await pause(PIECE_MS);
    }
    response.end();
  };
  const server = createServer(
    (request, response) => void serve(request, response).catch(() => response.destroy()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dripped: () => dripped,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const ALONE = { ...HURRIED, max_attempts: 1 } as const;

/** Creates hang, then are slow but in time, then drip. */
const slowness = async (world: World, faults: number): Promise<void> => {
  const account = await richAccount(world);
  const third = Math.max(1, Math.floor(faults / 3));
  await crowd(world, account, third * 2, ['0061', '0099'], ALONE);
  await moreDials(world, third * 2);
  world.fault('create hangs', world.dials().filter(({ to_number }) => to_number?.endsWith('0061')).length);
  await allCompleted(world);
  world.simulator.faults.latency_ms = 30_000;
  await crowd(world, account, third, ['0099'], ALONE);
  await moreDials(world, third);
  world.fault('create takes 30 s', third);
  await allCompleted(world);
  world.simulator.faults.latency_ms = 0;
};

/** Row 19: Retell takes its time. The limit is for the whole POST, and what it cuts is of unknown fate. */
export const row19: Scenario = {
  row: '19',
  name: 'Retell hangs 150 s, takes 30 s, answers byte by byte',
  kinds: ['create hangs', 'create takes 30 s', 'answer drips'],
  scale: sizes({ quick: [1, 12, 6], full: [1, 150, 60] }),
  world: () => ({ workers: 1, factor: 60, max_concurrent_calls: 20 }),
  async run(world, _rng, size) {
    await slowness(world, size.faults);
    const [worker] = world.workers;
    await worker?.stop();
    const drip = await startDrip(world.simulator.url);
    try {
      const slow = await world.startWorker({ env: { RETELL_BASE_URL: drip.url } });
      const third = Math.max(1, Math.floor(size.faults / 3));
      await crowd(world, await richAccount(world), third, ['0099'], ALONE);
      await allCompleted(world);
      world.fault('answer drips', drip.dripped());
      await slow.stop();
    } finally {
      await drip.stop();
    }
  },
};
