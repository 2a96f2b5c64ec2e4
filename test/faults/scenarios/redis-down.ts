import { fakePeople } from '../../support/people.ts';
import { phoneFor } from '../harness/people.ts';
import type { Scenario, World } from '../harness/types.ts';
import { askApi, newKey, type Answered } from './ask-api.ts';
import { HURRIED, moreDials, richAccount, sizes, strikeCampaigns } from './steps.ts';

/** People as a client sends them, with phones that choose a short call. */
const contactsOf = (count: number, seed: number): object[] =>
  fakePeople(count, seed).map(({ name, rut }, n) => ({
    ...{ name, dni: rut, debt_amount: 10_000 },
    phones: [phoneFor('0099', 5_000 + ((seed * 97 + n) % 4_000))],
  }));

const WAYS = {
  'redis killed for a while': {
    go: (world: World) => world.redis.kill(),
    back: (world: World) => world.redis.start(),
  },
  'redis unreachable': {
    go: async (world: World) => world.redis.proxy.set({ kind: 'blackhole' }),
    back: async (world: World) => world.redis.proxy.set({ kind: 'pass' }),
  },
} as const;

/** A client must not wait longer than this for any answer, real milliseconds. */
const PATIENCE_MS = 5_000;
const AWAY_MS = 6_000;

const judge = (world: World, way: string, answer: Answered, wanted: number): void => {
  const seen = `${way}: ${answer.what} answered ${answer.status} after ${Math.round(answer.took_ms)} ms`;
  if (answer.status !== wanted || answer.took_ms > PATIENCE_MS) world.broken(seen);
};

/** What a client gets while Redis is away: everything that MongoDB alone can answer. Gives the campaign it made. */
const useApi = async (world: World, way: string, key: string, seed: number): Promise<string> => {
  const ask = (method: string, path: string, body?: unknown) => askApi(world, method, path, { key, body });
  judge(world, way, await ask('GET', '/api/v1/batches'), 200);
  judge(world, way, await ask('GET', '/health/live'), 200);
  judge(world, way, await ask('GET', '/health/ready'), 503);
  const call_settings = { ...HURRIED, max_attempts: 1 };
  const made = await ask('POST', '/api/v1/batches', {
    name: 'Sin cola',
    contact_pack: 'demo',
    call_settings,
  });
  judge(world, way, made, 201);
  const { batch_id } = (made.body['batch'] ?? {}) as { batch_id?: string };
  if (batch_id === undefined) return '';
  judge(
    world,
    way,
    await ask('POST', `/api/v1/batches/${batch_id}/jobs`, { contacts: contactsOf(3, seed) }),
    201,
  );
  judge(world, way, await ask('GET', `/api/v1/batches/${batch_id}`), 200);
  return batch_id;
};

/** Row 10: Redis is away. Dialling stops, the API goes on with what MongoDB can do, and all is made up for. */
export const row10: Scenario = {
  row: '10',
  name: 'Redis down while the API is in use',
  kinds: Object.keys(WAYS),
  scale: sizes({ quick: [1, 20, 2], full: [1, 150, 6] }),
  world: () => ({ workers: 2, api: true, factor: 60 }),
  async run(world, _rng, size) {
    const account = await richAccount(world);
    const key = await newKey(world, account.account_id);
    const made: string[] = [];
    await strikeCampaigns(world, size, async (n) => {
      const way = n % 2 === 0 ? 'redis killed for a while' : 'redis unreachable';
      await WAYS[way].go(world);
      world.fault(way);
      const away = world.pass(AWAY_MS * world.factor);
      made.push(await useApi(world, way, key, n + 1));
      await away;
      await WAYS[way].back(world);
      await moreDials(world, 1);
    });
    for (const batch_id of made.filter((id) => id !== '')) {
      const campaign = await world.watch(account.account_id, batch_id);
      if ((await world.completed(campaign)).total_jobs !== 3) world.broken(`${batch_id} lost people`);
    }
  },
};
