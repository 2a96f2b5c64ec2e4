import { addMs, DAY_MS } from '@timbre/kernel';
import type { BatchDocument, JobDocument, JobStatus } from '@timbre/store';
import { newJob } from '../job/new-job.ts';
import { callResultOf } from './call-result.ts';
import type { MappedPerson } from './map-person.ts';
import { bornAt, documentId, keptId, moment, number, object, text, usableId, type Legacy } from './values.ts';

/** What is known around a job. */
export interface JobSurroundings {
  batch: BatchDocument;
  person: MappedPerson;
  /** The person's row of `call_results`, when the job itself has no result. */
  result: Legacy | undefined;
  /** Whether this is the job that stands for the person in its batch: of twins only one may wait. */
  keeps_key: boolean;
  /** When the person was last talked to, in whatever campaign of the account, within the last week. */
  talked_at: Date | null;
  deduplication_key: string;
  now: Date;
}

/** A job as Timbre keeps it; a text when it cannot be brought over, saying why. */
export type MappedJob = { job: JobDocument & { _id?: object }; repaired: string[] } | string;

type Standing = Pick<JobDocument, 'status' | 'last_error' | 'cancellation_reason'> & { repaired?: string };

const STATUSES: Readonly<Record<string, JobStatus>> = {
  pending: 'pending',
  scheduled: 'pending',
  in_progress: 'in_progress',
  completed: 'completed',
  done: 'completed',
  failed: 'failed',
  suspended: 'suspended',
  cancelled: 'cancelled',
};

/** Statuses in which a person still waits for a call. */
const isWaiting = (status: JobStatus | undefined): boolean => status === 'pending' || status === 'suspended';

/** Today's word for a status of the earlier system; undefined for one that it never had. */
export const statusOf = (job: Legacy): JobStatus | undefined => STATUSES[text(job.status) ?? ''];

const LOST =
  'Quedó en curso en el sistema anterior: no se sabe si la llamada se hizo. Reintente el job si corresponde';

const standingOf = (job: Legacy, status: JobStatus, given: JobSurroundings): Standing => {
  const { batch, person, keeps_key } = given;
  const cancellation_reason = text(job.cancellation_reason);
  const as = { status, last_error: text(job.last_error), cancellation_reason };
  const cancelled = (reason: string, repaired: string): Standing => ({
    ...as,
    status: 'cancelled',
    cancellation_reason: reason,
    repaired,
  });
  if (status === 'in_progress')
    return { ...as, status: 'failed', last_error: LOST, repaired: 'en curso al importar: fallido' };
  if (!isWaiting(status)) return as;
  if (!keeps_key) return cancelled('Duplicado en el sistema anterior', 'duplicado: cancelado');
  if (batch.cancellation_reason !== null)
    return cancelled(batch.cancellation_reason, 'en espera en un lote cancelado: cancelado');
  if (person.phones.length === 0)
    return {
      ...as,
      status: 'failed',
      last_error: 'Sin teléfono válido',
      repaired: 'sin teléfono válido: fallido',
    };
  return as;
};

const WEEK_MS = 7 * DAY_MS;

/** When the job is due: as it was, but not within a week of a conversation, and never without a date. */
const dueAt = (
  job: Legacy,
  { talked_at }: JobSurroundings,
  born: Date,
): Pick<JobDocument, 'reserved_until' | 'wait_reason'> => {
  const due = moment(job.next_try_at) ?? moment(job.reserved_until) ?? born;
  const free = talked_at === null ? due : addMs(talked_at, WEEK_MS);
  return free > due
    ? { reserved_until: free, wait_reason: 'contact_cap' }
    : { reserved_until: due, wait_reason: null };
};

const contactOf = (job: Legacy, { person }: JobSurroundings) => {
  const payload = object(job.payload);
  const info = object(payload.additional_info);
  const of = (...values: unknown[]): string | null =>
    values.map(text).find((value) => value !== null) ?? null;
  return {
    person_key: person.person_key || documentId(job),
    rut: person.dni || null,
    dni: person.dni,
    name: person.name,
    phones: person.phones,
    timezone: null,
    company_name: of(payload.company_name, job.origen_empresa),
    debt_amount: number(payload.debt_amount) ?? number(job.monto_total) ?? number(job.deuda) ?? 0,
    cantidad_cupones: number(info.cantidad_cupones) ?? number(job.cantidad_cupones) ?? 0,
    fecha_limite: of(payload.due_date, job.fecha_limite)?.slice(0, 10) ?? null,
    fecha_maxima: of(info.fecha_maxima, job.fecha_maxima)?.slice(0, 10) ?? null,
    reference_number: of(payload.reference_number),
    email: of(info.email),
    rows: [],
  };
};

/** The earlier system counted a try when it took a job up, called or not: a waiting person keeps one call at least. */
const extraAttempts = (attempts: number, batch: BatchDocument): number =>
  Math.max(0, attempts + 1 - batch.call_settings.max_attempts);

/** A job of the earlier system, beside the batch and the person that it belongs to. */
export const mapJob = (document: Legacy, given: JobSurroundings): MappedJob => {
  const known = statusOf(document);
  if (known === undefined) return 'estado desconocido';
  const { batch, person, now } = given;
  const { repaired: mended, ...standing } = standingOf(document, known, given);
  const { status } = standing;
  const born = moment(document.created_at) ?? bornAt(document) ?? now;
  const attempts = Math.max(0, Math.floor(number(document.attempts) ?? number(document.tries) ?? 0));
  const extra_attempts = isWaiting(status) ? extraAttempts(attempts, batch) : 0;
  const finished = moment(document.finished_at) ?? moment(document.completed_at);
  const updated = moment(document.updated_at) ?? born;
  const additional_info = { ...object(object(document.payload).additional_info) };
  const { deduplication_key, ...fresh } = newJob(
    batch,
    { contact: contactOf(document, given), additional_info, deduplication_key: given.deduplication_key },
    born,
  );
  const repaired = [
    ...person.repaired,
    ...(mended === undefined ? [] : [mended]),
    ...(text(document.status) === 'done' ? ['done: completed'] : []),
    ...(document.attempts === undefined && document.tries !== undefined ? ['tries: attempts'] : []),
    ...(extra_attempts > 0 ? ['intentos agotados sin llamar: uno más'] : []),
    ...(usableId(document.job_id) === null ? ['sin job_id: uno nuevo'] : []),
  ];
  const job: JobDocument & { _id?: object } = {
    ...fresh,
    ...keptId(document),
    job_id:
      usableId(document.job_id) ??
      `job_legacy_${documentId(document)
        .replace(/[^\w.-]/g, '_')
        .slice(0, 80)}`,
    ...(given.keeps_key ? { deduplication_key } : {}),
    contact: { ...fresh.contact, next_phone_index: person.next_phone_index },
    attempts,
    extra_attempts,
    ...standing,
    ...callResultOf(document, given.result, updated),
    ...dueAt(document, given, born),
    started_at: moment(document.started_at),
    completed_at: status === 'completed' ? (finished ?? updated) : null,
    failed_at: status === 'failed' ? (moment(document.failed_at) ?? updated) : null,
    updated_at: updated,
  };
  return { job: isWaiting(status) ? job : { ...job, wait_reason: null }, repaired };
};
