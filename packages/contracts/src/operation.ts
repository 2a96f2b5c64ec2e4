import type Joi from 'joi';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * Requests that share one allowance per minute: `polling` is for what clients ask again and again, `expensive` for
 * files in and out, `none` for what may never be refused.
 */
export type LimitClass = 'read' | 'write' | 'expensive' | 'polling' | 'none';

/** A successful answer: what it means, its shape and one example that a test holds against the shape. */
export interface Answer<T = unknown> {
  description: string;
  schema?: Joi.AnySchema<T>;
  example?: unknown;
  /** `application/json` when it is not given. */
  content_type?: string;
  /** Further content types of the same answer: files, for which a parameter asks. */
  also?: string | readonly string[];
}

/** One uploaded file beside text fields. */
export interface Multipart<F> {
  /** Name of the part that holds the file. */
  file: string;
  fields: Joi.ObjectSchema<F>;
}

/**
 * One operation of the API: the single source of its route, its input rules and its page in the OpenAPI document.
 * `P`, `Q`, `B` and `F` are what the handler receives as params, query, body and form fields.
 */
export interface Operation<
  Id extends string = string,
  C extends string = string,
  P = unknown,
  Q = unknown,
  B = unknown,
  F = unknown,
  A extends Record<number, Answer> = Record<number, Answer>,
> {
  /** operationId, camelCase. */
  id: Id;
  method: Method;
  /** With parameters in braces: `/api/v1/accounts/{account_id}`. */
  path: string;
  tag: string;
  /** One Spanish line. */
  summary: string;
  /** What the schema alone does not say. */
  description?: string;
  /** The right that it needs; `signed_in`: any credential; `public`: none. */
  capability: C;
  params?: Joi.ObjectSchema<P>;
  query?: Joi.ObjectSchema<Q>;
  body?: Joi.ObjectSchema<B>;
  multipart?: Multipart<F>;
  /** Headers that the handler reads, by name, with what they do. */
  headers?: Readonly<Record<string, string>>;
  /**
   * What makes a repetition with the same `Idempotency-Key` harmless. `answer`: the first answer is kept for 24 hours
   * and given again. `ids`: the use case derives its ids from the key and meets what the first request made.
   */
  idempotent?: 'answer' | 'ids';
  /** Which rate limit counts it; `read` for GET and `write` for everything else unless given. */
  limit?: LimitClass;
  /** The raw bytes of the body reach the handler: signatures are taken over them. */
  raw_body?: boolean;
  responses: A;
  /** Statuses of the problem documents that it may answer, beside those of every operation (`problemStatuses`). */
  errors: readonly number[];
}

/** Declares an operation and keeps its id, capability and the types of its schemas. */
export const defineOperation = <
  const Id extends string,
  const C extends string,
  P = Record<string, never>,
  Q = Record<string, never>,
  B = undefined,
  F = undefined,
  A extends Record<number, Answer> = Record<number, Answer>,
>(
  operation: Operation<Id, C, P, Q, B, F, A>,
): Operation<Id, C, P, Q, B, F, A> => operation;

/** A successful JSON answer of type `T`. */
export const answer = <T>(description: string, schema: Joi.AnySchema<T>, example: unknown): Answer<T> => ({
  description,
  schema,
  example,
});

/** The rate limit that counts an operation. */
export const limitOf = ({ limit, method }: Pick<Operation, 'limit' | 'method'>): LimitClass =>
  limit ?? (method === 'get' ? 'read' : 'write');

type Given<S> = NonNullable<S> extends Joi.ObjectSchema<infer T> ? T : undefined;

/** What a handler of the operation `O` receives, already checked and converted. */
export interface InputOf<O extends Operation> {
  params: Given<O['params']>;
  query: Given<O['query']>;
  body: Given<O['body']>;
  /** The text fields of a form with a file. */
  fields: NonNullable<O['multipart']> extends Multipart<infer F> ? F : undefined;
}

/** The body that the operation `O` answers on success. */
export type ReplyBodyOf<O extends Operation> =
  O['responses'] extends Record<number, Answer<infer T>> ? T : never;
