import {
  adoptStrays,
  announceStop,
  copyRecording,
  dispatchBatch,
  hangUpCall,
  pollCall,
  processWebhook,
  readCapacity,
  reconcile,
  resolveUnknown,
  resumeAfterTopUp,
  settleAttempt,
  startCall,
  sweepDispatch,
  sweepRecordings,
} from '@timbre/calls';
import { sealEvidence } from '@timbre/evidence';
import { done, type HandlersFor, type Outcome } from '@timbre/queue';
import type { CallWorker } from './compose.ts';
import { isClockRight } from './guard-clock.ts';
import { eraseSubject, purgeNight, sweepPrivacy } from './privacy.ts';

/** The queues that this app works for. */
export type CallQueue = 'dispatch' | 'call-start' | 'call-poll' | 'call-settle' | 'maintenance' | 'recording';

/** A use case that is simply finished when it returns. */
const finished =
  <P>(work: (payload: P) => Promise<unknown>) =>
  async (payload: P): Promise<Outcome> => {
    await work(payload);
    return done;
  };

/**
 * Work that writes down instants for others to go by. A paused worker may have fetched one job more: by a wrong clock it
 * is left undone, and the sweep or the reconciler of a worker with a right one does it.
 */
const byRightClock =
  <P>({ clockSkewMs }: CallWorker['calls'], work: (payload: P) => Promise<Outcome>) =>
  async (payload: P): Promise<Outcome> =>
    isClockRight(clockSkewMs()) ? work(payload) : done;

/** One use case for each job of the queues of calling. */
export const handlersOf = ({
  calls,
  closeBatchJobs,
  privacy,
  producer,
}: CallWorker): HandlersFor<CallQueue> => ({
  'dispatch-tick': byRightClock(calls, finished(dispatchBatch(calls))),
  'dispatch-sweep': finished(sweepDispatch(calls)),
  'call-start': finished(startCall(calls)),
  'call-poll': pollCall(calls),
  'call-hang-up': hangUpCall(calls),
  'call-resolve': byRightClock(calls, resolveUnknown(calls)),
  'webhook-process': finished(processWebhook(calls)),
  'call-settle': finished(settleAttempt(calls)),
  reconcile: byRightClock(calls, finished(reconcile(calls))),
  'evidence-seal': finished(sealEvidence(calls)),
  'batch-close': ({ batch_id }) => closeBatchJobs(batch_id),
  'balance-wake': finished(resumeAfterTopUp(calls)),
  'stop-announce': finished(announceStop(calls)),
  'capacity-read': finished(readCapacity(calls)),
  'strays-adopt': finished(adoptStrays(calls)),
  'recording-copy': copyRecording(calls),
  'recordings-sweep': finished(sweepRecordings(calls)),
  'subject-erase': eraseSubject(privacy),
  'retention-run': byRightClock(calls, purgeNight(privacy)),
  'privacy-sweep': byRightClock(calls, finished(sweepPrivacy(privacy, producer))),
});
