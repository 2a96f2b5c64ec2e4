import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWake, importLegacy, resumeBatch } from '@timbre/batches';
import { runCli } from '@timbre/cli';
import { silentLogger } from '@timbre/kernel';
import { accountScope, openLegacySource, openStore, type Store } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../support/engine.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { until } from '../support/until.ts';
import { MONDAY } from './batches-support.ts';
import { ACCOUNT, BATCH, phone, writeLegacy } from './legacy-fixtures.ts';

const uri = testServers().mongodb_uri;
const logger = silentLogger;
const { database } = freshNames();
const scope = accountScope(ACCOUNT);
let legacy: Store;
let engine: Engine;
let folder: string;
beforeAll(async () => {
  legacy = await openStore({ uri, database, logger });
  await writeLegacy(legacy);
  engine = await startEngine({ virtual_start: new Date(MONDAY), factor: 60 });
  folder = await mkdtemp(join(tmpdir(), 'timbre-legacy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await engine.stop();
  await legacy.connection.dropDatabase();
  await legacy.close();
});

const run = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += `${text}\n`) };
  return { code: await runCli(args, io, engine.env), ...said };
};

describe('timbre import legacy', () => {
  it('shows what it would do, does it, and does it once', async () => {
    const from = ['import', 'legacy', '--from', uri, '--database', database];
    const file = join(folder, 'informe.json');
    const dry = await run(...from, '--dry-run', '--report', file);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('jobs: 21 leídos, 17 por escribir') });
    expect(dry.err).toContain('lote 6 de 6');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ dry_run: true });
    expect(await engine.store.accounts.find(scope)).toBeNull();

    expect((await run(...from, '--json')).code).toBe(0);
    const again = await run(...from, '--json');
    expect((JSON.parse(again.out) as { collections: object }).collections).toMatchObject({
      jobs: { written: 0, existing: 17 },
      batches: { written: 0, existing: 6 },
    });
    expect(dry.out + dry.err + again.out + again.err).not.toContain(uri);
  }, 60_000);

  it('refuses what it cannot understand or reach', async () => {
    expect((await run('import', 'legacy', '--from', uri)).err).toContain('falta --database');
    const wrong = ['import', 'legacy', '--from', uri, '--database', 'x', '--credit-used', 'pesos'];
    expect(await run(...wrong)).toMatchObject({ code: 2, err: expect.stringContaining('dollars o cents') });
    const nowhere = 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200';
    const lost = await run('import', 'legacy', '--from', nowhere, '--database', 'x');
    expect(lost).toMatchObject({ code: 3, err: expect.stringContaining('--from') });
  }, 30_000);
});

describe('an imported campaign', () => {
  it('rings nobody until it is resumed, and then those who wait, once', async () => {
    const { store, clock } = engine;
    const source = await openLegacySource({ uri, database, logger });
    await importLegacy({ store, clock, logger, source })({
      dry_run: false,
      credit_used: 'dollars',
      by: { actor: { kind: 'cli', id: 'prueba', account_id: null }, ip: null },
      progress: () => undefined,
    });
    await source.close();
    expect(engine.simulator.dials()).toEqual([]);

    const producer = {
      enqueue: () => Promise.reject(new Error('away')),
      hasJob: () => Promise.resolve(false),
    };
    const wake = createWake({ store, clock, logger, producer });
    await resumeBatch({ store, clock, wake })(scope, BATCH);
    const waiting = [1, 2, 8, 10, 13].map(phone).sort();
    await until(
      'everybody who waits has been called',
      async () => {
        const batch = await store.batches.find(scope, BATCH);
        return batch?.completed_jobs === waiting.length + 1 && batch.in_progress_jobs === 0;
      },
      90_000,
    );
    expect(
      engine.simulator
        .dials()
        .map(({ to_number }) => to_number)
        .sort(),
    ).toEqual(waiting);
    const batch = await store.batches.find(scope, BATCH);
    // Left: the one scheduled for December, and the one whose week is full.
    expect(batch).toMatchObject({ state: 'running', pending_jobs: 2, suspended_jobs: 0, cancelled_jobs: 1 });
    const wallet = await store.wallets.find(scope, 'seconds');
    expect(wallet?.granted).toBe(54_015);
    expect(wallet?.used).toBeGreaterThan(0);
  }, 150_000);
});
