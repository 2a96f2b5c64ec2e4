import type { FieldFault } from '@timbre/kernel';
import type { CallSettings } from '@timbre/scheduling';
import type { BatchState } from '@timbre/store';
import type { GateReading } from '../dial/gate-facts.ts';
import { holdFor } from '../settle/price.ts';
import type { Anybody } from './anybody.ts';
import type { Cost } from './cost.ts';
import type { PreflightDeps } from './deps.ts';
import type { FinishRange } from './finish-range.ts';
import { heldByRules, type Held } from './held.ts';
import { isClosed, judge } from './judge.ts';
import { reckon, type Assumptions, type Reckoning } from './reckon.ts';
import type { Ref, SkipCode, Skipped, Tally } from './skipped.ts';
import { warningsOf, type Warning } from './warnings.ts';
import { workloadOf, type Workload } from './workload.ts';
import { zoneShares } from './zone-shares.ts';

/** Somebody who is left to call, as the gate sees them. */
export interface Candidate {
  reading: GateReading;
  /** How many people they stand for. */
  weight: number;
  ref: Ref;
  /** What they wait for already, whatever the hour. */
  waits: { code: SkipCode; until: Date } | null;
}

/** The answer of a preflight. */
export interface Preflight {
  checked_at: Date;
  /** As the engine reads them. */
  settings: CallSettings;
  /** The pack of rules that it is under. */
  policy: string;
  /** null: of a campaign that is only thought of. */
  batch: { batch_id: string; state: BatchState } | null;
  people: { total: number; finished: number; in_progress: number; dialable_now: number; skipped: number };
  /** How many people were looked at to tell of all; null: everybody was. */
  sample: number | null;
  skipped: Skipped[];
  warnings: Warning[];
  /** Why nothing gets on until somebody acts; null: nothing is in the way. */
  held: Held | null;
  cost: Cost;
  finish: FinishRange;
  assumptions: Assumptions;
  errors: FieldFault[];
  contact_warnings: FieldFault[];
}

/** People of whom nobody in particular is known: those in a call, those who wait for balance. */
interface Others {
  count: number;
  /** What they wait for; null: they are in a call. */
  code: SkipCode | null;
}

/** What an assessment begins with. */
export interface Assessed {
  anybody: Anybody;
  candidates: readonly Candidate[];
  others: readonly Others[];
  tally: Tally;
  policy_warnings: readonly string[];
}

const attemptsLeft = ({ job, batch }: GateReading): number =>
  batch.call_settings.max_attempts + job.extra_attempts - job.attempts;

/** Puts everybody under the reason that keeps them from being called now; the rest may be. */
const sortOut = ({ anybody, candidates, others, tally }: Assessed, now: Date) => {
  const loads: Workload[] = [];
  const left: Candidate[] = [];
  let not_before: Date | null = null;
  let dialable = 0;
  const later = (until: Date | null): void => {
    if (until !== null && (not_before === null || until > not_before)) not_before = until;
  };
  for (const candidate of candidates) {
    const { reading, weight, ref, waits } = candidate;
    const verdict = judge(reading, now, anybody.standing);
    const { code, until, permanent } = verdict;
    if (permanent && code !== null) {
      tally.add({ code, weight, permanent, ref });
      continue;
    }
    left.push(candidate);
    loads.push(workloadOf([attemptsLeft(reading)], weight));
    if (waits !== null && (code === null || isClosed(code))) {
      tally.add({ ...waits, weight, ref });
      later(waits.until);
    } else if (code !== null) {
      tally.add({ code, weight, until, ref });
      if (!isClosed(code)) later(until);
    } else dialable += weight;
  }
  for (const { count, code } of others) {
    loads.push(workloadOf([anybody.reading.batch.call_settings.max_attempts], count));
    if (code !== null && count > 0) tally.add({ code, weight: count });
  }
  const longest = Math.max(0, ...loads.map(({ people }) => people.length));
  const people = Array.from({ length: longest }, (_, n) =>
    loads.reduce((sum, load) => sum + (load.people[n] ?? 0), 0),
  );
  const zones = zoneShares(left, anybody.reading);
  const unknown_zones = Math.round(
    left.reduce((sum, { reading, weight }) => sum + (reading.job.timezone === null ? weight : 0), 0),
  );
  return { load: { people }, zones, not_before, dialable, unknown_zones };
};

/** Whom the account's day and balance leave out of those who might be called now; returns how many stay. */
const withinMeans = (
  { anybody, tally }: Assessed,
  { cost, assumptions }: Reckoning,
  dialable: number,
  now: Date,
): number => {
  const { reading, standing } = anybody;
  const { account, batch } = reading;
  if (cost.unit !== null) {
    const { max_call_duration } = batch.call_settings;
    if (holdFor(account, cost.available ?? 0, max_call_duration) === null) {
      tally.add({ code: 'no_balance', weight: dialable });
      return 0;
    }
  }
  const room = Math.floor(assumptions.calls_left_today);
  if (dialable <= room) return dialable;
  const calls_left = account.daily_call_limit - reading.calls_today;
  const full = { ...reading, calls_today: account.daily_call_limit };
  const { until } = judge(full, now, standing);
  const code = calls_left <= room + 1 ? 'daily_limit' : 'spend_limit';
  tally.add({ code, weight: dialable - room, until });
  return room;
};

/** What an assessment finds; the frame (totals, what was refused before) is its caller's. */
export type Assessment = Pick<
  Preflight,
  'skipped' | 'warnings' | 'held' | 'cost' | 'finish' | 'assumptions'
> & { dialable_now: number };

/** Asks the gate about everybody, reckons cost and end, and tells what to know before. Nothing is written. */
export const assess = async (deps: PreflightDeps, given: Assessed): Promise<Assessment> => {
  const now = deps.clock.now();
  const { anybody, tally } = given;
  const { dialable, unknown_zones, ...remaining } = sortOut(given, now);
  const reckoning = await reckon(deps, anybody.reading, remaining);
  const dialable_now = Math.round(withinMeans(given, reckoning, dialable, now));
  const { cost, finish, assumptions } = reckoning;
  const held = heldByRules(anybody.reading, anybody.verdict, anybody.standing);
  return {
    dialable_now,
    skipped: tally.list(),
    warnings: warningsOf(anybody.reading, { policy: given.policy_warnings, unknown_zones, cost, now }),
    held,
    cost,
    finish: held === null ? finish : { ...finish, earliest: null, expected: null, latest: null },
    assumptions,
  };
};
