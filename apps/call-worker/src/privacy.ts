import { addMs, SECOND_MS } from '@timbre/kernel';
import { done, snooze, type Outcome, type Producer } from '@timbre/queue';
import { findPrivacyWork, runErasure, runRetention, type EraseDeps } from '@timbre/subjects';

/** Between two stretches of a purge: whoever else waits on the queue comes first. */
const PAUSE_MS = SECOND_MS;

/** Erases a person as far as it goes and comes back for the rest. */
export const eraseSubject =
  (deps: EraseDeps) =>
  async (payload: { request_id: string }): Promise<Outcome> => {
    const again = await runErasure(deps)(payload);
    return again === null ? done : snooze(again, 'erasure waits');
  };

/** Works on a night's purge for a moment. */
export const purgeNight =
  (deps: EraseDeps) =>
  async (payload: { run_id: string }): Promise<Outcome> =>
    (await runRetention(deps)(payload)) === 'over'
      ? done
      : snooze(addMs(deps.clock.now(), PAUSE_MS), 'more to purge');

/** Finds what is due of erasures and purges and queues it. */
export const sweepPrivacy =
  (deps: EraseDeps, queue: Pick<Producer, 'enqueue'>) => async (): Promise<void> => {
    const { request_ids, run_ids } = await findPrivacyWork(deps)();
    for (const request_id of request_ids) await queue.enqueue('subject-erase', { request_id });
    for (const run_id of run_ids) await queue.enqueue('retention-run', { run_id });
  };
