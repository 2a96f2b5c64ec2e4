import Joi from 'joi';

/** How the jobs of one queue are treated by the worker host. */
export interface QueueRules {
  /** False where a handler may not put its job off: every start counts there (see {@link QueueRules.max_starts}). */
  may_snooze: boolean;
  /**
   * A job that has been started this often and never ended is poison (it kills its worker) and fails. Only for
   * queues whose jobs never snooze, because a snooze is a start too.
   */
  max_starts?: number;
}

/** A payload: ids by name, and nothing else. */
export type IdPayload = Readonly<Record<string, string>>;

/** One kind of job. `N`, `Q` and `P` are literal, so that a payload or a handler of the wrong job does not compile. */
export interface JobDefinition<N extends string, Q extends string, P extends IdPayload> {
  name: N;
  queue: Q;
  schema: Joi.ObjectSchema<P>;
  /** How often an unexpected throw lets it run: 1 means never again. */
  tries: number;
  /** Pause before the second try in real milliseconds; it doubles with each further one. */
  backoff_ms?: number;
  /**
   * The id of the job: while one with the same id waits or runs, adding another is without effect.
   * BullMQ refuses `:` and plain integers, hence `<verb>-<id>`.
   */
  job_id?: (payload: P) => string;
  /**
   * For wake-ups: any number of them, sent while one waits, become one run; sent while one runs, exactly one more
   * run follows it. So a run always starts after the last wake-up. Such a job is never delayed (a later delayed
   * wake would overwrite a stored immediate one) and has no `job_id`.
   */
  wake_id?: (payload: P) => string;
}

/** Declares a job and keeps its name, queue and payload as literal types. */
export const defineJob = <const N extends string, const Q extends string, P extends IdPayload>(
  definition: JobDefinition<N, Q, P>,
): JobDefinition<N, Q, P> => definition;

/**
 * Our ids start with a letter (`batch-…`, `acc-…`, `job_…`) or are UUIDs or MongoDB's own. A phone, a RUT, an
 * e-mail address or a name with a space is none of them and never gets into Redis.
 */
const ID = /^(?:[a-z][a-z0-9]*[-_][\w-]{1,120}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24})$/;

/** The schema of a payload that holds exactly the ids named; with no name, of the empty payload. */
export const idsOf = <const K extends string = never>(
  ...names: K[]
): Joi.ObjectSchema<[K] extends [never] ? Record<string, never> : Readonly<Record<K, string>>> =>
  Joi.object(Object.fromEntries(names.map((name) => [name, Joi.string().pattern(ID, 'id').required()])))
    .required()
    .prefs({ convert: false, abortEarly: false });
