import type { CallOutcome } from '@timbre/kernel';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { afterOutcome, type Decision } from './next-step.ts';

/** Nothing rang and nothing is spent; but a job whose dial kills every process must not be tried for ever. */
const WORKER_LOST: CallOutcome = {
  class: 'platform_fault',
  reason: 'worker_lost',
  success: false,
  contact: false,
  connected: false,
  spends_attempt: false,
};

/**
 * The job after the process that was to dial it died before the dial: back with a growing delay, and after three in a
 * row put aside as failed, with a notice. null when the attempt holds the job no more.
 */
export const afterInterruption = async (
  deps: CallDeps,
  attempt: AttemptDocument,
): Promise<Decision | null> => {
  const decision = await afterOutcome(deps, attempt, WORKER_LOST);
  if (decision?.change.status === 'failed') {
    await deps.notify({
      account_id: attempt.account_id,
      subject: 'Persona apartada: su llamada interrumpe el sistema',
      body: `El proceso que debía llamar se interrumpió tres veces seguidas con el trabajo ${attempt.job_id} de la campaña ${attempt.batch_id}. Nadie fue llamado. Revise sus datos y reinténtelo a mano.`,
      message_type: 'alert',
      priority: 'high',
      metadata: { batch_id: attempt.batch_id, job_id: attempt.job_id },
      notice_key: `interrupted:${attempt.attempt_id}`,
    });
  }
  return decision;
};
