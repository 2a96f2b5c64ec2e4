import type { AttemptDocument, JobDocument } from '@timbre/store';
import type { Timeline } from './policy-timeline.ts';

/** Hours `HH:MM` and weekdays, 1 Monday to 7 Sunday. */
export interface Hours {
  start: string;
  end: string;
  days: number[];
}

/** What an account asks for beside the law. */
export interface AccountRules {
  hours: Hours | null;
  holidays: string[];
  cap: number | null;
  counts: 'answered' | 'any';
}

/** A campaign of the run. */
export interface Campaign {
  batch_id: string;
  /** False: the demo's rules, without lawful hours and cap. */
  chilean: boolean;
  hours: Timeline<Hours>;
  may_dial: Timeline<boolean>;
}

/** Somebody who must not be called, while it holds; `until` null: for good. */
export interface Forbidden {
  names: (target: { batch_id: string; person_key: string; phone: string }) => boolean;
  holds: Timeline<boolean>;
  until: number | null;
}

/** Everything that was asked for in a run. */
export interface Run {
  campaigns: Map<string, Campaign>;
  rules: Timeline<AccountRules>;
  forbidden: Forbidden[];
}

/** One POST as the simulator saw it, beside what the database knows of it. */
export interface SeenDial {
  at: number;
  attempt: AttemptDocument;
  job: JobDocument;
}

const LAWFUL: Hours = { start: '08:00', end: '20:00', days: [1, 2, 3, 4, 5, 6] };
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEK_MS = 7 * 24 * 3_600_000;

/** Date, weekday and time on the wall of a zone, by the runtime's own calendar and nothing of ours. */
const wallOf = (at: number, zone: string): { date: string; day: number; time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    day: WEEKDAYS.indexOf(part('weekday')) + 1,
    time: `${part('hour')}:${part('minute')}`,
  };
};

const inside = ({ start, end, days }: Hours, wall: ReturnType<typeof wallOf>): boolean =>
  days.includes(wall.day) && start <= wall.time && wall.time < end;

const mondayOf = (at: number, zone: string): string => {
  const { date, day } = wallOf(at, zone);
  return new Date(Date.parse(date) - (day - 1) * 24 * 3_600_000).toISOString().slice(0, 10);
};

const wasContact = (attempt: AttemptDocument, counts: 'answered' | 'any'): boolean =>
  counts === 'any' ? ['placed', 'ended', 'settled'].includes(attempt.state) : attempt.contact;

const capKept = (
  dial: SeenDial,
  dials: readonly SeenDial[],
  zone: string,
  cap: number,
  counts: 'answered' | 'any',
) => {
  const earlier = dials.filter(
    ({ at, attempt }) =>
      attempt.person_key === dial.attempt.person_key &&
      at < dial.at &&
      wasContact(attempt, counts) &&
      (dial.at - at < WEEK_MS || mondayOf(at, zone) === mondayOf(dial.at, zone)),
  );
  return earlier.length < cap;
};

/** Why one combination of rules that may have been in force forbids this dial; null when it allows it. */
const faultUnder = (
  dial: SeenDial,
  dials: readonly SeenDial[],
  chilean: boolean,
  hours: Hours,
  rules: AccountRules,
  zone: string,
): string | null => {
  const wall = wallOf(dial.at, zone);
  if (!inside(hours, wall)) return 'campaign hours';
  if (chilean && !inside(LAWFUL, wall)) return 'lawful hours';
  if (rules.hours !== null && !inside(rules.hours, wall)) return 'own hours';
  if (rules.holidays.includes(wall.date)) return 'own holiday';
  const caps = [chilean ? 1 : null, rules.cap].filter((cap) => cap !== null);
  return caps.length > 0 && !capKept(dial, dials, zone, Math.min(...caps), rules.counts) ? 'cap' : null;
};

/**
 * What was wrong with a dial, by an oracle that shares nothing with the engine: null when some state of the rules
 * that may have been in force between the intent and the simulator's timestamp allows it.
 */
export const faultOf = (run: Run, dial: SeenDial, dials: readonly SeenDial[]): string | null => {
  const { at, attempt, job } = dial;
  const campaign = run.campaigns.get(attempt.batch_id);
  if (campaign === undefined) return 'unknown campaign';
  const from = attempt.sent_at?.getTime() ?? at;
  if (!campaign.may_dial.during(from, at).includes(true)) return 'paused or cancelled';
  const target = { batch_id: attempt.batch_id, person_key: attempt.person_key, phone: attempt.phone };
  const forbidden = run.forbidden.some(
    ({ names, holds, until }) =>
      names(target) && !holds.during(from, at).includes(false) && (until === null || until > at),
  );
  if (forbidden) return 'do not call';
  const faults = campaign.hours
    .during(from, at)
    .flatMap((hours) =>
      run.rules
        .during(from, at)
        .map((rules) =>
          faultUnder(dial, dials, campaign.chilean, hours, rules, job.timezone ?? 'America/Santiago'),
        ),
    );
  return faults.includes(null) ? null : (faults[0] ?? 'no rules');
};
