import { MINUTE_MS } from '@timbre/kernel';
import { phoneFor } from '../harness/people.ts';
import type { Campaign, Scenario, World } from '../harness/types.ts';
import { richAccount, sizes } from './steps.ts';

/** A campaign whose hours a table knows, worked out by hand and not by our own rules of time. */
interface Planned {
  zone: string;
  hours: [start: string, end: string];
  /** 1 is Monday. */
  days?: number[];
  /** UTC instants between which this campaign may dial during the run. */
  open: [from: string, to: string][];
  /** While it is closed after the first instant, the next look is written down for the second. */
  looks?: [after: string, next: string][];
}

/** One stretch of time in which clocks or calendars do something rare. */
interface Stretch {
  row: string;
  name: string;
  from: string;
  to: string;
  plans: Planned[];
}

const FACTOR = 120;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
/** A long ring makes the margin before the end of a window 2 minutes, which is a real second at this pace. */
const RING_S = 90;

const ms = (instant: string): number => Date.parse(instant);

const campaignOf = async (
  world: World,
  plan: Planned,
  stretch: Stretch,
  people: number,
  n: number,
): Promise<Campaign> => {
  const account = await richAccount(world);
  const campaign = await world.campaign(account, {
    phones: Array.from({ length: people }, (_, at) => [phoneFor('0012', n * 500 + at)]),
    call_settings: {
      ...{ timezone: plan.zone, days_of_week: plan.days ?? ALL_DAYS, ring_timeout: RING_S, max_attempts: 1 },
      allowed_hours: { start: plan.hours[0], end: plan.hours[1] },
    },
  });
  // Due one after the other, all through the run.
  const step = (ms(stretch.to) - ms(stretch.from)) / people;
  const jobs = world.store.connection.collection<{ job_id: string }>('jobs');
  for (const [at, { job_id }] of campaign.jobs.entries())
    await jobs.updateOne({ job_id }, { $set: { reserved_until: new Date(ms(stretch.from) + at * step) } });
  return campaign;
};

const dialsOf = (world: World, { jobs }: Campaign): number[] => {
  const phones = new Set(jobs.flatMap(({ contact }) => contact.phones));
  return world
    .dials()
    .filter(({ to_number }) => phones.has(to_number ?? ''))
    .map(({ at }) => at);
};

const checkDials = (world: World, stretch: Stretch, plan: Planned, campaign: Campaign): void => {
  const named = `${plan.zone} ${plan.hours.join('–')}`;
  const dials = dialsOf(world, campaign);
  const spans = plan.open.map(([from, to]) => [ms(from), ms(to)] as const);
  const outside = dials.filter((at) => !spans.some(([from, to]) => at >= from && at < to));
  for (const at of outside) world.broken(`${named}: dialled at ${new Date(at).toISOString()}`);
  for (const [from, to] of spans) {
    if (from < ms(stretch.from) || to - from < 10 * MINUTE_MS) continue;
    if (!dials.some((at) => at >= from && at < to))
      world.broken(`${named}: nobody dialled from ${new Date(from).toISOString()} on`);
  }
};

/** Waits for the instant, then until the campaign's next look is the right one. */
const checkLook = async (world: World, campaign: Campaign, after: string, next: string): Promise<void> => {
  await world.pass(Math.max(0, ms(after) - world.clock.now().getTime()));
  await world.until(`the next look is at ${next}`, async () => {
    const { dispatch } = await world.batch(campaign.batch);
    return dispatch.next_at?.getTime() === ms(next);
  });
};

const scenarioOf = (stretch: Stretch, quick: boolean): Scenario => ({
  row: stretch.row,
  name: stretch.name,
  kinds: [stretch.name],
  scale: sizes({
    ...(quick && { quick: [1, 12, 1] as [number, number, number] }),
    full: [1, 60 * stretch.plans.length, 1],
  }),
  world: () => ({ workers: 1, factor: FACTOR, virtual_start: new Date(stretch.from) }),
  async run(world, _rng, size) {
    world.fault(stretch.name);
    const people = Math.max(6, Math.floor(size.calls / stretch.plans.length));
    const made: [Planned, Campaign][] = [];
    for (const [n, plan] of stretch.plans.entries())
      made.push([plan, await campaignOf(world, plan, stretch, people, n)]);
    const looks = made.flatMap(([plan, campaign]) =>
      (plan.looks ?? []).map(([after, next]) => checkLook(world, campaign, after, next)),
    );
    await Promise.all(looks);
    await world.pass(Math.max(0, ms(stretch.to) - world.clock.now().getTime()));
    for (const [plan, campaign] of made) checkDials(world, stretch, plan, campaign);
    return { check: { unfinished: made.map(([, { batch }]) => batch.batch_id) } };
  },
});

const SANTIAGO = 'America/Santiago';
const EASTER = 'Pacific/Easter';

