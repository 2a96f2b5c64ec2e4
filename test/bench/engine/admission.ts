import type { BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { makeAccounts, makeCampaign, ONE_MINUTE, ONE_MINUTE_MS, release } from '../world/data.ts';
import { settledCalls, untilAtLeast } from '../world/progress.ts';
import { openWorld, type Ground, type World } from '../world/world.ts';

/** Campaigns and slots of the admission part, as in the measurements that the design rests on. */
export const CAMPAIGNS = 20;
/** Calls at once of each campaign. */
export const SLOTS = 5;

/** How long it takes to admit and hold all calls of all campaigns. */
export interface Admission {
  calls: number;
  /** Nothing but the calls: jobs / slots × length of a call. */
  ideal_s: number;
  seconds: number;
  to_ideal: number;
  /** The first and the last campaign to finish, in seconds. */
  campaigns_s: { first: number; last: number };
  /** Most calls of one campaign at one time: never above its slots. */
  peak: number;
  /** False: cut off before everything was done. */
  finished: boolean;
}

/** The time that nobody can beat. */
export const idealSeconds = ({ jobs, call_ms }: BenchOptions): number => (jobs / SLOTS) * (call_ms / 1_000);

interface Span {
  batch_id: string;
  from: number;
  to: number;
}

/** Real seconds since the first admission, from the attempts' own instants on the virtual line. */
const spansOf = async (world: World): Promise<Span[]> => {
  const attempts = await world.store.connection
    .collection('call_attempts')
    .find({}, { projection: { batch_id: 1, intent_at: 1, sent_at: 1, money_settled_at: 1, settled_at: 1 } })
    .toArray();
  const instant = (value: unknown): number => (value as Date).getTime() / world.clock.factor / 1_000;
  const start = Math.min(...attempts.map((attempt) => instant(attempt.intent_at)));
  return attempts.map((attempt) => ({
    batch_id: String(attempt.batch_id),
    from: instant(attempt.sent_at ?? attempt.intent_at) - start,
    to: instant(attempt.settled_at) - start,
  }));
};

/** The most spans that overlap. */
const peakOf = (spans: Span[]): number => {
  const edges = spans.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let [now, peak] = [0, 0];
  for (const { by } of edges.sort((a, b) => a.at - b.at || a.by - b.by)) {
    now += by;
    peak = Math.max(peak, now);
  }
  return peak;
};

const endsByCampaign = (spans: Span[]): Map<string, Span[]> => {
  const groups = new Map<string, Span[]>();
  for (const span of spans) groups.set(span.batch_id, [...(groups.get(span.batch_id) ?? []), span]);
  return groups;
};

/** 20 campaigns of 5 slots each, through the whole engine; every call lasts exactly `options.call_ms`. */
export const measureAdmission = async (ground: Ground, options: BenchOptions): Promise<Admission> => {
  const concurrency = CAMPAIGNS * SLOTS;
  const world = await openWorld(
    ground,
    { ...options, concurrency },
    { factor: ONE_MINUTE_MS / options.call_ms },
  );
  try {
    const accounts = await makeAccounts(world, CAMPAIGNS / 4, concurrency);
    const batches: BatchDocument[] = [];
    for (let n = 0; n < CAMPAIGNS; n++)
      batches.push(
        await makeCampaign(world, accounts[n % accounts.length]!, {
          ...{ jobs: options.jobs, outcome: ONE_MINUTE, max_concurrent_calls: SLOTS },
        }),
      );
    await world.startWorkers(options.workers);
    await release(world, batches);
    const calls = options.jobs * CAMPAIGNS;
    await untilAtLeast('calls settle', calls, () => settledCalls(world, batches), 500);
    const groups = [...endsByCampaign(await spansOf(world)).values()];
    const ends = groups.map((spans) => Math.max(...spans.map(({ to }) => to)));
    const seconds = Math.max(...ends);
    const ideal_s = idealSeconds(options);
    return {
      ...{ calls, ideal_s, seconds, to_ideal: seconds / ideal_s, finished: true },
      campaigns_s: { first: Math.min(...ends), last: seconds },
      peak: Math.max(...groups.map(peakOf)),
    };
  } finally {
    await world.stop();
  }
};
