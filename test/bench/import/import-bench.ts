import { randomBytes } from 'node:crypto';
import { createApiKey } from '@timbre/accounts';
import { freePort } from '@timbre/embedded';
import { realClock } from '@timbre/kernel';
import type { BenchOptions } from '../options.ts';
import { table } from '../report/table.ts';
import { programOf, startChild, type Child } from '../world/child.ts';
import { makeAccounts } from '../world/data.ts';
import { cpuSeconds, residentMb } from '../world/machine.ts';
import { openData, type Data, type Ground } from '../world/world.ts';
import { openClient, since, startOfTime, type BenchClient } from './client.ts';
import { importFile } from './import-file.ts';
import { watchReaders } from './reader-memory.ts';

/** What the import benchmark found. Times in real milliseconds, memory in megabytes. */
export interface ImportResult {
  rows: number;
  file_mb: number;
  preview_ms: number;
  /** The API's answer to the upload, before anything is read. */
  accepted_ms: number;
  /** From the upload to the campaign that can be dialled. */
  import_ms: number;
  rows_per_s: number;
  jobs: number;
  refused: number;
  workbook_ms: number;
  workbook_kb: number;
  /** Of a question for the progress, while the import ran. */
  progress_ms: { median: number; highest: number };
  api_mb: { before: number; highest: number };
  file_worker_mb: { before: number; highest: number };
  /** CPU seconds of preview and import together, which other work on the machine does not change much. */
  cpu_s: { api: number; file_worker: number };
  reader_mb: number;
  /** Distinct instants at which the jobs fall due. */
  due_instants: number;
}

interface Stage {
  data: Data;
  api_url: string;
  api: Child;
  worker: Child;
  stop(): Promise<void>;
}

/** API and file-worker as production runs them, on a database of their own. */
const openStage = async (ground: Ground, { from_sources, profile_dir }: BenchOptions): Promise<Stage> => {
  const data = await openData(ground);
  const [port, health] = await Promise.all([freePort(), freePort()]);
  const api_url = `http://127.0.0.1:${port}`;
  const { mongodb, redis } = ground.servers;
  const env = {
    ...{ NODE_ENV: 'development', LOG_LEVEL: 'warn', MONGODB_URI: mongodb.uri, REDIS_URL: redis.uri },
    ...{ TIMBRE_DATABASE: data.database, TIMBRE_QUEUE_PREFIX: data.database },
  };
  const start = (app: string, more: Record<string, string>, ready_url: string): Promise<Child> =>
    startChild({
      ...{ name: app, program: programOf(app, from_sources), run_dir: ground.run_dir, profile_dir },
      ...{ env: { ...env, ...more }, ready_url },
    });
  const [api, worker] = await Promise.all([
    start(
      'api',
      {
        ...{ API_HOST: '127.0.0.1', API_PORT: String(port) },
        ...{ SESSION_SECRET: randomBytes(32).toString('hex'), RATE_LIMIT_READS: '0' },
        ...{ RETELL_BASE_URL: 'http://127.0.0.1:9', RETELL_API_KEY: 'key_sim_local' },
        RETELL_FROM_NUMBER: '+56225550100',
      },
      `${api_url}/health/ready`,
    ),
    start('file-worker', { HEALTH_PORT: String(health) }, `http://127.0.0.1:${health}/health/ready`),
  ]);
  return {
    ...{ data, api_url, api, worker },
    async stop() {
      await Promise.all([api.stop(), worker.stop()]);
      await data.stop();
    },
  };
};

const rounded = (value: number | undefined): number => Math.round(value ?? 0);
const memoryOf = ({ pid }: Child) => {
  const { now, highest } = residentMb(pid) ?? { now: 0, highest: 0 };
  return { now: rounded(now), highest: rounded(highest) };
};

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const measurePreview = async (client: BenchClient, file: Buffer): Promise<number> => {
  const start = startOfTime();
  const { preview_id } = await client.upload('/api/v1/batches/excel/preview', file);
  await client.untilOver(`/api/v1/import-previews/${String(preview_id)}`, []);
  return since(start);
};

