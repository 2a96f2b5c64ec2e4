import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileWorkerService, readConfig } from '@timbre/file-worker';
import { silentLogger } from '@timbre/kernel';
import { createMetrics } from '@timbre/runtime';
import { writeWorkbook } from '@timbre/sheets';
import { accountScope } from '@timbre/store';
import { fakePeople } from '../../support/people.ts';
import { phoneFor } from '../harness/people.ts';
import type { Rng, Scenario, World } from '../harness/types.ts';
import { newKey } from './ask-api.ts';
import { HURRIED, richAccount, sizes } from './steps.ts';

const PATH = '/api/v1/batches/excel/create';
const COLUMNS = [
  'RUTS',
  'Nombre',
  'Origen Empresa',
  'Saldo actualizado',
  'FechaVencimiento',
  'diasRetraso',
  'Teléfono móvil',
];

const workbook = (people: number, seed: number): Buffer => {
  const rows = fakePeople(people, seed).map(({ rut, name }, n) => [
    ...[rut, name, 'Tienda Inventada', 10_000, '2026-10-05', 10],
    phoneFor('0099', 5_000 + ((seed * 61 + n) % 4_000)),
  ]);
  return Buffer.from(writeWorkbook([{ name: 'Hoja1', columns: COLUMNS, rows }]));
};

/** One upload as the bytes of a form. */
interface Upload {
  idempotency_key: string;
  type: string;
  body: Buffer;
}

const uploadOf = async (people: number, seed: number): Promise<Upload> => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(workbook(people, seed))]), `cartera-${seed}.xlsx`);
  form.set('batch_name', `Cartera ${seed}`);
  form.set('contact_pack', 'demo');
  form.set('call_settings_json', JSON.stringify({ ...HURRIED, max_attempts: 1 }));
  const encoded = new Response(form);
  return {
    idempotency_key: randomUUID(),
    type: encoded.headers.get('content-type') ?? '',
    body: Buffer.from(await encoded.arrayBuffer()),
  };
};

const open = (world: World, key: string, upload: Upload): ClientRequest =>
  request(`${world.api.url}${PATH}`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': upload.type,
      'content-length': upload.body.length,
      'idempotency-key': upload.idempotency_key,
    },
  });

/** Sends the whole upload. Gives the batch that it made. Throws for any other answer than a 2xx. */
const send = async (world: World, key: string, upload: Upload): Promise<string> => {
  const response = await fetch(`${world.api.url}${PATH}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': upload.type,
      'idempotency-key': upload.idempotency_key,
    },
    body: new Uint8Array(upload.body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the repeated upload answered ${response.status}: ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { batch_id: string }).batch_id;
};

/** Where in an upload the API dies: how much of the body it has got, and how long after that, in real milliseconds. */
const POINTS = {
  'after the headers': { part: 0, wait: [0, 20] },
  'in the middle of the file': { part: 0.5, wait: [0, 20] },
  'as the last byte arrives': { part: 1, wait: [0, 0] },
  'while it is stored': { part: 1, wait: [1, 25] },
  'about when it answers': { part: 1, wait: [25, 150] },
} as const;
type Point = keyof typeof POINTS;
const NAMES = Object.keys(POINTS) as Point[];

const dieAt = async (world: World, rng: Rng, key: string, upload: Upload, point: Point): Promise<void> => {
  const { part, wait } = POINTS[point];
  const sending = open(world, key, upload);
  sending.on('error', () => undefined).on('response', (response) => response.resume());
  const connecting = once(sending, 'socket');
  sending.flushHeaders();
  const [socket] = (await connecting) as [NodeJS.EventEmitter];
  await Promise.race([once(socket, 'connect'), pause(1_000)]);
  const bytes = Math.floor(upload.body.length * part);
  await new Promise<void>((resolve) => sending.write(upload.body.subarray(0, bytes), () => resolve()));
  if (part === 1) sending.end();
  await pause(rng.between(wait[0], wait[1]));
  const { api } = world;
  await world.noteFault();
  api.signal('SIGKILL');
  await api.exited;
  sending.destroy();
};

/** Row 34: the API is killed while a file comes in. The same request again ends in one whole campaign. */
export const row34: Scenario = {
  row: '34',
  name: 'API killed in an upload, and the upload repeated',
  kinds: NAMES.map((name) => `API killed ${name}`),
  scale: sizes({ quick: [1, 15, 5], full: [1, 300, 30] }),
  world: () => ({ api: true, workers: 1, factor: 60 }),
  async run(world, rng, size) {
    // The reader of files is not what dies here: it runs in this process.
    const context = { clock: world.clock, logger: silentLogger, metrics: createMetrics('faults') };
    const stop = await fileWorkerService(readConfig(world.env)).start(context);
    const people = Math.max(3, Math.floor(size.calls / size.faults));
    try {
      const account = await richAccount(world);
      const key = await newKey(world, account.account_id);
      for (let n = 0; n < size.faults; n++) {
        const point = NAMES[n % NAMES.length] ?? 'in the middle of the file';
        const upload = await uploadOf(people, n + 1);
        await dieAt(world, rng, key, upload, point);
        world.fault(`API killed ${point}`);
        await world.startApi();
        const made = [await send(world, key, upload), await send(world, key, upload)];
        if (made[0] !== made[1]) world.broken(`${point}: two batches for one key`);
        const batch = await world.until('the file is read', async () => {
          const found = await world.store.batches.find(accountScope(account.account_id), made[0] ?? '');
          return found !== null && found.state !== 'importing' && found;
        });
        if (batch.total_jobs !== people) world.broken(`${point}: ${batch.total_jobs} of ${people} people`);
        await world.watch(account.account_id, made[0] ?? '');
      }
      for (const campaign of world.campaigns()) await world.completed(campaign, 120_000);
      // What a killed request began is never dialled, and the sweep removes it.
      const whole = { state: { $ne: 'importing' } };
      const there = await world.store.connection.collection('batches').countDocuments(whole);
      if (there !== size.faults) world.broken(`${there} batches of ${size.faults} uploads`);
    } finally {
      await stop();
    }
  },
};
