import { MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import { people, SHORT } from '../harness/people.ts';
import type { Scenario } from '../harness/types.ts';
import { sizes } from './steps.ts';

/** Near to real time, so that what a POST takes on its way is little. */
const FACTOR = 10;
/** How long the campaign has at least; virtual. */
const OPEN_MS = 4 * MINUTE_MS;
const ZONE = 'America/Santiago';
const RING_S = 30;
const MARGIN_S = 30;
/** From the worker's decision until the simulator notes the dial; real. */
const ON_ITS_WAY_MS = 500;

/** Row 33: more people than the window has room for. The last dial leaves room for the ring; the rest waits. */
export const row33: Scenario = {
  row: '33',
  name: 'the window closes while the queue drains',
  kinds: ['window closes over waiting jobs'],
  scale: sizes({ quick: [1, 300, 1], full: [3, 600, 1] }),
  world: () => ({ factor: FACTOR, workers: 2, calls_per_second: 1, api: true }),
  async run(world, rng, size) {
    const account = await world.account();
    const end = Math.ceil((world.clock.now().getTime() + OPEN_MS) / MINUTE_MS) * MINUTE_MS;
    const local = new Intl.DateTimeFormat('es-CL', { timeZone: ZONE, timeStyle: 'short', hourCycle: 'h23' });
    const campaign = await world.campaign(account, {
      phones: people(rng, size.calls, SHORT),
      call_settings: {
        max_attempts: 1,
        ring_timeout: RING_S,
        allowed_hours: { start: '09:00', end: local.format(end) },
        days_of_week: [1, 2, 3, 4, 5, 6, 7],
      },
    });
    world.fault('window closes over waiting jobs');
    const left_ms = end - world.clock.now().getTime() + 2 * MINUTE_MS;
    await world.pass(left_ms);
    await world.until('nothing is live', async () => (await world.store.slots.countTaken()) === 0, 120_000);

    const latest = end - (RING_S + MARGIN_S) * SECOND_MS;
    const last = Math.max(...world.dials().map(({ at }) => at));
    if (last > latest + ON_ITS_WAY_MS * FACTOR)
      world.broken(`the last dial came ${(last - latest) / SECOND_MS} s after the latest start`);
    const jobs = await world.store.connection
      .collection<{ status: string; attempts: number }>('jobs')
      .find({ batch_id: campaign.batch.batch_id, status: 'pending' })
      .toArray();
    if (jobs.length === 0) world.broken('the window was wide enough for all: nothing was shown');
    if (jobs.some(({ attempts }) => attempts !== 0)) world.broken('a job that waits has lost an attempt');
    const { next_at } = (await world.batch(campaign.batch)).dispatch;
    if (next_at.getTime() < end) world.broken(`looked at again ${next_at.toISOString()}, in a closed window`);
    return {
      check: { unfinished: [campaign.batch.batch_id] },
      note: `last dial ${((end - last) / SECOND_MS).toFixed(0)} s before the end, ${jobs.length} wait for tomorrow`,
    };
  },
};
