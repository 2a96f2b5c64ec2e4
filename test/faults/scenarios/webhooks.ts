import { createHmac } from 'node:crypto';
import { MINUTE_MS, realClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import type { AccountDocument } from '@timbre/store';
import type { Rng, Scenario, World } from '../harness/types.ts';
import { allCompleted, crowd, HURRIED, richAccount, sizes } from './steps.ts';

const EVENTS = ['call_started', 'call_ended', 'call_analyzed'] as const;
const COPIES = 5;
const KINDS = {
  duplicate: 'webhook five times and shuffled',
  forged: 'webhook forged',
  stale: 'webhook replayed after 5 min',
  early: 'webhook before the 201 is stored',
  late: 'webhook after the end',
  never: 'webhook never sent',
} as const;

/** A delivery as somebody outside would make it. */
interface Delivery {
  kind: keyof typeof KINDS;
  body: string;
}

const signed = (body: string, key: string, at_ms: number): string =>
  `v=${at_ms},d=${createHmac('sha256', key)
    .update(body + String(at_ms))
    .digest('hex')}`;

/** Posts one delivery; the receiver compares its signature with real time. */
const deliver = async (world: World, { kind, body }: Delivery): Promise<number> => {
  const key = kind === 'forged' ? `${world.simulator.key}-forged` : world.simulator.key;
  const at = realClock.now().getTime() - (kind === 'stale' ? 6 * MINUTE_MS : 0);
  const response = await fetch(`${world.api.url}/webhooks/retell/default`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-retell-signature': signed(body, key, at) },
    body,
  });
  await response.body?.cancel();
  return response.status;
};

/** Every event of a call that is over, as Retell tells it. */
const bodiesOf = async (world: World, call_id: string): Promise<string[]> => {
  const response = await fetch(`${world.simulator.url}/v2/get-call/${call_id}`, {
    headers: { authorization: `Bearer ${world.simulator.key}` },
  });
  const call: unknown = await response.json();
  return EVENTS.map((event) => JSON.stringify({ event, call }));
};

const flood = async (world: World, rng: Rng, deliveries: Delivery[]): Promise<void> => {
  const queue = rng.shuffle(deliveries);
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const status = await deliver(world, next);
      const wanted = next.kind === 'forged' || next.kind === 'stale' ? 401 : 204;
      if (status !== wanted) world.broken(`${KINDS[next.kind]} answered ${status}`);
      world.fault(KINDS[next.kind]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
};

/** Events of these calls: each five times, and one forged and one stale copy of each call. */
const eventsOf = async (
  world: World,
  call_ids: string[],
  kind: 'duplicate' | 'late',
): Promise<Delivery[]> => {
  const all: Delivery[] = [];
  for (const call_id of call_ids) {
    const bodies = await bodiesOf(world, call_id);
    for (const body of bodies) all.push(...Array.from({ length: COPIES }, () => ({ kind, body })));
    for (const false_kind of ['forged', 'stale'] as const)
      all.push({ kind: false_kind, body: bodies[1]!.replace('"call_ended"', '"call_ended" ') });
  }
  return all;
};

/** A worker stands still between Retell's 201 and its record, and the webhooks of that call overtake it. */
const overtake = async (world: World, account: AccountDocument): Promise<void> => {
  const worker = await world.startWorker({ strike: { at: 'dial.answered', how: 'stop' } });
  const { batch } = await crowd(world, account, 6, ['0099'], { ...HURRIED, max_attempts: 1 });
  const { attempt_id } = await worker.struck;
  const other = await world.startWorker();
  await world.until('the webhook is worked on', async () => {
    const attempts = await world.store.attempts.listOfBatch(accountScope(account.account_id), batch.batch_id);
    return attempts.some((attempt) => attempt.attempt_id === attempt_id && attempt.state !== 'dialing');
  });
  world.fault(KINDS.early);
  worker.signal('SIGCONT');
  await world.until('that call is over', async () => (await world.batch(batch)).state === 'completed');
  await Promise.all([worker.stop(), other.stop()]);
};

const stateOf = async (world: World): Promise<string> => {
  const { store } = world;
  const jobs = await store.connection.collection('jobs').find().sort({ job_id: 1 }).toArray();
  const wallets = await store.connection.collection('wallets').find().sort({ _id: 1 }).toArray();
  return JSON.stringify([
    jobs.map(({ job_id, status, attempts, call_id }) => [job_id, status, attempts, call_id]),
    wallets.map(({ available, used }) => [available, used]),
  ]);
};

/** Row 22: webhooks come twice, in any order, early, late, never, or from somebody else. */
export const row22: Scenario = {
  row: '22',
  name: 'webhooks ×5, shuffled, early, late, never, forged, replayed',
  kinds: Object.values(KINDS),
  scale: sizes({ quick: [1, 10, 60], full: [1, 200, 1_000] }),
  world: () => ({ api: true, factor: 60 }),
  async run(world, rng, size) {
    const account = await richAccount(world);
    for (let n = 0; n < (size.mode === 'quick' ? 1 : 5); n++) await overtake(world, account);
    await world.startWorker();
    const outcomes = ['0053', '0054', '0055', '0056', '0001'];
    await crowd(world, account, size.calls, outcomes, { ...HURRIED, max_attempts: 1 });
    const silent = (): number => world.history().filter(({ to_number }) => to_number.endsWith('0053')).length;
    const flooded = new Set<string>();
    const perCall = EVENTS.length * COPIES + 2;
    while (flooded.size * perCall < size.faults / 2) {
      const over = await world.until('calls are over', () => {
        const ended = world
          .history()
          .filter(({ call_id, ended_at }) => ended_at !== null && !flooded.has(call_id));
        return ended.length > 0 && ended.slice(0, 10).map(({ call_id }) => call_id);
      });
      for (const call_id of over) flooded.add(call_id);
      await flood(world, rng, await eventsOf(world, over, 'duplicate'));
    }
    await allCompleted(world);
    world.fault(KINDS.never, silent());
    const before = await stateOf(world);
    const late = rng.shuffle(world.history()).slice(0, Math.ceil(size.faults / 2 / perCall));
    await flood(
      world,
      rng,
      await eventsOf(
        world,
        late.map(({ call_id }) => call_id),
        'late',
      ),
    );
    await world.until('all events are worked on', async () => {
      const waiting = { processed_at: null };
      return (await world.store.connection.collection('webhook_events').countDocuments(waiting)) === 0;
    });
    if ((await stateOf(world)) !== before) world.broken('late webhooks changed a result or a balance');
  },
};
