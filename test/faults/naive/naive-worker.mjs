// What a dialer looks like that trusts its queue: it dials inside the job's handler and waits there for the end of the
// call. One job for each person, `attempts: 1`, no claim, no durable intent; the queue gives the job of a dead worker
// to another one. It stands here to be killed beside the engine, so that the table shows what the design is worth.
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'bullmq';

const { RETELL_BASE_URL, RETELL_API_KEY, REDIS_URL, NAIVE_PREFIX } = process.env;
const POLL_MS = 250;
const OVER = new Set(['ended', 'not_connected', 'error']);

const ask = async (method, path, body) => {
  const response = await fetch(`${RETELL_BASE_URL}${path}`, {
    method,
    headers: { authorization: `Bearer ${RETELL_API_KEY}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Retell answered ${response.status}`);
  return response.json();
};

const { hostname, port, password, username } = new URL(REDIS_URL);
const connection = {
  host: hostname,
  port: Number(port),
  password: password || undefined,
  username: username || undefined,
};

const worker = new Worker(
  'naive',
  async (job) => {
    const { call_id } = await ask('POST', '/v2/create-phone-call', {
      from_number: '+56225550100',
      to_number: job.data.phone,
      override_agent_id: 'agent_sim_cobranza',
      metadata: { attempt_id: job.id },
    });
    for (;;) {
      const call = await ask('GET', `/v2/get-call/${call_id}`);
      if (OVER.has(call.call_status)) return { reason: call.disconnection_reason };
      await pause(POLL_MS);
    }
  },
  // BullMQ's own defaults (30 s and 30 s) but for the scale of the clock.
  { connection, prefix: NAIVE_PREFIX, concurrency: 20, lockDuration: 3_000, stalledInterval: 3_000 },
);
worker.on('error', () => undefined);
await worker.waitUntilReady();
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send({ type: 'ready' });