const measureImport = async (client: BenchClient, file: Buffer) => {
  const start = startOfTime();
  const { import_id, batch_id } = await client.upload('/api/v1/batches/excel/create', file);
  const accepted_ms = since(start);
  const latencies: number[] = [];
  const at = `/api/v1/imports/${String(import_id)}`;
  const seen = await client.untilOver(at, latencies);
  const import_ms = since(start);
  const download = startOfTime();
  const workbook = await (await client.get(`${at}/errors?format=xlsx`)).arrayBuffer();
  const stats = seen['stats'] as Record<string, number>;
  return {
    batch_id: String(batch_id),
    ...{ accepted_ms, import_ms, jobs: stats['jobs_created'] ?? 0, refused: stats['refused_rows'] ?? 0 },
    progress_ms: { median: median(latencies), highest: Math.max(...latencies) },
    ...{ workbook_ms: since(download), workbook_kb: rounded(workbook.byteLength / 1_024) },
  };
};

const measure = async ({ data, api_url, api, worker }: Stage, rows: number): Promise<ImportResult> => {
  const file = await importFile(rows);
  const [account] = await makeAccounts(data, 1, 10);
  if (account === undefined) throw new Error('no account');
  const { account_id } = account;
  const { key } = await createApiKey({ store: data.store, clock: realClock })({ account_id, name: 'banco' });
  const client = openClient(api_url, key);
  const before = { api: memoryOf(api), worker: memoryOf(worker) };
  const [api_cpu, worker_cpu] = [cpuSeconds(api.pid) ?? 0, cpuSeconds(worker.pid) ?? 0];
  const readers = watchReaders(worker.pid);
  const preview_ms = await measurePreview(client, file);
  const { batch_id, ...found } = await measureImport(client, file);
  readers.stop();
  const due = await data.store.connection.collection('jobs').distinct('reserved_until', { batch_id });
  return {
    ...{ rows, file_mb: Number((file.length / 2 ** 20).toFixed(1)), preview_ms, ...found },
    rows_per_s: rounded((rows * 1_000) / found.import_ms),
    api_mb: { before: before.api.now, highest: memoryOf(api).highest },
    file_worker_mb: { before: before.worker.now, highest: memoryOf(worker).highest },
    cpu_s: {
      api: rounded((cpuSeconds(api.pid) ?? 0) - api_cpu),
      file_worker: rounded((cpuSeconds(worker.pid) ?? 0) - worker_cpu),
    },
    reader_mb: rounded(readers.highest()),
    due_instants: due.length,
  };
};

const print = (result: ImportResult): void => {
  const { api_mb, file_worker_mb, progress_ms } = result;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  console.log(
    table(
      ['import', 'measured'],
      [
        ['rows of the file', `${result.rows} (${result.file_mb} MB)`],
        ['preview of it', seconds(result.preview_ms)],
        ['upload accepted', seconds(result.accepted_ms)],
        ['upload to campaign ready', `${seconds(result.import_ms)}, ${result.rows_per_s} rows/s`],
        ['jobs stored, rows refused', `${result.jobs}, ${result.refused}`],
        ['progress while importing', `median ${progress_ms.median} ms, highest ${progress_ms.highest} ms`],
        ['refused rows as XLSX', `${result.workbook_kb} KB in ${result.workbook_ms} ms`],
        ['API, resident', `${api_mb.before} MB before, ${api_mb.highest} MB at its highest`],
        ['file-worker, resident', `${file_worker_mb.before} MB before, ${file_worker_mb.highest} MB highest`],
        ['CPU of API, of file-worker', `${result.cpu_s.api} s, ${result.cpu_s.file_worker} s`],
        ['reading process, highest', `${result.reader_mb} MB`],
        ['instants at which jobs fall due', String(result.due_instants)],
      ],
    ),
  );
};

/** Previews and imports one large file through API and file-worker, and prints what it took. */
export const runImportBench = async (ground: Ground, options: BenchOptions): Promise<ImportResult> => {
  const stage = await openStage(ground, options);
  try {
    const result = await measure(stage, options.rows);
    print(result);
    return result;
  } finally {
    await stage.stop();
  }
};
