import { accountScope, type AttemptDocument } from '@timbre/store';
import type { Scenario, World } from '../harness/types.ts';
import { allCompleted, crowd, HURRIED, moreDials, richAccount, sizes } from './steps.ts';

const ALONE = { ...HURRIED, max_attempts: 1 } as const;

const attemptsOf = async (world: World): Promise<AttemptDocument[]> => {
  const lists = world
    .campaigns()
    .map(({ batch }) => world.store.attempts.listOfBatch(accountScope(batch.account_id), batch.batch_id));
  return (await Promise.all(lists)).flat();
};

/** Row 16: Retell says that we are too quick. Nobody's attempt is spent, and we are slower for a while. */
export const row16: Scenario = {
  row: '16',
  name: 'Retell answers 429 with Retry-After',
  kinds: ['429'],
  scale: sizes({ quick: [1, 30, 10], full: [1, 300, 200] }),
  world: () => ({ workers: 2, factor: 60, max_concurrent_calls: 30 }),
  async run(world, rng, size) {
    const account = await richAccount(world);
    await crowd(world, account, size.calls, ['0099'], ALONE);
    const refused = (): number => world.dials().filter(({ answer }) => answer === 429).length;
    while (refused() < size.faults) {
      await moreDials(world, rng.between(1, 5));
      const before = refused();
      await world.noteFault();
      world.simulator.faults.startOutage({
        status: 429,
        seconds: 86_400,
        create_only: true,
        retry_after_s: rng.between(5, 30),
      });
      await world.until('some are refused', () => refused() >= before + rng.between(1, 8));
      world.simulator.faults.endOutage();
    }
    world.fault('429', refused());
    await allCompleted(world);
    const burned = (await Promise.all(world.campaigns()[0]?.jobs.map(world.job) ?? [])).filter(
      ({ attempts }) => attempts !== 1,
    );
    if (burned.length > 0) world.broken(`${burned.length} people with other than one attempt after a 429`);
  },
};

const AFTER_PLACING = ['error_placed', 'reset_placed'] as const;
const BEFORE_PLACING = ['error_not_placed', 'reset_not_placed'] as const;

/** Has the next creates go wrong, each in a way drawn from `kinds`, until the round's faults are used up. */
const failCreates = async (
  world: World,
  kinds: readonly (typeof AFTER_PLACING)[number][] | readonly (typeof BEFORE_PLACING)[number][],
  faults: number,
): Promise<void> => {
  for (let left = faults; left > 0;) {
    const count = Math.min(left, world.rng.between(1, 6));
    const kind = world.rng.pick<(typeof AFTER_PLACING)[number] | (typeof BEFORE_PLACING)[number]>(kinds);
    world.simulator.faults.failCreates(kind, count);
    world.fault(kind, count);
    left -= count;
    await moreDials(world, count + 1);
  }
};

/** Row 17: the answer is a failure, and the phone rings all the same. It must not ring a second time. */
export const row17: Scenario = {
  row: '17',
  name: 'Retell answers 500, or resets, after dialling',
  kinds: AFTER_PLACING,
  scale: sizes({ quick: [1, 24, 8], full: [2, 150, 100] }),
  world: () => ({ workers: 2, factor: 120 }),
  async run(world, _rng, size) {
    await crowd(world, await richAccount(world), size.calls * 2, ['0099', '0098', '0012'], ALONE);
    await failCreates(world, AFTER_PLACING, size.faults);
    await allCompleted(world);
    const presumed = (await attemptsOf(world)).filter(({ state }) => state === 'presumed_not_placed').length;
    if (presumed > 0) world.broken(`${presumed} calls that rang were given up as not placed`);
  },
};

/** Row 18: the same answers, and nothing rings. Nobody knows that, so the retry delay is kept. */
export const row18: Scenario = {
  row: '18',
  name: 'Retell answers 500, or resets, without dialling',
  kinds: BEFORE_PLACING,
  scale: sizes({ quick: [1, 16, 6], full: [2, 130, 100] }),
  world: () => ({ workers: 2, factor: 240 }),
  async run(world, _rng, size) {
    await crowd(world, await richAccount(world), size.calls * 2, ['0099', '0012']);
    await failCreates(world, BEFORE_PLACING, size.faults);
    await allCompleted(world);
    await checkDelays(world);
  },
};

/** Two dials for one person, the first of which nobody knows to have rung, are as far apart as the batch's delay. */
const checkDelays = async (world: World): Promise<void> => {
  const presumed = new Map<string, AttemptDocument>();
  for (const attempt of await attemptsOf(world))
    if (attempt.state === 'presumed_not_placed') presumed.set(attempt.attempt_id, attempt);
  const dials = [...world.dials()].sort((a, b) => a.at - b.at);
  for (const [n, dial] of dials.entries()) {
    const attempt = presumed.get(dial.attempt_id ?? '');
    const next = attempt && dials.slice(n + 1).find(({ to_number }) => to_number === dial.to_number);
    if (attempt && next && next.at - dial.at < attempt.retry_delay_hours * 3_600_000)
      world.broken(`dialled again ${(next.at - dial.at) / 1_000} s after a dial of unknown fate`);
  }
};
