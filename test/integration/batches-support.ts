import { createWake, type BatchDeps } from '@timbre/batches';
import { manualClock, newAttemptId, silentLogger, type Clock } from '@timbre/kernel';
import { connectRedis, createProducer, flushKeys, type Producer } from '@timbre/queue';
import {
  accountScope,
  openStore,
  UNDIALLED,
  type AccountDocument,
  type AttemptDocument,
  type AccountScope,
  type BatchDocument,
  type Store,
} from '@timbre/store';
import { writeWorkbook } from '@timbre/sheets';
import { anAccount } from '../support/documents.ts';
import { freshNames, testServers } from '../support/servers.ts';

/** A Monday at 10:00 in Santiago: every window of the defaults is open. */
export const MONDAY = '2026-11-23T13:00:00.000Z';

/** The use cases' surroundings with real servers and a clock that stands still. */
export interface BatchBench {
  clock: Clock & { set(at: Date | string): void; advance(ms: number): void };
  store: Store;
  producer: Producer;
  deps: BatchDeps;
  account(given?: Partial<AccountDocument>): Promise<{ account: AccountDocument; scope: AccountScope }>;
  batch(scope: AccountScope, batch_id: string): Promise<BatchDocument>;
  stop(): Promise<void>;
}

/** Opens a database and a key prefix of its own; `stop` removes both. */
export const openBatchBench = async (): Promise<BatchBench> => {
  const servers = testServers();
  const { database, prefix } = freshNames();
  const clock = manualClock(MONDAY);
  const logger = silentLogger;
  const store = await openStore({ uri: servers.mongodb_uri, database, logger });
  await store.ensureIndexes();
  const producer = await createProducer({ redis_url: servers.redis_url, prefix, clock, logger });
  const deps: BatchDeps = {
    store,
    clock,
    logger,
    producer,
    wake: createWake({ store, clock, logger, producer }),
    demo_pack_allowed: true,
  };
  return {
    clock,
    store,
    producer,
    deps,
    async account(given = {}) {
      const account = anAccount(clock.now(), given);
      await store.accounts.insert(account);
      const scope = accountScope(account.account_id);
      await store.wallets.create(scope);
      return { account, scope };
    },
    async batch(scope, batch_id) {
      const batch = await store.batches.find(scope, batch_id);
      if (batch === null) throw new Error(`no batch ${batch_id}`);
      return batch;
    },
    async stop() {
      await producer.close();
      await store.connection.dropDatabase();
      await store.close();
      const redis = connectRedis(servers.redis_url, 'worker');
      await flushKeys(redis, prefix);
      redis.disconnect();
    },
  };
};

/** RUTs that pass their check digit, from a range that nobody has: 50.000.001-… onwards. */
export const rutOf = (n: number): string => {
  const body = 50_000_000 + n;
  const digits = String(body).split('').reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (2 + (index % 6)), 0);
  const check = 11 - (sum % 11);
  return `${body}-${check === 11 ? '0' : check === 10 ? 'K' : check}`;
};

/** An invented mobile phone, `+56 9 5000 xxxx` for the first ten thousand. */
export const phoneOf = (n: number): string => `+569${50_000_000 + n}`;

/** A workbook of people in the collections layout; each row one person unless told otherwise. */
export const workbookOf = (
  rows: (string | number | Date | null)[][],
  columns = COLUMNS,
): Promise<Uint8Array> => Promise.resolve(writeWorkbook([{ name: 'Hoja1', columns, rows }]));

/** The headers of {@link rowFor}. */
const COLUMNS = [
  'RUTS',
  'Nombre',
  'Origen Empresa',
  'Saldo actualizado',
  'FechaVencimiento',
  'diasRetraso',
  'Teléfono móvil',
  'Teléfono Residencial',
];

/** One row of the collections layout. */
export const rowFor = (n: number): (string | number | null)[] => [
  rutOf(n),
  `Persona ${n}`,
  'Tienda Inventada',
  1_000 * n,
  '2026-10-05',
  10,
  phoneOf(n),
  null,
];

/** An invented person as JSON. */
export const person = (n: number) => ({
  dni: rutOf(n),
  name: `Persona ${n}`,
  phones: [phoneOf(n)],
  debt_amount: 1_000 * n,
});

/** An attempt of a batch, queued unless told otherwise. */
export const anAttempt = (
  bench: Pick<BatchBench, 'clock'>,
  batch: BatchDocument,
  job_id: string,
  given: Partial<AttemptDocument>,
): AttemptDocument => {
  const attempt_id = newAttemptId();
  const now = bench.clock.now();
  return {
    _id: attempt_id,
    attempt_id,
    account_id: batch.account_id,
    batch_id: batch.batch_id,
    job_id,
    person_key: job_id,
    dial_seq: 1,
    phone: '+56950000001',
    phone_index: 0,
    state: 'queued',
    open: true,
    batch_epoch: batch.epoch,
    workspace_id: 'default',
    from_number: '+56950000000',
    agent_id: 'agent',
    dial_at: now,
    intent_at: now,
    ring_timeout_s: 30,
    max_call_duration_s: 600,
    retry_delay_hours: 0.5,
    ...UNDIALLED,
    ...given,
  };
};
