import { people } from '../harness/people.ts';
import type { Campaign, Scenario, World } from '../harness/types.ts';
import { sizes } from './steps.ts';

const WORKERS = 5;
/** Of each worker: 5 × 10 = 50 dials at once. */
const AT_ONCE = 10;
const RIVALS = 8;
/** Exactly one longest call; what is left of it is less than a minute, so that no second one fits. */
const LONGEST_S = 100;

const oneCallEach = async (world: World, campaign: Campaign): Promise<void> => {
  const phones = new Set(campaign.jobs.flatMap((job) => job.contact.phones));
  const calls = world.history().filter((call) => phones.has(call.to_number));
  if (calls.length !== 1) world.broken(`money for one call, ${calls.length} calls`);
};

/** Row 27: money for exactly one call, and 50 dials at once that want it. */
export const row27: Scenario = {
  row: '27',
  name: `money for one call, ${WORKERS} workers × ${AT_ONCE} dials at once`,
  kinds: ['race for the last balance'],
  scale: sizes({ quick: [1, 8, 8], full: [2, 100, 100] }),
  world: () => ({
    workers: WORKERS,
    calls_per_second: 2,
    env: { CALL_START_CONCURRENCY: String(AT_ONCE) },
  }),
  async run(world, rng, size) {
    const campaigns: Campaign[] = [];
    for (let n = 0; n < size.faults; n++) {
      const account = await world.account({ plan_type: 'minutes_based' }, { seconds: LONGEST_S });
      campaigns.push(
        await world.campaign(account, {
          // 45 s of talk: 55 s are left.
          phones: people(rng, RIVALS, ['0001'], n * RIVALS),
          call_settings: { max_attempts: 1, max_call_duration: LONGEST_S, max_concurrent_calls: RIVALS },
        }),
      );
      world.fault('race for the last balance');
    }
    for (const campaign of campaigns)
      await world.until(
        'the campaign has paused for want of money',
        async () => (await world.batch(campaign.batch)).pause_reason === 'no_balance',
        600_000,
      );
    await world.until('no call is live', async () => (await world.store.slots.countTaken()) === 0, 120_000);
    for (const campaign of campaigns) await oneCallEach(world, campaign);
    return { check: { unfinished: campaigns.map(({ batch }) => batch.batch_id) } };
  },
};
