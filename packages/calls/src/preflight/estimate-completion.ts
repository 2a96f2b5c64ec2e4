import { existingAccount } from '@timbre/batches';
import type { AccountScope, BatchDocument } from '@timbre/store';
import { readAnybody } from './anybody.ts';
import type { PreflightDeps } from './deps.ts';
import { heldByRules, heldByState, type Held } from './held.ts';
import { reckon, type Reckoning } from './reckon.ts';
import { readRoster, type Roster } from './roster.ts';
import { workloadOf, type Workload } from './workload.ts';
import { zoneShares } from './zone-shares.ts';

/** When a campaign that exists will be done, or why nobody can tell. */
export interface Completion {
  /** null with `held`. */
  at: Date | null;
  held: Held | null;
  /** Dials per hour that the estimate counts on while the window is open; null with `held`. */
  calls_per_hour: number | null;
  /** True: as counted in the last hour; false: reckoned from caps and pace. */
  measured: boolean;
  /** Other running campaigns with which the account's cap is shared. */
  shared_with: number;
}

/** How many people are looked at: enough for the attempts that are left, few enough for a page that is read often. */
const SAMPLE = 160;

const FINISH_SENTENCES: Readonly<Record<string, string>> = {
  never_opens: 'El horario de la campaña no tiene ninguna hora lícita dentro de un año',
  no_capacity: 'Los límites de la cuenta no alcanzan para terminar la campaña dentro de un año',
  nothing_left: 'No queda nadie por llamar',
};

const unknown = (held: Held, shared_with = 0): Completion => ({
  at: null,
  held,
  calls_per_hour: null,
  measured: false,
  shared_with,
});

const loadOf = ({ waiting, in_progress, suspended }: Roster, max_attempts: number): Workload => {
  const people: number[] = [];
  const add = (attempts_left: number, weight: number): void => {
    for (const [n, count] of workloadOf([attempts_left], weight).people.entries())
      people[n] = (people[n] ?? 0) + count;
  };
  for (const { job, weight } of waiting) add(max_attempts + job.extra_attempts - job.attempts, weight);
  add(max_attempts, in_progress + suspended);
  return { people };
};

const hourly = ({ assumptions: { capacity, figures } }: Reckoning): number => {
  const { calls_per_second, slots } = capacity.shared;
  return Math.round(Math.min(calls_per_second, slots / figures.slot_seconds) * 3_600);
};

/** The balance that is missing, for a campaign that will stop without a top-up. */
const heldByBalance = ({ cost }: Reckoning): Held | null =>
  cost.enough
    ? null
    : {
        code: 'no_balance',
        sentence: `El saldo alcanza para unas ${cost.people_covered ?? 0} personas: recargue la cuenta para que la campaña termine`,
      };

/** The latest instant until which one of the people looked at has to wait. */
const lastWait = (roster: Roster, now: Date): Date | null => {
  const latest = Math.max(0, ...roster.waiting.map(({ job }) => job.reserved_until.getTime()));
  return latest > now.getTime() ? new Date(latest) : null;
};

/**
 * The running estimate of a campaign: from the pace of its last hour, the people and attempts that are left, the
 * hours, holidays, caps and limits ahead, and what holds it. The same reckoning as a preflight's, over a small
 * sample of the people; bounded reads, nothing is written.
 */
export const estimateCompletion =
  (deps: PreflightDeps) =>
  async (scope: AccountScope, batch: BatchDocument): Promise<Completion> => {
    const stands = heldByState(batch);
    if (stands !== null) return unknown(stands);
    const account = await existingAccount(deps.store, scope);
    const now = deps.clock.now();
    const [anybody, roster] = await Promise.all([
      readAnybody(deps, account, batch),
      readRoster(deps, scope, batch, SAMPLE),
    ]);
    const { reading, verdict, standing } = anybody;
    const held = heldByRules(reading, verdict, standing);
    if (held !== null) return unknown(held);
    const { waiting } = roster;
    const people = waiting.map(({ job, weight }) => ({
      reading: { zone: job.timezone ?? reading.zone, also_zones: job.timezone ? [] : reading.also_zones },
      weight,
    }));
    const reckoning = await reckon(deps, reading, {
      load: loadOf(roster, batch.call_settings.max_attempts),
      zones: zoneShares(people, reading),
      not_before: lastWait(roster, now),
    });
    const { finish, assumptions } = reckoning;
    const shared_with = assumptions.capacity.others_of_account;
    const short = heldByBalance(reckoning);
    if (short !== null) return unknown(short, shared_with);
    if (finish.expected === null) {
      const code = finish.reason ?? 'no_capacity';
      return unknown({ code, sentence: FINISH_SENTENCES[code] ?? code }, shared_with);
    }
    return {
      at: finish.expected,
      held: null,
      calls_per_hour: hourly(reckoning),
      measured: assumptions.measured_pace !== null,
      shared_with,
    };
  };
