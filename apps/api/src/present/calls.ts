import { callResult, type CalledView } from '@timbre/calls';
import type { CallDetailView, CallView } from '@timbre/contracts';
import { microsToDollars } from '@timbre/kernel';
import { presentAttempt, presentResult, type Reader } from './job.ts';
import { maskInfo, maskName, maskPhone, maskTalk } from './mask.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const collectedOf = (
  { attempt }: CalledView,
  { fecha_pago_cliente, monto_pago_cliente }: ReturnType<typeof callResult>,
  reader: Reader,
): Record<string, unknown> => {
  if (!reader.transcripts) return {};
  const promised = Object.entries({ fecha_pago_cliente, monto_pago_cliente }).filter(
    ([, value]) => value !== null,
  );
  const collected = (attempt.conversation?.['collected_variables'] ?? {}) as Record<string, unknown>;
  const all = { ...Object.fromEntries(promised), ...collected };
  return reader.contacts ? all : maskInfo(all);
};

/** One call in the fields that existing clients read (contract A1). */
export const presentCall = (view: CalledView, reader: Reader): CallView => {
  const { attempt, job, batch_id } = view;
  const said = attempt.conversation ?? {};
  const result = callResult(attempt);
  const is_over = attempt.outcome !== null;
  const talk = (value: unknown, allowed: boolean): string | null => {
    if (!allowed) return null;
    return reader.contacts ? textOf(value) : maskTalk(textOf(value));
  };
  const name = job?.contact.name ?? null;
  return {
    attempt_id: attempt.attempt_id,
    call_id: attempt.retell_call_id ?? null,
    job_id: attempt.job_id,
    account_id: attempt.account_id,
    batch_id,
    status: job?.status ?? null,
    contact_name: name === null || reader.contacts ? name : maskName(name),
    phone_number: reader.contacts ? attempt.phone : maskPhone(attempt.phone),
    created_at: attempt.intent_at,
    finished_at: attempt.call_ended_at ?? attempt.ended_at,
    call_duration_seconds: is_over ? result.call_duration_seconds : null,
    call_result: is_over ? presentResult(result.call_result, reader) : null,
    call_status: attempt.call_status,
    call_cost: microsToDollars(result.call_cost_micros),
    transcript: talk(said['transcript'], reader.transcripts),
    recording_url: talk(said['recording_url'], reader.recordings),
    collected_variables: collectedOf(view, result, reader),
  };
};

const chargeOf = ({ charge }: CalledView['attempt']): CallDetailView['charge'] => {
  if (charge === null) return null;
  return charge.unit === 'seconds'
    ? { unit: 'seconds', amount: charge.amount }
    : { unit: 'USD', amount: microsToDollars(charge.amount) };
};

/** One call with everything that is known of it. */
export const presentCallDetail = (view: CalledView, reader: Reader): CallDetailView => {
  const { attempt, batch_id } = view;
  const summary = reader.transcripts ? textOf(attempt.conversation?.['summary']) : null;
  return {
    ...presentCall(view, reader),
    attempt: presentAttempt(attempt, batch_id, reader),
    summary: reader.contacts ? summary : maskTalk(summary),
    charge: chargeOf(attempt),
    from_number: attempt.from_number,
    agent_id: attempt.agent_id,
  };
};
