import type { OPERATIONS } from './generated/operations.ts';
import type { components, operations } from './generated/schema.ts';

/** The shapes that have a name in the OpenAPI document: `Schemas['Batch']`. */
export type Schemas = components['schemas'];

/** Every operation that the client can send. */
export type OperationId = keyof typeof OPERATIONS & keyof operations;

/** Operations that never end their answer; `readEvents` reads them. */
export type StreamId = {
  [Id in OperationId]: (typeof OPERATIONS)[Id] extends { accept: 'text/event-stream' } ? Id : never;
}[OperationId];

/** A file of a form: a `File`, or bytes with the name that the API is to see. */
export type FileToSend = File | { name: string; bytes: Uint8Array<ArrayBuffer> | string };

type Simple<T> = { [K in keyof T]: T[K] };
type Operation<Id extends OperationId> = operations[Id];
type Parameters<Id extends OperationId> = Operation<Id>['parameters'];

type PathOf<Id extends OperationId> = Parameters<Id> extends { path: infer P } ? P : unknown;

type QueryOf<Id extends OperationId> =
  Parameters<Id> extends { query?: infer Q } ? ([Q] extends [undefined] ? unknown : NonNullable<Q>) : unknown;

type JsonBodyOf<Id extends OperationId> =
  Operation<Id> extends { requestBody?: never }
    ? unknown
    : Operation<Id> extends { requestBody: { content: { 'application/json': infer B } } }
      ? { body: B }
      : Operation<Id> extends { requestBody?: { content: { 'application/json': infer B } } }
        ? { body?: B }
        : unknown;

type FormOf<Id extends OperationId> =
  Operation<Id> extends {
    requestBody: { content: { 'multipart/form-data': infer F } };
  }
    ? { form: Simple<Omit<F, 'file'> & { file: FileToSend }> }
    : unknown;

/** What an operation takes: the parameters of path and query by their names, beside them `body` or `form`. */
export type InputOf<Id extends OperationId> = Simple<PathOf<Id> & QueryOf<Id> & JsonBodyOf<Id> & FormOf<Id>>;

type ContentOf<Answer> = Answer extends { content: infer C }
  ? { [Type in keyof C]: Type extends 'application/json' ? C[Type] : Blob }[keyof C]
  : undefined;

type Answers<Id extends OperationId> = Operation<Id>['responses'];

/** What an operation answers on success: its JSON, a `Blob` where it is a file, undefined where it is empty. */
export type OutputOf<Id extends OperationId> = {
  [Status in keyof Answers<Id>]: Status extends 200 | 201 | 202 | 204
    ? ContentOf<Answers<Id>[Status]>
    : never;
}[keyof Answers<Id>];

/** How one request differs from the others. */
export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Names this request, so that a repetition of it does nothing; a random one unless given. */
  idempotency_key?: string;
}

/** A whole answer, for whoever needs its status or a header. */
export interface FullAnswer<T> {
  status: number;
  headers: Headers;
  /** Undefined with 204 and 304. */
  data: T;
}

/** One operation as a function; the input may be left out where nothing in it is required. */
export type Method<Id extends OperationId> =
  object extends InputOf<Id>
    ? (input?: InputOf<Id>, options?: CallOptions) => Promise<OutputOf<Id>>
    : (input: InputOf<Id>, options?: CallOptions) => Promise<OutputOf<Id>>;
