import { CHECKPOINTS, type Checkpoint } from '@timbre/calls';
import { EVERY_KIND, people } from '../harness/people.ts';
import type { Campaign, Mode, Rng, Scenario, Size, Strike, World } from '../harness/types.ts';

/** In full slow enough that the engine's own durations, not the least real ones, decide how long a recovery takes. */
const FACTOR: Record<Mode, number> = { quick: 60, full: 20 };
/** A kill while the POST is in flight: Retell takes this long to answer, in real time … */
const LATENCY_MS = 250;
/** … and the worker dies this long after it began. */
const IN_FLIGHT_MS = 100;

/** A campaign with fewer people left is followed by the next one. */
const ENOUGH = 15;

const POSTED: readonly Checkpoint[] = ['dial.sent', 'dial.before_post'];
const ANSWERED: readonly Checkpoint[] = ['dial.answered', 'dial.recorded'];
/** A call that turns up after it was given up: no kill can bring that about, a test of its own does. */
export const NOT_STRUCK: readonly Checkpoint[] = ['evidence.late_written'];
const isEnd = (at: Checkpoint): boolean => at.startsWith('end.') || at.startsWith('evidence.');

/** The checkpoints of each row. Every one that the engine has belongs to one of them. */
export const CHECKPOINTS_OF: Readonly<Record<'1' | '2' | '4' | '5', readonly Checkpoint[]>> = {
  '1': CHECKPOINTS.filter((at) => !POSTED.includes(at) && !ANSWERED.includes(at) && !isEnd(at)),
  '2': POSTED,
  '4': ANSWERED,
  '5': CHECKPOINTS.filter((at) => isEnd(at) && !NOT_STRUCK.includes(at)),
};

const settings = { max_attempts: 2, retry_delay_hours: 0.1, max_concurrent_calls: 50 };

/** Campaigns that follow each other, so that there is always something to dial until the strikes have fallen. */
const keepBusy = (world: World, rng: Rng, calls: number) => {
  const campaigns: Campaign[] = [];
  let from = 0;
  const account = world.account(
    // A spend cap that nobody reaches: what is held against it has to be settled too.
    { plan_type: 'minutes_based', max_concurrent_calls: 200, daily_spend_limit: 5_000_000 },
    { seconds: 10_000_000 },
  );
  return {
    campaigns,
    async more(count = calls): Promise<void> {
      const phones = people(rng, count, EVERY_KIND, from);
      from += count;
      campaigns.push(await world.campaign(await account, { phones, call_settings: settings }));
    },
    async lowOnWork(): Promise<boolean> {
      const last = campaigns.at(-1);
      if (last === undefined) return true;
      const { pending_jobs, in_progress_jobs } = await world.batch(last.batch);
      return pending_jobs + in_progress_jobs < ENOUGH;
    },
  };
};

/** Starts workers that carry these strikes, two at a time beside one that carries none, until all have fallen. */
const strikeAll = async (world: World, rng: Rng, strikes: Strike[], size: Size): Promise<void> => {
  const work = keepBusy(world, rng, size.calls);
  await work.more();
  await world.startWorker();
  const waiting = [...strikes];
  const lane = async (): Promise<void> => {
    for (let strike = waiting.shift(); strike !== undefined; strike = waiting.shift()) {
      const worker = await world.startWorker({ strike });
      let fallen = false;
      void worker.exited.then(() => (fallen = true));
      await world.until(
        `a worker dies at ${strike.at}`,
        async () => {
          if (!fallen && (await work.lowOnWork())) await work.more(30);
          return fallen;
        },
        300_000,
      );
    }
  };
  await Promise.all([lane(), lane()]);
  for (const campaign of work.campaigns) await world.completed(campaign, 600_000);
};

interface Row {
  row: string;
  name: string;
  at: readonly Checkpoint[];
  /** Real milliseconds after the checkpoint. */
  after_ms?: number;
  /** Real, of every answer of Retell. */
  latency_ms?: number;
  kills: Record<Mode, number>;
  rounds: number;
}

const struckRow = ({ row, name, at, after_ms, latency_ms, kills, rounds }: Row): Scenario => ({
  row,
  name,
  kinds: at.map((checkpoint) => `kill at ${checkpoint}`),
  scale: (mode) =>
    kills[mode] === 0
      ? null
      : {
          rounds: mode === 'quick' ? 1 : rounds,
          faults: mode === 'quick' ? kills.quick : Math.ceil(kills.full / rounds),
          calls: mode === 'quick' ? 60 : 120,
        },
  world: (mode) => ({ factor: FACTOR[mode], api: true }),
  async run(world, rng, size) {
    world.simulator.faults.latency_ms = (latency_ms ?? 0) * world.factor;
    const strikes = Array.from({ length: size.faults }, (_, n): Strike => {
      const checkpoint = at[(n + size.round * size.faults) % at.length]!;
      return {
        how: 'kill',
        at: checkpoint,
        nth: rng.between(1, size.mode === 'quick' ? 2 : 5),
        ...(after_ms !== undefined && { after_ms }),
      };
    });
    await strikeAll(world, rng, rng.shuffle(strikes), size);
  },
});

/** All places of rows 1 to 5, once each: what the quick slice has of them. */
export const row1to5 = struckRow({
  row: '1-5',
  name: 'kill -9 at every place between two writes',
  at: Object.values(CHECKPOINTS_OF).flat(),
  kills: { quick: Object.values(CHECKPOINTS_OF).flat().length, full: 0 },
  rounds: 1,
});

/** Rows 1 to 5: the worker dies at a named place between two writes. */
export const row1 = struckRow({
  row: '1',
  name: 'kill -9 after a claim, before the intent',
  at: CHECKPOINTS_OF['1'],
  kills: { quick: 0, full: 56 },
  rounds: 2,
});
export const row2 = struckRow({
  row: '2',
  name: 'kill -9 after the intent, before the POST',
  at: CHECKPOINTS_OF['2'],
  kills: { quick: 0, full: 50 },
  rounds: 2,
});
export const row3 = struckRow({
  row: '3',
  name: 'kill -9 while the POST is in flight',
  at: ['dial.before_post'],
  after_ms: IN_FLIGHT_MS,
  latency_ms: LATENCY_MS,
  kills: { quick: 6, full: 100 },
  rounds: 3,
});
export const row4 = struckRow({
  row: '4',
  name: 'kill -9 after 201, before the id is saved, or right after',
  at: CHECKPOINTS_OF['4'],
  kills: { quick: 0, full: 100 },
  rounds: 3,
});
export const row5 = struckRow({
  row: '5',
  name: 'kill -9 while a result is saved and charged',
  at: CHECKPOINTS_OF['5'],
  kills: { quick: 0, full: 54 },
  rounds: 2,
});
