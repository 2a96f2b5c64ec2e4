import type { AccountDocument } from '@timbre/store';
import { people } from '../harness/people.ts';
import type { Campaign, Mode, Rng, Scenario, Size, World } from '../harness/types.ts';

/** Short calls, short delays, two attempts: a campaign that is over soon. */
export const HURRIED = {
  max_attempts: 2,
  retry_delay_hours: 0.1,
  max_call_duration: 60,
  ring_timeout: 20,
} as const;

/** One amount of rounds, calls and faults for each mode; a row that is left out of the quick slice has no `quick`. */
export const sizes =
  (given: {
    quick?: [rounds: number, calls: number, faults: number];
    full: [number, number, number];
  }): Scenario['scale'] =>
  (mode: Mode) => {
    const [rounds, calls, faults] = given[mode] ?? [0, 0, 0];
    return rounds === 0 ? null : { rounds, calls, faults };
  };

/** An account with minutes enough for any run, so that the wallet is checked too. */
export const richAccount = (world: World): Promise<AccountDocument> =>
  world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });

/** How many calls one fault has to itself. */
const share = (size: Size): number => Math.max(4, Math.floor(size.calls / size.faults));

/** How many people each world has got so far. */
const numbered = new WeakMap<World, number>();

/** A campaign of `count` people whom no other campaign of this world has. */
export const crowd = (
  world: World,
  account: AccountDocument,
  count: number,
  outcomes?: readonly string[],
  call_settings: Record<string, unknown> = HURRIED,
): Promise<Campaign> => {
  const from = (numbered.get(world) ?? 0) % 9_000;
  numbered.set(world, from + count);
  return world.campaign(account, { phones: people(world.rng, count, outcomes, from), call_settings });
};

/** Waits until `count` more POSTs have reached Retell. */
export const moreDials = async (world: World, count: number, limit_ms?: number): Promise<void> => {
  const wanted = world.dials().length + count;
  await world.until(`${count} more dials`, () => world.dials().length >= wanted, limit_ms);
};

/** Waits for every campaign that the world knows of. */
export const allCompleted = async (world: World, limit_ms = 180_000): Promise<void> => {
  for (const campaign of world.campaigns()) await world.completed(campaign, limit_ms);
};

/**
 * For each fault of the round one campaign: once a third of it was dialled, `strike` breaks something and mends it
 * again. At the end all campaigns have to complete.
 */
export const strikeCampaigns = async (
  world: World,
  size: Size,
  strike: (n: number, rng: Rng) => Promise<void>,
  outcomes?: readonly string[],
): Promise<void> => {
  const account = await richAccount(world);
  for (let n = 0; n < size.faults; n++) {
    const calls = share(size);
    await crowd(world, account, calls, outcomes);
    await moreDials(world, Math.ceil(calls / 3));
    await world.noteFault();
    await strike(n, world.rng);
  }
  await allCompleted(world);
};
