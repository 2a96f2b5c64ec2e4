import { roundHalfUp } from '@timbre/kernel';
import type { AttemptDocument, JobDocument } from '@timbre/store';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The result of a finished call as a job shows it, in the shape that existing clients read. */
export const callResult = (
  attempt: AttemptDocument,
): Pick<
  JobDocument,
  | 'call_id'
  | 'call_result'
  | 'call_duration_seconds'
  | 'call_cost_micros'
  | 'fecha_pago_cliente'
  | 'monto_pago_cliente'
> => {
  const said = attempt.conversation ?? {};
  const duration_ms = attempt.duration_ms ?? 0;
  const promised = said.monto_pago_cliente;
  return {
    call_id: attempt.retell_call_id ?? null,
    call_duration_seconds: roundHalfUp(duration_ms / 1000),
    call_cost_micros: attempt.charge?.unit === 'micros' ? attempt.charge.amount : 0,
    fecha_pago_cliente: text(said.fecha_pago_cliente),
    monto_pago_cliente: typeof promised === 'number' ? promised : text(promised),
    call_result: {
      success: attempt.outcome?.success ?? false,
      status: attempt.call_status ?? 'ended',
      summary: {
        call_status: attempt.call_status,
        disconnection_reason: attempt.disconnection_reason,
        outcome: attempt.outcome?.class ?? null,
        duration_ms,
        start_timestamp: attempt.call_started_at?.getTime() ?? null,
        end_timestamp: attempt.call_ended_at?.getTime() ?? null,
        call_cost: attempt.retell_cost_cents,
        call_analysis: said.analysis ?? null,
        collected_dynamic_variables: said.collected_variables ?? {},
        recording_url: said.recording_url ?? null,
        transcript: said.transcript ?? null,
      },
      timestamp: attempt.ended_at ?? attempt.intent_at,
    },
  };
};
