import { callWorkerService, readConfig } from '@timbre/call-worker';
import { DAY_MS, HOUR_MS, realClock, silentLogger, type Clock } from '@timbre/kernel';
import { createMetrics } from '@timbre/runtime';
import { phoneFor } from '../harness/people.ts';
import type { Campaign, Rng, Scenario, World } from '../harness/types.ts';
import { richAccount, sizes } from './steps.ts';

/** Chile's holidays of 2026 as the government's calendar lists them, written down by hand. */
const HOLIDAYS = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-04', '2026-05-01', '2026-05-21', '2026-06-21', '2026-06-29'],
  ...['2026-07-16', '2026-08-15', '2026-09-18', '2026-09-19', '2026-10-12', '2026-10-31', '2026-11-01'],
  ...['2026-12-08', '2026-12-25'],
]);

const START = Date.UTC(2026, 0, 1);
const FACTOR = 120;

/** A clock that is moved on from day to day. */
interface LeapingClock extends Clock {
  leapTo(instant_ms: number): void;
}

const leapingClock = (): LeapingClock => {
  let ahead_ms = 0;
  const begun = realClock.now().getTime();
  const now = (): Date => new Date(START + ahead_ms + (realClock.now().getTime() - begun) * FACTOR);
  return {
    factor: FACTOR,
    now,
    leapTo: (instant_ms) => {
      ahead_ms += Math.max(0, instant_ms - now().getTime());
    },
  };
};

/** 11:00 to 15:00 in Santiago, summer and winter. */
const noonOf = (day: number, rng: Rng): number =>
  START + day * DAY_MS + 15 * HOUR_MS + rng.between(0, 3 * HOUR_MS);
const dateOf = (instant_ms: number): string => new Date(instant_ms).toISOString().slice(0, 10);
const isOpenDay = (date: string): boolean =>
  new Date(`${date}T12:00:00Z`).getUTCDay() !== 0 && !HOLIDAYS.has(date);

/** The days to look at: all of them, or Easter week, the days around the other holidays, and some drawn by chance. */
const daysOf = (mode: 'quick' | 'full', rng: Rng): number[] => {
  const all = Array.from({ length: 365 }, (_, day) => day);
  const near = (day: number): boolean =>
    [-1, 0, 1].some((step) => HOLIDAYS.has(dateOf(START + (day + step) * DAY_MS)));
  const easter = (day: number): boolean => /2026-04-0[2-6]/.test(dateOf(START + day * DAY_MS));
  return mode === 'full' ? all.filter((day) => near(day) || rng.next() < 0.25) : all.filter(easter);
};

/** One person of a collections campaign under the Chilean rules. */
const onePerson = async (world: World, n: number): Promise<Campaign> =>
  world.campaign(await richAccount(world), {
    phones: [[phoneFor('0012', n)]],
    call_settings: { max_attempts: 1, timezone: 'America/Santiago' },
    given: { contact_pack: null },
  });

/** Whether the campaign was dialled or put off, once either has happened. */
const fate = (world: World, { batch, jobs }: Campaign, clock: Clock): Promise<'dialled' | 'put_off'> => {
  const [phone] = jobs[0]?.contact.phones ?? [];
  return world.until('it is dialled or put off', async () => {
    if (world.dials().some(({ to_number }) => to_number === phone)) return 'dialled';
    const { dispatch } = await world.batch(batch);
    const put_off = dispatch.next_at !== null && dispatch.next_at.getTime() > clock.now().getTime() + HOUR_MS;
    return put_off && 'put_off';
  });
};

let clock: LeapingClock | null = null;

/** Row 32: a collections campaign on each day of a year. Sundays and holidays, Sábado Santo too, nobody is dialled. */
export const row32: Scenario = {
  row: '32',
  name: 'a year of days: no collection dial on Sundays and holidays',
  kinds: ['closed day'],
  scale: sizes({ quick: [1, 5, 3], full: [1, 110, 40] }),
  world: () => {
    clock = leapingClock();
    return { factor: FACTOR, virtual_start: new Date(START), simulator: { clock } };
  },
  async run(world, rng, size) {
    const line = clock ?? leapingClock();
    // In this process, because its clock is moved: no other process could be told in time.
    const context = { clock: line, logger: silentLogger, metrics: createMetrics('faults') };
    const stop = await callWorkerService(readConfig(world.env)).start(context);
    const waiting: Campaign[] = [];
    try {
      for (const [n, day] of daysOf(size.mode, rng).entries()) {
        line.leapTo(noonOf(day, rng));
        const date = dateOf(line.now().getTime());
        const campaign = await onePerson(world, n);
        const open = isOpenDay(date);
        const seen = await fate(world, campaign, line);
        if (!open) world.fault('closed day');
        if ((seen === 'dialled') !== open) world.broken(`${date}: ${seen}`);
        waiting.push(campaign);
        if (open) for (const each of waiting.splice(0)) await world.completed(each);
      }
      const leftover = waiting.map(({ batch }) => batch.batch_id);
      return { check: { unfinished: leftover } };
    } finally {
      await stop();
    }
  },
};
