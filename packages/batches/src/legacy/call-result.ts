import type { JobDocument } from '@timbre/store';
import { flag, moment, number, object, text, type Legacy } from './values.ts';

type Result = Pick<
  JobDocument,
  'call_id' | 'call_result' | 'call_duration_seconds' | 'fecha_pago_cliente' | 'monto_pago_cliente'
>;

/** Retell's raw answer, which says everything twice. */
const withoutDetails = ({ details: _, ...rest }: Legacy): Legacy => rest;

const summaryOf = (result: Legacy): Record<string, unknown> => {
  const summary = object(result.summary);
  return { ...withoutDetails(Object.keys(summary).length > 0 ? summary : result) };
};

/** When the latest call of a job ended, as far as its document tells. */
const endedAt = (job: Legacy): Date | null =>
  moment(job.call_ended_at) ??
  moment(object(job.call_result).timestamp) ??
  moment(job.finished_at) ??
  moment(job.completed_at) ??
  moment(job.failed_at);

/** The result of the latest call in the shape that job reads have; `other` is the job's row of `call_results`, if any. */
export const callResultOf = (job: Legacy, other: Legacy | undefined, fallback: Date): Result => {
  const own = object(job.call_result);
  const result = Object.keys(own).length > 0 ? own : withoutDetails(other ?? {});
  const summary = summaryOf(result);
  const seconds = number(job.call_duration_seconds);
  const paid = job.monto_pago_cliente;
  const none = Object.keys(result).length === 0;
  return {
    call_id: text(job.call_id) ?? text(summary.call_id),
    call_duration_seconds: seconds === null ? null : Math.max(0, Math.round(seconds)),
    fecha_pago_cliente: text(job.fecha_pago_cliente),
    monto_pago_cliente: number(paid) ?? text(paid),
    call_result: none
      ? null
      : {
          success: flag(result.success) ?? ['completed', 'done'].includes(text(job.status) ?? ''),
          status: text(result.status) ?? text(summary.call_status) ?? 'ended',
          summary,
          timestamp: moment(result.timestamp) ?? endedAt(job) ?? fallback,
        },
  };
};

/**
 * When this job's person was last talked to, or may have been: the line was open. Null when nobody was. What the
 * earlier system calls success counts too: it never looked who had answered.
 */
export const talkedAt = (job: Legacy): Date | null => {
  const result = object(job.call_result);
  const connected = (number(object(result.summary).duration_ms) ?? 0) > 0;
  const success = flag(result.success) === true || ['completed', 'done'].includes(text(job.status) ?? '');
  return connected || success ? endedAt(job) : null;
};
