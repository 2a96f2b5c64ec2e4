import { addMs, newAttemptId } from '@timbre/kernel';
import {
  accountScope,
  UNDIALLED,
  type AccountDocument,
  type AttemptDocument,
  type BatchDocument,
  type JobDocument,
  type SlotDocument,
} from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';
import type { FreeSlots } from './capacity.ts';

/** What a job needs to be admitted beside itself: the slots to try. */
export interface Admission {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  job: JobDocument;
  slots: FreeSlots;
  dial_at: Date;
}

/** admitted: an attempt waits for its dial · busy: the person or phone is being called · lost: somebody was quicker. */
export type AdmissionResult =
  { kind: 'admitted'; attempt_id: string } | { kind: 'busy' } | { kind: 'lost' } | { kind: 'no_phone' };

/** The next phone to try: the one in turn, else the first that is not dead. null when none is left. */
export const phoneInTurn = (job: JobDocument): number | null => {
  const usable = (index: number): boolean =>
    job.contact.phones[index] !== undefined && job.phone_states[index]?.dead !== true;
  if (usable(job.contact.next_phone_index)) return job.contact.next_phone_index;
  const first = job.contact.phones.findIndex((_, index) => usable(index));
  return first === -1 ? null : first;
};

const newAttempt = (
  admission: Admission,
  job: JobDocument,
  attempt_id: string,
  phone_index: number,
  now: Date,
): AttemptDocument => {
  const { batch, workspace } = admission;
  const settings = batch.call_settings;
  return {
    _id: attempt_id,
    attempt_id,
    account_id: job.account_id,
    batch_id: job.batch_id,
    job_id: job.job_id,
    person_key: job.person_key,
    dial_seq: job.dial_seq,
    phone: job.contact.phones[phone_index] ?? '',
    phone_index,
    state: 'queued',
    open: true,
    batch_epoch: batch.epoch,
    workspace_id: workspace.workspace_id,
    from_number: batch.from_number ?? workspace.from_number,
    agent_id: batch.agent_id ?? workspace.agent_id,
    dial_at: admission.dial_at,
    intent_at: now,
    ring_timeout_s: settings.ring_timeout,
    max_call_duration_s: settings.max_call_duration,
    retry_delay_hours: settings.retry_delay_hours,
    ...UNDIALLED,
  };
};

/** Takes one of `free`, which become fewer with each try. */
const takeOne = async (
  deps: CallDeps,
  free: SlotDocument[],
  attempt_id: string,
  now: Date,
): Promise<boolean> => {
  for (let slot = free.pop(); slot !== undefined; slot = free.pop())
    if (await deps.store.slots.take(slot._id, attempt_id, now)) return true;
  return false;
};

/** One slot of each scope, in the order batch, account, workspace. */
const takeSlots = async (
  deps: CallDeps,
  slots: FreeSlots,
  attempt_id: string,
  now: Date,
): Promise<boolean> => {
  for (const free of [slots.batch, slots.account, slots.workspace])
    if (!(await takeOne(deps, free, attempt_id, now))) return false;
  return true;
};

/**
 * Turns a due job into a queued attempt: slots, then the job, then the locks of phone and person, then the durable
 * intent. Whatever fails gives back what was taken before it; the reconciler does so when this process dies here.
 */
export const admitJob = async (deps: CallDeps, admission: Admission): Promise<AdmissionResult> => {
  const { store, clock, timings } = deps;
  const scope = accountScope(admission.job.account_id);
  const attempt_id = newAttemptId();
  const now = clock.now();

  if (!(await takeSlots(deps, admission.slots, attempt_id, now))) {
    await store.slots.release(attempt_id);
    return { kind: 'lost' };
  }
  await deps.checkpoint('dispatch.slots_taken', attempt_id);
  const job = await store.jobs.claim(scope, admission.job.job_id, attempt_id, now);
  if (job === null) {
    await store.slots.release(attempt_id);
    return { kind: 'lost' };
  }
  await deps.checkpoint('dispatch.job_claimed', attempt_id);
  const phone_index = phoneInTurn(job);
  if (phone_index === null) {
    await store.slots.release(attempt_id);
    await store.jobs.settle(scope, job.job_id, attempt_id, {
      status: 'failed',
      last_error: 'Sin teléfono válido',
      failed_at: now,
      updated_at: now,
    });
    return { kind: 'no_phone' };
  }
  const phone = job.contact.phones[phone_index] ?? '';
  if (
    !(await store.locks.take(
      { account_id: job.account_id, phone, person_key: job.person_key },
      attempt_id,
      now,
    ))
  ) {
    await store.slots.release(attempt_id);
    await store.jobs.settle(scope, job.job_id, attempt_id, {
      status: 'pending',
      reserved_until: addMs(now, timings.busy_retry),
      wait_reason: 'phone_busy',
      updated_at: now,
    });
    return { kind: 'busy' };
  }
  await deps.checkpoint('dispatch.locks_taken', attempt_id);
  await store.attempts.insert(newAttempt(admission, job, attempt_id, phone_index, now));
  await deps.checkpoint('dispatch.attempt_written', attempt_id);
  return { kind: 'admitted', attempt_id };
};
