export { createTimbreClient, type ClientOptions, type TimbreClient } from './client.ts';
export type { Credential, TokenSource } from './credentials.ts';
export { TimbreError, TimbreNetworkError, type Problem, type ProblemCode } from './errors.ts';
export { everyItem, type ItemOf, type ListId } from './lists.ts';
export { readEvents, type EventsOptions, type TimbreEvent } from './read-events.ts';
export { watchBatch, type WatchOptions } from './watch-batch.ts';
export type {
  CallOptions,
  FileToSend,
  FullAnswer,
  InputOf,
  OperationId,
  OutputOf,
  Schemas,
} from './types.ts';
