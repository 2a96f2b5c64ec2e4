import { fileWorkerService, readConfig } from '@timbre/file-worker';
import { manualClock, silentLogger } from '@timbre/kernel';
import { createMetrics, type Stop } from '@timbre/runtime';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { contractFaults } from '../support/contract.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { MONDAY, rowFor } from './batches-support.ts';

const PATH = '/api/v1/batches/excel/create';

/** One upload of a test. */
export interface Upload {
  /** Where it goes; the making of a campaign from a file unless given. */
  path?: string;
  bytes?: Uint8Array | string;
  name?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  /** null: without a credential. */
  key: string | null;
}

/** An API and a file-worker on one database and one queue, with a clock that stands still. */
export interface ImportBench {
  api: TestApi;
  /** Uploads a file; the answer must keep the OpenAPI document. */
  upload(upload: Upload): Promise<Response>;
  /** {@link ImportBench.upload} of something that must be refused and leave nothing behind. */
  refused(upload: Upload): Promise<Response>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** The first rows of the collections layout, from person `from` on. */
export const rowsOf = (count: number, from = 1) => Array.from({ length: count }, (_, n) => rowFor(from + n));

/** Starts both; `stop` ends them and removes what they made. */
export const openImportBench = async (): Promise<ImportBench> => {
  const clock = manualClock(MONDAY);
  const names = freshNames();
  const api = await startTestApi({ clock, names });
  const { mongodb_uri, redis_url } = testServers();
  const config = readConfig({
    NODE_ENV: 'test',
    MONGODB_URI: mongodb_uri,
    TIMBRE_DATABASE: names.database,
    REDIS_URL: redis_url,
    TIMBRE_QUEUE_PREFIX: names.prefix,
  });
  let stopService: Stop | null = null;

  const stopWorker = async () => {
    await stopService?.();
    stopService = null;
  };
  const startWorker = async () => {
    const context = { clock, logger: silentLogger, metrics: createMetrics('file-worker') };
    stopService = await fileWorkerService(config).start(context);
  };
  const upload = async (given: Upload) => {
    const { path = PATH, bytes, name = 'cartera.xlsx', fields = {}, headers = {}, key } = given;
    const request = api.request.post(path).set(headers);
    if (key !== null) request.set('Authorization', `Bearer ${key}`);
    for (const [field, value] of Object.entries(fields)) request.field(field, value);
    const response = await (bytes === undefined
      ? request.field('batch_name', 'sin archivo')
      : request.attach('file', Buffer.from(bytes as Uint8Array), name));
    const content_type = String(response.headers['content-type']);
    const seen = {
      method: 'post',
      path: path.split('?')[0] ?? path,
      status: response.status,
      content_type,
      body: response.body as unknown,
    };
    expect(contractFaults(seen)).toEqual([]);
    return response;
  };
  const counts = async () => {
    const collections = ['batches', 'jobs', 'uploads.files', 'uploads.chunks'];
    const count = (name: string) => api.store.connection.collection(name).countDocuments();
    return Object.fromEntries(
      await Promise.all(collections.map(async (name) => [name, await count(name)] as const)),
    );
  };

  await startWorker();
  return {
    api,
    upload,
    async refused(given) {
      const before = await counts();
      const response = await upload(given);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(String(response.headers['content-type'])).toContain('application/problem+json');
      expect(await counts()).toEqual(before);
      return response;
    },
    stopWorker,
    startWorker,
    async stop() {
      await stopWorker();
      await api.stop();
    },
  };
};
