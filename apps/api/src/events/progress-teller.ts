import { realClock, SECOND_MS } from '@timbre/kernel';

const EVERY_MS = SECOND_MS;
/** Batches are forgotten all at once above this; it costs each of them one more reading. */
const REMEMBERED = 1_000;

/** When a batch was told last, and whether it is about to be told. */
interface Told {
  at: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Reads a batch's progress when something happened in it and tells it: at once, and at most once a second of real
 * time; the last change is always told. What cannot be read is not told: whoever watches polls as well.
 */
export const createProgressTeller = (
  read: (batch_id: string) => Promise<unknown>,
  tell: (progress: unknown) => void,
) => {
  const batches = new Map<string, Told>();
  let stopped = false;
  const run = async (batch_id: string, told: Told): Promise<void> => {
    told.timer = null;
    told.at = realClock.now().getTime();
    const progress = await read(batch_id).catch(() => null);
    if (progress !== null && !stopped) tell(progress);
  };
  return {
    ask(batch_id: string): void {
      if (stopped) return;
      const told = batches.get(batch_id) ?? { at: 0, timer: null };
      if (told.timer !== null) return;
      if (batches.size >= REMEMBERED) batches.clear();
      batches.set(batch_id, told);
      const wait_ms = Math.max(0, told.at + EVERY_MS - realClock.now().getTime());
      told.timer = setTimeout(() => void run(batch_id, told), wait_ms).unref();
    },
    stop(): void {
      stopped = true;
      for (const { timer } of batches.values()) if (timer !== null) clearTimeout(timer);
      batches.clear();
    },
  };
};
