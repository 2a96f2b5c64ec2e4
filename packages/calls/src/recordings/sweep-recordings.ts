import { firstAttemptIdAt, HOUR_MS, realClock } from '@timbre/kernel';
import type { CallDeps } from '../deps.ts';

type SweepDeps = Pick<CallDeps, 'store' | 'clock' | 'queue'>;

const PAGE = 500;
const PAGES = 20;

/** By then a call that began is settled: two hours of talk and ten minutes of waiting for its analysis. */
const TRAIL_MS = 3 * HOUR_MS;

/** Before the first sweep of an installation: links of older calls are dead. */
const FIRST_LOOK_MS = 24 * HOUR_MS;

const ask = (queue: SweepDeps['queue'], attempt_ids: readonly string[]): Promise<void> =>
  queue.enqueueMany(
    'recording-copy',
    attempt_ids.map((attempt_id) => ({ payload: { attempt_id } })),
  );

/**
 * Asks again for copies that are due or whose worker died, and for those of calls whose request never reached Redis:
 * every connected call is looked at once, some hours after it began. Attempts are walked in the order of their ids,
 * which is that of real time. `trail_ms` of the clock's own time.
 */
export const sweepRecordings =
  ({ store, clock, queue }: SweepDeps, trail_ms: number = TRAIL_MS) =>
  async (): Promise<void> => {
    const { recordings } = store;
    await ask(queue, await recordings.dangerouslyAcrossAccountsListDue(clock.now(), PAGE));
    const real_now = realClock.now().getTime();
    const before = new Date(real_now - trail_ms / clock.factor);
    const before_id = firstAttemptIdAt(before);
    const since = Math.max(await recordings.sweptTo(), real_now - FIRST_LOOK_MS);
    let after_id = firstAttemptIdAt(new Date(since));
    for (let page = 0; page < PAGES; page += 1) {
      const found = await recordings.dangerouslyAcrossAccountsListRecorded(after_id, before_id, PAGE);
      const ids = found.map(({ attempt_id }) => attempt_id);
      const known = await recordings.dangerouslyAcrossAccountsKnownAmong(ids);
      await ask(
        queue,
        ids.filter((id) => !known.has(id)),
      );
      after_id = ids.at(-1) ?? after_id;
      if (found.length < PAGE) return recordings.setSweptTo(before.getTime());
    }
    // The rest of a backlog waits for the next sweep, from where this one stopped.
    const [high = '', low = ''] = after_id.split('-');
    await recordings.setSweptTo(Number.parseInt(high + low, 16));
  };
