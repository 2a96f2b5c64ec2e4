import type { IdPayload, JobDefinition } from './define-job.ts';
import { balanceWake } from './jobs/balance-wake.ts';
import { batchClose } from './jobs/batch-close.ts';
import { capacityRead } from './jobs/capacity-read.ts';
import { callHangUp } from './jobs/call-hang-up.ts';
import { callPoll } from './jobs/call-poll.ts';
import { callResolve } from './jobs/call-resolve.ts';
import { callSettle } from './jobs/call-settle.ts';
import { callStart } from './jobs/call-start.ts';
import { dispatchSweep } from './jobs/dispatch-sweep.ts';
import { dispatchTick } from './jobs/dispatch-tick.ts';
import { evidenceSeal } from './jobs/evidence-seal.ts';
import { importPreview } from './jobs/import-preview.ts';
import { importRun } from './jobs/import-run.ts';
import { recordingCopy } from './jobs/recording-copy.ts';
import { recordingsSweep } from './jobs/recordings-sweep.ts';
import { reconcile } from './jobs/reconcile.ts';
import { stopAnnounce } from './jobs/stop-announce.ts';
import { straysAdopt } from './jobs/strays-adopt.ts';
import { privacySweep } from './jobs/privacy-sweep.ts';
import { retentionRun } from './jobs/retention-run.ts';
import { subjectErase } from './jobs/subject-erase.ts';
import { webhookProcess } from './jobs/webhook-process.ts';
import type { QueueName } from './queues.ts';

/** Every kind of job there is. A new one is a file in `jobs/` and a line here; then its worker stops compiling. */
export const JOBS = {
  'dispatch-tick': dispatchTick,
  'dispatch-sweep': dispatchSweep,
  'call-start': callStart,
  'call-poll': callPoll,
  'call-hang-up': callHangUp,
  'call-resolve': callResolve,
  'webhook-process': webhookProcess,
  'call-settle': callSettle,
  reconcile,
  'evidence-seal': evidenceSeal,
  'batch-close': batchClose,
  'balance-wake': balanceWake,
  'stop-announce': stopAnnounce,
  'capacity-read': capacityRead,
  'strays-adopt': straysAdopt,
  'recording-copy': recordingCopy,
  'recordings-sweep': recordingsSweep,
  'subject-erase': subjectErase,
  'retention-run': retentionRun,
  'privacy-sweep': privacySweep,
  'import-run': importRun,
  'import-preview': importPreview,
} as const;

type Jobs = typeof JOBS;

export type JobName = keyof Jobs;

/** The payload of the job `N`: its ids. */
export type JobPayload<N extends JobName> =
  Jobs[N] extends JobDefinition<string, string, infer P> ? P : never;

/** The names of the jobs that the queues `Q` carry. */
export type JobsOf<Q extends QueueName> = {
  [N in JobName]: Jobs[N]['queue'] extends Q ? N : never;
}[JobName];

/** A definition without its literal types, as the producer and the worker host handle all of them alike. */
export type AnyJob = JobDefinition<JobName, QueueName, IdPayload>;

/** The definition of the job called `name`, or undefined for a name that this version does not know. */
export const findJob = (name: string): AnyJob | undefined =>
  Object.hasOwn(JOBS, name) ? (JOBS[name as JobName] as AnyJob) : undefined;
