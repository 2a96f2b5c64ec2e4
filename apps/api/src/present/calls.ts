import { callResult, type CalledView } from '@timbre/calls';
import type { CallDetailView, CallView } from '@timbre/contracts';
import { microsToDollars } from '@timbre/kernel';
import { presentAttempt, type Reader } from './job.ts';
import { maskInfo, maskName, maskPhone, maskResult, maskTalk } from './mask.ts';

const TRANSCRIPT_KEYS = ['transcript', 'call_analysis', 'collected_dynamic_variables'];
const RECORDING_KEYS = ['recording_url'];

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The result of a call as this reader may see it: without what is not his to read, masked where a person is named. */
const shownResult = ({ attempt }: CalledView, reader: Reader): Record<string, unknown> | null => {
  const { call_result } = callResult(attempt);
  if (attempt.outcome === null || call_result === null) return null;
  const hidden = [
    ...(reader.transcripts ? [] : TRANSCRIPT_KEYS),
    ...(reader.recordings ? [] : RECORDING_KEYS),
  ];
  const summary = Object.fromEntries(
    Object.entries(call_result.summary).filter(([key]) => !hidden.includes(key)),
  );
  return { ...call_result, summary: reader.contacts ? summary : maskResult(summary) };
};

const collectedOf = (view: CalledView, reader: Reader): Record<string, unknown> => {
  if (!reader.transcripts) return {};
  const { fecha_pago_cliente, monto_pago_cliente } = callResult(view.attempt);
  const promised = Object.entries({ fecha_pago_cliente, monto_pago_cliente }).filter(
    ([, value]) => value !== null,
  );
  const collected = (view.attempt.conversation?.['collected_variables'] ?? {}) as Record<string, unknown>;
  const all = { ...Object.fromEntries(promised), ...collected };
  return reader.contacts ? all : maskInfo(all);
};

/** One call in the fields that existing clients read (contract A1). */
export const presentCall = (view: CalledView, reader: Reader): CallView => {
  const { attempt, job, batch_id } = view;
  const said = attempt.conversation ?? {};
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
    call_duration_seconds: attempt.outcome === null ? null : callResult(attempt).call_duration_seconds,
    call_result: shownResult(view, reader),
    call_status: attempt.call_status,
    call_cost: microsToDollars(callResult(attempt).call_cost_micros),
    transcript: talk(said['transcript'], reader.transcripts),
    recording_url: talk(said['recording_url'], reader.recordings),
    collected_variables: collectedOf(view, reader),
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
