import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '@timbre/kernel';
import type { BatchDocument } from '@timbre/store';
import type { World } from './world.ts';

const LOOK_MS = 50;
const TELL_MS = 10_000;
const PATIENCE_MS = 300_000;

/** Settled attempts of these campaigns so far, straight from the index. */
export const settledCalls = (world: World, batches: readonly BatchDocument[]): Promise<number> =>
  world.store.connection
    .collection('call_attempts')
    .countDocuments({ batch_id: { $in: batches.map(({ batch_id }) => batch_id) }, state: 'settled' });

/** Attempts that hold something. */
const openCalls = (world: World): Promise<number> =>
  world.store.connection.collection('call_attempts').countDocuments({ open: true });

/** How many attempts are open in which state, and what those that are over wait for. */
const openStates = async (world: World): Promise<string> => {
  const open = await world.store.connection.collection('call_attempts').find({ open: true }).toArray();
  const words = open.map(
    ({ state, analysed, money_settled_at }) =>
      `${state}${state === 'ended' ? ` (analysed ${analysed}, money ${money_settled_at !== null})` : ''}`,
  );
  return [...new Set(words)]
    .map((word) => `${words.filter((one) => one === word).length} ${word}`)
    .join(', ');
};

/**
 * Waits until `read` gives at least `wanted`; resolves with the last value. Looks seldom, because looking costs the
 * server that is measured.
 */
export const untilAtLeast = async (
  what: string,
  wanted: number,
  read: () => Promise<number>,
  look_ms = LOOK_MS,
): Promise<number> => {
  const end = realClock.now().getTime() + PATIENCE_MS;
  let told = realClock.now().getTime();
  for (;;) {
    const value = await read();
    if (value >= wanted) return value;
    if (realClock.now().getTime() - told > TELL_MS) {
      console.log(`  ${what}: ${value} of ${wanted}`);
      told = realClock.now().getTime();
    }
    if (realClock.now().getTime() > end) throw new Error(`timed out: ${what} at ${value} of ${wanted}`);
    await pause(look_ms);
  }
};

/** Waits until no attempt is open; says what is open when that takes long. */
export const untilQuiet = async (world: World): Promise<void> => {
  const end = realClock.now().getTime() + PATIENCE_MS;
  for (let looks = 1; (await openCalls(world)) > 0; looks++) {
    if (realClock.now().getTime() > end) throw new Error('timed out: calls stay open');
    if (looks % 100 === 0) console.log(`  still open: ${await openStates(world)}`);
    await pause(100);
  }
};
