import { DAY_MS, SECOND_MS } from '@timbre/kernel';
import { localDayAt, startOfLocalDay } from './local-days.ts';
import { firstOpening, windowState, type WindowInput } from './window.ts';

/** How many dials the account's local day allows. */
export interface DailyCalls {
  /** The account's zone: its midnight turns the day. */
  zone: string;
  /** What is left of the present day. */
  left_today: number;
  each_day: number;
}

/** What is left to do and what there is to do it with. */
export interface FinishInput {
  now: Date;
  window: Omit<WindowInput, 'now'>;
  /** Calls of the first round, of the second, …: a round calls again those whom the one before did not reach. */
  rounds: readonly number[];
  /** From the end of a call to the next one to the same person. */
  retry_delay_ms: number;
  /** Dials per second that the campaign may count on. */
  calls_per_second: number;
  /** Calls at the same time that it may count on. */
  slots: number;
  /** How long one call keeps its slot, ringing included. */
  seconds_per_call: number;
  /** null: the day sets no limit. */
  daily: DailyCalls | null;
  /** Somebody has to wait until then whatever there is room for; null: nobody. */
  not_before: Date | null;
}

/**
 * When the last dial starts, an instant at which the window is open; null with the reason: nobody is left to call,
 * the window does not open, or what there is to dial with does not suffice within a year.
 */
export type Finish = { at: Date; reason: null } | { at: null; reason: FinishReason };
export type FinishReason = 'nothing_left' | 'never_opens' | 'no_capacity';

const HORIZON_MS = 366 * DAY_MS;

/** Dials per millisecond: what the pace allows, or what the slots do when calls last. */
const ratePerMs = ({ calls_per_second, slots, seconds_per_call }: FinishInput): number =>
  Math.min(calls_per_second, slots / Math.max(seconds_per_call, 1)) / SECOND_MS;

/** An uninterrupted time to dial in, no longer than the account's day, and the dials that fit into it. */
interface Stretch {
  start: number;
  end: number;
  dials: number;
  /** When to look on: the next day once this one's dials are used up. */
  next: number;
}

/** The stretches from `from` on, each with the dials that fit; ends when the window opens no more within a year. */
function* stretches(input: FinishInput, from: number): Generator<Stretch> {
  const { window, daily } = input;
  const rate = ratePerMs(input);
  const today = daily === null ? 0 : localDayAt(daily.zone, input.now.getTime());
  let day = Number.NaN;
  let left = Infinity;
  let at = from;
  while (at < from + HORIZON_MS) {
    const start = firstOpening({ ...window, now: new Date(at) }, new Date(at))?.getTime();
    if (start === undefined) return;
    const state = windowState({ ...window, now: new Date(start) });
    if (!state.open) return;
    let end = state.closes_at.getTime();
    let midnight = end;
    if (daily !== null) {
      const current = localDayAt(daily.zone, start);
      if (current !== day) left = current === today ? daily.left_today : daily.each_day;
      day = current;
      midnight = startOfLocalDay(daily.zone, current + 1);
      end = Math.min(end, midnight);
    }
    const dials = Math.max(0, Math.min(left, (end - start) * rate));
    left -= dials;
    const next = left > 0 ? end : Math.max(end, midnight);
    yield { start, end, dials, next };
    at = next;
  }
}

/** The start of the last of `calls` dials that begin at `from`; null when a year does not hold them. */
const lastDial = (input: FinishInput, from: number, calls: number): number | null => {
  const rate = ratePerMs(input);
  let left = calls;
  for (const { start, end, dials } of stretches(input, from)) {
    if (left <= dials) return Math.min(Math.floor(start + Math.max(0, left - 1) / rate), end - 1);
    left -= dials;
  }
  return null;
};

/** The first opening at or after `at`. */
const openingAt = ({ window }: FinishInput, at: number): number | null =>
  firstOpening({ ...window, now: new Date(at) }, new Date(at))?.getTime() ?? null;

/**
 * When a campaign's last dial starts, reckoned as a flow: the dials of all rounds pass through the open hours at the
 * smaller of pace and slots, no more a day than allowed; and a round ends no sooner than the one before it, one call
 * and the retry delay later. More slots never make it later, a narrower window never earlier. Throws RangeError for
 * an unknown zone.
 */
export const estimateFinish = (input: FinishInput): Finish => {
  const now = input.now.getTime();
  const rounds = input.rounds.filter((calls) => calls > 0);
  if (rounds.length === 0) return { at: null, reason: 'nothing_left' };
  const opening = openingAt(input, now);
  if (opening === null) return { at: null, reason: 'never_opens' };
  if (!(ratePerMs(input) > 0)) return { at: null, reason: 'no_capacity' };
  const again_ms = input.seconds_per_call * SECOND_MS + input.retry_delay_ms;
  let done = 0;
  let last = opening;
  for (const [n, calls] of rounds.entries()) {
    done += calls;
    const worked_off = lastDial(input, now, done);
    if (worked_off === null) return { at: null, reason: 'no_capacity' };
    const rested = n === 0 ? opening : openingAt(input, last + again_ms);
    if (rested === null) return { at: null, reason: 'never_opens' };
    last = Math.max(worked_off, rested);
  }
  const awaited = input.not_before === null ? last : openingAt(input, input.not_before.getTime());
  if (awaited === null) return { at: null, reason: 'never_opens' };
  return { at: new Date(Math.max(last, awaited)), reason: null };
};
