import type { AccountScope, AttemptDocument, JobDocument, JobGate } from '@timbre/store';
import { ERASED, scrubText } from './scrub.ts';

/** What a job's result tells without a word of what was said: figures, for totals. */
const FIGURES = [
  'call_status',
  'disconnection_reason',
  'outcome',
  'duration_ms',
  'start_timestamp',
  'end_timestamp',
  'call_cost',
] as const;

const ERASED_NAME = 'Persona eliminada';

const scrubbed = (text: string | null, names: readonly string[] = []): string | null =>
  text === null ? null : scrubText(text, names);

const gateWithout = (gate: JobGate | null, names: readonly string[] = []): JobGate | null =>
  gate === null ? null : { ...gate, reason: scrubbed(gate.reason, names) };

/**
 * What remains of a dial: when, for how long, what came of it and what it cost. `pseudonym` stands for the person.
 * The fields of an attempt not named here tell nothing of anybody.
 */
export const erasedAttempt = (
  attempt: AttemptDocument,
  pseudonym: string,
  now: Date,
): Partial<AttemptDocument> => ({
  person_key: pseudonym,
  phone: ERASED,
  conversation: null,
  gate: gateWithout(attempt.gate),
  refusal: attempt.refusal && { ...attempt.refusal, message: '' },
  erased_at: now,
});

const figuresOf = ({ call_result }: JobDocument): JobDocument['call_result'] => {
  if (call_result === null) return null;
  const { summary } = call_result;
  const kept = FIGURES.filter((key) => key in summary).map((key) => [key, summary[key]] as const);
  return { ...call_result, summary: Object.fromEntries(kept) };
};

/** Promised amounts add up in totals; words are words. */
const amountOf = ({ monto_pago_cliente: amount }: JobDocument): number | null =>
  typeof amount === 'number' ? amount : null;

const withdrawalWithout = ({ withdrawal, contact }: JobDocument): Partial<JobDocument> =>
  withdrawal ? { withdrawal: { ...withdrawal, reason: scrubText(withdrawal.reason, [contact.name]) } } : {};

/**
 * What remains of a job: its status, its counts, the figures of its last call, and the creditor. No name, no id, no
 * phone, no debt, no further fact, no word. The key against duplicates changes too, because it holds the id.
 */
export const erasedJob = (
  { account_id }: AccountScope,
  job: JobDocument,
  pseudonym: string,
  now: Date,
): Partial<JobDocument> => {
  const names = [job.contact.name];
  return {
    person_key: pseudonym,
    contact: { name: ERASED_NAME, dni: '', phones: [], next_phone_index: 0 },
    payload: {
      debt_amount: null,
      due_date: null,
      company_name: job.payload.company_name,
      reference_number: null,
      additional_info: {},
    },
    phone_states: [],
    gate: gateWithout(job.gate, names),
    last_error: scrubbed(job.last_error, names),
    cancellation_reason: scrubbed(job.cancellation_reason, names),
    call_result: figuresOf(job),
    fecha_pago_cliente: null,
    monto_pago_cliente: amountOf(job),
    ...withdrawalWithout(job),
    deduplication_key: `${account_id}::${pseudonym}::${job.job_id}`,
    erased_at: now,
  };
};
