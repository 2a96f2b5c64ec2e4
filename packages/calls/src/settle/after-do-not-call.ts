import { withoutPhone } from '@timbre/retries';
import { accountScope, type AttemptDocument, type JobGate } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { JobChange } from './move-job.ts';
import { phonesOf } from './next-step.ts';

const ended = (gate: JobGate): JobChange => ({
  gate,
  status: 'cancelled',
  cancellation_reason: gate.reason,
  last_error: gate.reason,
  wait_reason: 'do_not_call',
});

const waiting = (gate: JobGate, reserved_until: Date): JobChange => ({
  gate,
  status: 'pending',
  reserved_until,
  last_error: gate.reason,
  wait_reason: 'do_not_call',
});

/** One phone is named, not the person: another of theirs may be called, at once if it has rested. */
const withoutThatPhone = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  gate: JobGate,
  until: Date | null,
): Promise<JobChange | null> => {
  const job = await deps.store.jobs.find(accountScope(attempt.account_id), attempt.job_id);
  if (job === null || job.live_attempt_id !== attempt.attempt_id) return null;
  const next = withoutPhone(phonesOf(job), attempt.phone_index, until, deps.clock.now());
  if (next === null) return ended(gate);
  return {
    ...waiting(gate, next.not_before),
    ...(next.phone_index === attempt.phone_index ? {} : { wait_reason: 'next_phone' }),
    phone_states: next.phones.map((phone) => ({ ...phone, rest_until: phone.rest_until ?? null })),
    contact: { ...job.contact, next_phone_index: next.phone_index },
  };
};

/**
 * What becomes of a job that the do-not-call list refused: it ends (`No llamar: …`), waits for the end of the entry,
 * or goes on with the person's next phone where only a phone is named. Nothing is spent. null when the attempt holds
 * the job no more. The attempt keeps what the gate said, so a repetition after a crash decides the same.
 */
export const afterDoNotCall = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  gate: JobGate,
  look_again: Date,
): Promise<JobChange | null> => {
  const until = gate.verdict === 'deny' ? null : (gate.until ?? look_again);
  if (gate.do_not_call === 'phone') return withoutThatPhone(deps, attempt, gate, until);
  return until === null ? ended(gate) : waiting(gate, until);
};
