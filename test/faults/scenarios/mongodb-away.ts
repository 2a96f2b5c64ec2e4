import { accountScope } from '@timbre/store';
import type { Scenario, World } from '../harness/types.ts';
import { sizes, strikeCampaigns, richAccount, crowd, allCompleted } from './steps.ts';
import { askApi, newKey } from './ask-api.ts';

/** Dials whose durable intent is missing or younger than the dial itself. */
const dialsWithoutIntent = async (world: World): Promise<number> => {
  const sent = new Map<string, Date | null>();
  for (const { account, batch } of world.campaigns())
    for (const attempt of await world.store.attempts.listOfBatch(
      accountScope(account.account_id),
      batch.batch_id,
    ))
      sent.set(attempt.attempt_id, attempt.sent_at);
  return world.dials().filter(({ attempt_id, at }) => {
    const sent_at = sent.get(attempt_id ?? '');
    return sent_at == null || sent_at.getTime() > at;
  }).length;
};

const checkIntents = async (world: World): Promise<void> => {
  const without = await dialsWithoutIntent(world);
  if (without > 0) world.broken(`${without} dials without a durable intent before them`);
};

/** How MongoDB goes away, and comes back. */
const AWAY = {
  'mongodb killed': {
    go: (world: World) => world.mongodb.kill(),
    back: (world: World) => world.mongodb.start(),
  },
  'mongodb frozen': {
    go: async (world: World) => world.mongodb.freeze(),
    back: async (world: World) => world.mongodb.thaw(),
  },
  'mongodb unreachable': {
    go: async (world: World) => world.mongodb.proxy.set({ kind: 'blackhole' }),
    back: async (world: World) => world.mongodb.proxy.set({ kind: 'pass' }),
  },
  'mongodb refuses connections': {
    go: async (world: World) => {
      world.mongodb.proxy.set({ kind: 'refuse' });
      world.mongodb.proxy.cut();
    },
    back: async (world: World) => world.mongodb.proxy.set({ kind: 'pass' }),
  },
  'mongodb connections cut': {
    go: async (world: World) => void world.mongodb.proxy.cut(),
    back: async () => undefined,
  },
} as const;
type Way = keyof typeof AWAY;
const WAYS = Object.keys(AWAY) as Way[];

const AWAY_MS = 6_000;

/** Ways in which the database is silent but not gone: what waits for it may still be answered when it is back. */
const SILENT: readonly Way[] = ['mongodb frozen', 'mongodb unreachable'];

/** What the API says while the database is away: 503 and when to come back. */
const checkApi = async (world: World, way: Way, key: string): Promise<void> => {
  if (way === 'mongodb connections cut') return;
  const answers = await Promise.all([
    askApi(world, 'GET', '/api/v1/batches', { key }),
    askApi(world, 'POST', '/api/v1/batches', { key, body: { name: 'Mientras tanto' } }),
  ]);
  for (const { status, headers, what } of answers) {
    if (SILENT.includes(way) && status >= 200 && status < 300) continue;
    if (status !== 503 || headers.get('retry-after') === null)
      world.broken(`${way}: ${what} answered ${status} with Retry-After ${headers.get('retry-after')}`);
  }
};

/** Row 13: the database is away for a while. Nothing is dialled whose intent is not on its disk. */
export const row13: Scenario = {
  row: '13',
  name: 'MongoDB away while calls run',
  kinds: WAYS,
  scale: sizes({ quick: [1, 30, 2], full: [1, 300, 10] }),
  world: () => ({ workers: 2, api: true, factor: 60 }),
  async run(world, rng, size) {
    const account = await richAccount(world);
    const key = await newKey(world, account.account_id);
    const order = size.mode === 'quick' ? rng.shuffle(WAYS.slice(0, 2)) : rng.shuffle(WAYS);
    await strikeCampaigns(world, size, async (n) => {
      const way = order[n % order.length] ?? 'mongodb killed';
      await AWAY[way].go(world);
      world.fault(way);
      const asked = checkApi(world, way, key);
      await world.pass(AWAY_MS * world.factor);
      await AWAY[way].back(world);
      await asked;
      await world.until(
        'the API is ready',
        async () => (await askApi(world, 'GET', '/health/ready', {})).status === 200,
      );
    });
    await checkIntents(world);
  },
};

/** Row 14: Retell has placed the call, and the database goes before its id is stored. */
export const row14: Scenario = {
  row: '14',
  name: 'MongoDB away between the 201 and its record',
  kinds: ['mongodb killed after the 201', 'stop at dial.answered'],
  scale: sizes({ quick: [1, 6, 1], full: [2, 80, 10] }),
  world: () => ({ workers: 1, factor: 120 }),
  async run(world, _rng, size) {
    const account = await richAccount(world);
    for (let n = 0; n < size.faults; n++) {
      const worker = await world.startWorker({ strike: { at: 'dial.answered', how: 'stop' } });
      await crowd(world, account, Math.max(4, Math.floor(size.calls / size.faults)));
      await worker.struck;
      await world.mongodb.kill();
      world.fault('mongodb killed after the 201');
      worker.signal('SIGCONT');
      await world.pass(1_500 * world.factor);
      await world.mongodb.start();
      await allCompleted(world);
      await worker.stop();
    }
    await checkIntents(world);
  },
};
