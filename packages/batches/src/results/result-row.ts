import type { BatchDocument, JobStatus, ResultAttempt, ResultJob } from '@timbre/store';
import { readJob } from '../job/job-status.ts';

/** What became of a person, in one word that stays. */
export type ResultOutcome =
  'contacted' | 'not_contacted' | 'waiting' | 'in_call' | 'no_balance' | 'withdrawn' | 'cancelled';

/** What became of one person of a campaign. Money in micro-dollars, talk in seconds. */
export interface ResultRow {
  job_id: string;
  dni: string;
  name: string;
  phones: string[];
  status: JobStatus;
  outcome: ResultOutcome;
  /** Calls that counted. */
  attempts: number;
  /** Dials that Retell took. */
  calls: number;
  last_call_at: Date | null;
  /** How the last finished call ended, in Retell's words. */
  last_result: string | null;
  answered_phone: string | null;
  duration_seconds: number;
  cost_micros: number;
  /** Taken off the minutes of a plan by the minute. */
  charged_seconds: number;
  fecha_pago_cliente: string | null;
  monto_pago_cliente: number | string | null;
  /** What else the agent collected, by name. */
  variables: Record<string, string>;
  /** Why the person was not reached; null for one who was. */
  reason: string | null;
  debt_amount: number | null;
  due_date: string | null;
  company_name: string | null;
  reference_number: string | null;
  created_at: Date;
}

/** Columns of their own. */
const PROMISES = new Set(['fecha_pago_cliente', 'monto_pago_cliente']);
const MAX_TEXT = 500;
const NAME = /^(?!__proto__$|constructor$|prototype$)[\p{L}_][\p{L}\p{N} _-]{0,59}$/u;

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

/** What the agent collected in the last call, in its analysis or during it; the promises aside. */
export const variablesOf = ({ call_result }: Pick<ResultJob, 'call_result'>): Record<string, string> => {
  const { call_analysis, collected_dynamic_variables } = call_result?.summary ?? {};
  const all = {
    ...objectOf(objectOf(call_analysis)['custom_analysis_data']),
    ...objectOf(collected_dynamic_variables),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]): [string, string][] => {
      const text = textOf(value);
      return text === null || PROMISES.has(name) || !NAME.test(name) ? [] : [[name, text]];
    }),
  );
};

const OUTCOMES: Record<JobStatus, ResultOutcome> = {
  pending: 'waiting',
  scheduled: 'waiting',
  in_progress: 'in_call',
  completed: 'contacted',
  done: 'contacted',
  failed: 'not_contacted',
  suspended: 'no_balance',
  cancelled: 'cancelled',
};

const outcomeOf = ({ status, withdrawal }: ResultJob): ResultOutcome =>
  status === 'cancelled' && withdrawal !== undefined ? 'withdrawn' : OUTCOMES[status];

const reasonOf = (job: ResultJob): string | null => {
  if (OUTCOMES[job.status] === 'contacted') return null;
  if (job.status === 'cancelled') return job.cancellation_reason;
  return job.last_error ?? job.gate?.reason ?? null;
};

const placed = ({ state }: ResultAttempt): boolean =>
  state === 'placed' || state === 'ended' || state === 'settled';

const secondsOf = ({ outcome, duration_ms }: ResultAttempt): number =>
  outcome?.connected ? Math.ceil((duration_ms ?? 0) / 1_000) : 0;

const sum = (attempts: readonly ResultAttempt[], of: (attempt: ResultAttempt) => number): number =>
  attempts.reduce((total, attempt) => total + of(attempt), 0);

const chargedIn =
  (unit: 'micros' | 'seconds') =>
  ({ charge }: ResultAttempt): number =>
    charge?.unit === unit ? charge.amount : 0;

/** A job and its dials, oldest first, as one row. */
export const resultRow = (
  stored: ResultJob,
  attempts: readonly ResultAttempt[],
  batch: Pick<BatchDocument, 'state' | 'cancellation_reason'>,
): ResultRow => {
  const job = readJob(stored, batch);
  const { contact, payload } = job;
  const dials = attempts.filter(placed);
  const last = job.call_result?.summary['disconnection_reason'];
  return {
    job_id: job.job_id,
    dni: contact.dni,
    name: contact.name,
    phones: contact.phones,
    status: job.status,
    outcome: outcomeOf(job),
    attempts: job.attempts,
    calls: dials.length,
    last_call_at: dials.at(-1)?.sent_at ?? null,
    last_result: typeof last === 'string' ? last : null,
    answered_phone: dials.findLast(({ contact: heard }) => heard)?.phone ?? null,
    duration_seconds: sum(dials, secondsOf),
    cost_micros: sum(attempts, chargedIn('micros')),
    charged_seconds: sum(attempts, chargedIn('seconds')),
    fecha_pago_cliente: job.fecha_pago_cliente,
    monto_pago_cliente: job.monto_pago_cliente,
    variables: variablesOf(job),
    reason: reasonOf(job),
    debt_amount: payload.debt_amount,
    due_date: payload.due_date,
    company_name: payload.company_name,
    reference_number: payload.reference_number,
    created_at: job.created_at,
  };
};
