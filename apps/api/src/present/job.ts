import type { JobView as StoredView } from '@timbre/batches';
import type { AttemptView, GateView, JobView } from '@timbre/contracts';
import { MICROS_PER_DOLLAR, microsToDollars } from '@timbre/kernel';
import type { AttemptDocument, JobGate } from '@timbre/store';
import { maskDni, maskInfo, maskName, maskPhone, maskResult, maskSentence, maskTalk } from './mask.ts';

/** What the reader of a job may see. Contact data that may not be seen in clear keeps its names and is masked. */
export interface Reader {
  contacts: boolean;
  transcripts: boolean;
  recordings: boolean;
}

/** A sentence that somebody typed, or Retell, may name the person. */
const said = (text: string | null, { contacts }: Reader): string | null =>
  text === null || contacts ? text : maskSentence(text);

const presentGate = (gate: JobGate | null, reader: Reader): GateView | null =>
  gate === null
    ? null
    : {
        verdict: gate.verdict,
        code: gate.code,
        reason: said(gate.reason, reader),
        until: gate.until,
        at: gate.at,
      };

const presentContact = ({ contact }: StoredView['job'], reader: Reader): JobView['contact'] =>
  reader.contacts
    ? { ...contact }
    : {
        name: maskName(contact.name),
        dni: maskDni(contact.dni),
        phones: contact.phones.map(maskPhone),
        next_phone_index: contact.next_phone_index,
      };

/** What the person owes and the campaign says about it: without the person, the creditor and the day remain. */
const presentPayload = ({ payload }: StoredView['job'], reader: Reader): JobView['payload'] =>
  reader.contacts
    ? { ...payload }
    : {
        ...payload,
        debt_amount: null,
        reference_number: maskTalk(payload.reference_number),
        additional_info: maskInfo(payload.additional_info),
      };

const TRANSCRIPT_KEYS = ['transcript', 'call_analysis', 'collected_dynamic_variables'];
const RECORDING_KEYS = ['recording_url', 'recording_multi_channel_url', 'public_log_url'];

/** The result of a call as this reader may see it: without what is not his to read, masked where a person is named. */
export const presentResult = (
  call_result: StoredView['job']['call_result'],
  reader: Reader,
): Record<string, unknown> | null => {
  if (call_result === null) return null;
  const hidden = new Set([
    ...(reader.transcripts ? [] : TRANSCRIPT_KEYS),
    ...(reader.recordings ? [] : RECORDING_KEYS),
  ]);
  const seen = Object.entries(call_result.summary).filter(([key]) => !hidden.has(key));
  const summary = Object.fromEntries(seen);
  return { ...call_result, summary: reader.contacts ? summary : maskResult(summary) };
};

/** Retell's epoch milliseconds in a result, as an instant. */
const instantOf = (value: unknown): Date | null => (typeof value === 'number' ? new Date(value) : null);

const waits = (status: string): boolean => status === 'pending' || status === 'scheduled';

/** A job as clients read it: contract A2's document with today's names beside it. */
export const presentJob = ({ job, batch, estimated_cost }: StoredView, reader: Reader): JobView => {
  const contact = presentContact(job, reader);
  return {
    _id: job._id?.toString() ?? null,
    job_id: job.job_id,
    account_id: job.account_id,
    batch_id: batch.implicit ? null : job.batch_id,
    status: job.status,
    waiting_schedule: job.waiting_schedule,
    mode: job.mode,
    contact,
    to_number: contact.phones[contact.next_phone_index] ?? contact.phones[0] ?? null,
    payload: presentPayload(job, reader),
    priority: job.priority,
    timezone: job.timezone,
    attempts: job.attempts,
    tries: job.attempts,
    max_attempts: batch.call_settings.max_attempts + job.extra_attempts,
    deduplication_key: reader.contacts ? (job.deduplication_key ?? null) : null,
    reserved_until: job.reserved_until,
    next_try_at: waits(job.status) ? job.reserved_until : null,
    wait_reason: job.wait_reason,
    last_error: said(job.last_error, reader),
    last_attempt_result: job.call_result?.status ?? null,
    gate: presentGate(job.gate, reader),
    is_calling: job.live_attempt_id !== null,
    worker_id: null,
    call_id: job.call_id,
    call_result: presentResult(job.call_result, reader),
    call_started_at: instantOf(job.call_result?.summary['start_timestamp']),
    call_ended_at: instantOf(job.call_result?.summary['end_timestamp']),
    call_duration_seconds: job.call_duration_seconds,
    call_cost: microsToDollars(job.call_cost_micros),
    estimated_cost: estimated_cost / MICROS_PER_DOLLAR,
    reserved_amount: 0,
    fecha_pago_cliente: job.fecha_pago_cliente,
    monto_pago_cliente: job.monto_pago_cliente,
    created_at: job.created_at,
    updated_at: job.updated_at,
    started_at: job.started_at,
    completed_at: job.completed_at,
    finished_at: job.completed_at,
    failed_at: job.failed_at,
    cancellation_reason: said(job.cancellation_reason, reader),
  };
};

const chargeOf = ({ charge }: AttemptDocument) => ({
  cost: charge?.unit === 'micros' ? microsToDollars(charge.amount) : 0,
  charged_seconds: charge?.unit === 'seconds' ? charge.amount : 0,
});

const outcomeOf = ({ outcome }: AttemptDocument): AttemptView['outcome'] =>
  outcome === null
    ? null
    : {
        class: outcome.class,
        reason: outcome.reason,
        success: outcome.success,
        connected: outcome.connected,
        spends_attempt: outcome.spends_attempt,
      };

/** One dial as clients read it: what came of it and what it cost, without the tokens that guard it. */
export const presentAttempt = (
  attempt: AttemptDocument,
  batch_id: string | null,
  reader: Reader,
): AttemptView => ({
  attempt_id: attempt.attempt_id,
  job_id: attempt.job_id,
  batch_id,
  dial_seq: attempt.dial_seq,
  phone: reader.contacts ? attempt.phone : maskPhone(attempt.phone),
  state: attempt.state,
  call_id: attempt.retell_call_id ?? null,
  call_status: attempt.call_status ?? null,
  disconnection_reason: attempt.disconnection_reason ?? null,
  outcome: outcomeOf(attempt),
  duration_seconds: attempt.duration_ms === null ? null : Math.ceil(attempt.duration_ms / 1_000),
  ...chargeOf(attempt),
  intent_at: attempt.intent_at,
  sent_at: attempt.sent_at,
  placed_at: attempt.placed_at,
  call_started_at: attempt.call_started_at,
  call_ended_at: attempt.call_ended_at,
  settled_at: attempt.settled_at,
  gate: presentGate(attempt.gate, reader),
});