/** −03 becomes −04 at 2026-04-05T03:00Z: in Santiago 23:00 to 23:59 of Saturday comes twice, on Easter Island 21:00. */
const AUTUMN: Stretch = {
  row: '29a',
  name: 'clocks go back in Chile (4 April 2026, 23:00 twice)',
  from: '2026-04-05T02:00:00Z',
  to: '2026-04-05T04:25:00Z',
  plans: [
    {
      zone: SANTIAGO,
      hours: ['23:30', '23:59'],
      open: [
        ['2026-04-05T02:30:00Z', '2026-04-05T02:59:00Z'],
        ['2026-04-05T03:30:00Z', '2026-04-05T03:59:00Z'],
      ],
      looks: [
        ['2026-04-05T03:02:00Z', '2026-04-05T03:30:00Z'],
        ['2026-04-05T04:02:00Z', '2026-04-06T03:30:00Z'],
      ],
    },
    {
      zone: SANTIAGO,
      hours: ['00:00', '23:59'],
      open: [
        ['2026-04-05T02:00:00Z', '2026-04-05T02:59:00Z'],
        ['2026-04-05T03:00:00Z', '2026-04-05T03:59:00Z'],
        ['2026-04-05T04:00:00Z', '2026-04-05T04:30:00Z'],
      ],
    },
    {
      zone: EASTER,
      hours: ['21:30', '21:59'],
      open: [
        ['2026-04-05T02:30:00Z', '2026-04-05T02:59:00Z'],
        ['2026-04-05T03:30:00Z', '2026-04-05T03:59:00Z'],
      ],
      looks: [['2026-04-05T03:02:00Z', '2026-04-05T03:30:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['09:00', '18:00'],
      days: [7],
      open: [],
      looks: [['2026-04-05T02:01:00Z', '2026-04-05T13:00:00Z']],
    },
  ],
};

/** −04 becomes −03 at 2026-09-06T04:00Z: Sunday begins at 01:00, on Easter Island 22:00 to 22:59 of Saturday is missing. */
const SPRING: Stretch = {
  row: '29b',
  name: 'clocks go forward in Chile (6 September 2026, no 00:00)',
  from: '2026-09-06T03:15:00Z',
  to: '2026-09-06T04:30:00Z',
  plans: [
    {
      zone: SANTIAGO,
      hours: ['23:30', '23:59'],
      open: [['2026-09-06T03:30:00Z', '2026-09-06T03:59:00Z']],
      looks: [['2026-09-06T04:02:00Z', '2026-09-07T02:30:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['00:00', '24:00'],
      days: [7],
      open: [['2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z']],
      looks: [['2026-09-06T03:16:00Z', '2026-09-06T04:00:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['00:00', '00:45'],
      days: [7],
      open: [],
      looks: [['2026-09-06T03:16:00Z', '2026-09-13T03:00:00Z']],
    },
    {
      zone: EASTER,
      hours: ['22:30', '23:30'],
      days: [6],
      open: [['2026-09-06T04:00:00Z', '2026-09-06T04:30:00Z']],
      looks: [['2026-09-06T03:16:00Z', '2026-09-06T04:00:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['09:00', '18:00'],
      days: [7],
      open: [],
      looks: [['2026-09-06T03:16:00Z', '2026-09-06T12:00:00Z']],
    },
  ],
};

/** 29 February 2028 is a Tuesday, 1 March a Wednesday; Santiago is at −03. */
const LEAP_DAY: Stretch = {
  row: '31a',
  name: 'leap day 2028-02-29 begins',
  from: '2028-02-29T02:20:00Z',
  to: '2028-02-29T03:15:00Z',
  plans: [
    {
      zone: SANTIAGO,
      hours: ['00:00', '24:00'],
      days: [2],
      open: [['2028-02-29T03:00:00Z', '2028-03-01T03:00:00Z']],
      looks: [['2028-02-29T02:21:00Z', '2028-02-29T03:00:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['00:00', '24:00'],
      days: [3],
      open: [],
      looks: [['2028-02-29T02:21:00Z', '2028-03-01T03:00:00Z']],
    },
  ],
};

/** 31 December 2027 is a Friday; Santiago is at −03. */
const YEAR_END: Stretch = {
  row: '31b',
  name: 'the year ends (2027 to 2028)',
  from: '2028-01-01T02:20:00Z',
  to: '2028-01-01T03:15:00Z',
  plans: [
    {
      zone: SANTIAGO,
      hours: ['00:00', '24:00'],
      days: [5],
      open: [['2027-12-31T03:00:00Z', '2028-01-01T03:00:00Z']],
      looks: [['2028-01-01T03:02:00Z', '2028-01-07T03:00:00Z']],
    },
    {
      zone: SANTIAGO,
      hours: ['00:00', '24:00'],
      days: [6],
      open: [['2028-01-01T03:00:00Z', '2028-01-02T03:00:00Z']],
      looks: [['2028-01-01T02:21:00Z', '2028-01-01T03:00:00Z']],
    },
  ],
};

/** Rows 29 and 31: rare days, with campaigns that run through them. */
export const row29a: Scenario = scenarioOf(AUTUMN, false);
export const row29b: Scenario = scenarioOf(SPRING, false);
export const row31a: Scenario = scenarioOf(LEAP_DAY, true);
export const row31b: Scenario = scenarioOf(YEAR_END, false);
