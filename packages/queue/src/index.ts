export { JOBS, type JobName, type JobPayload, type JobsOf } from './catalogue.ts';
export { checkRedis, withRedis, type RedisCheck, type RedisFault } from './check-server.ts';
export { connectRedis, flushKeys } from './connection.ts';
export { type HandlersFor, type JobContext, type OutcomeOf } from './handlers.ts';
export {
  createLiveEvents,
  isLater,
  type LiveEntry,
  type LiveEvent,
  type LiveEvents,
} from './live-events.ts';
export { done, drop, snooze, type FinalOutcome, type Outcome } from './outcome.ts';
export { createProducer, type Producer, type ProducerOptions } from './producer.ts';
export { QUEUE_NAMES, QUEUES, type QueueName } from './queues.ts';
export { keepSchedules, upsertSchedules } from './schedules.ts';
export { openSharedRedis, type SharedRedis, type SharedRedisOptions } from './shared-redis.ts';
export { startWorkerHost, type WorkerHost, type WorkerHostOptions } from './worker-host.ts';
