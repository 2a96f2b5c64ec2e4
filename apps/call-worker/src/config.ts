import { loadConfig, type Environment } from '@timbre/runtime';

/** The variables that dialling and following need. */
const NAMES = [
  'NODE_ENV',
  'MONGODB_URI',
  'TIMBRE_DATABASE',
  'PERSONAL_DATA_SECRETS',
  'REDIS_URL',
  'TIMBRE_QUEUE_PREFIX',
  'RETELL_BASE_URL',
  'RETELL_API_KEY',
  'RETELL_AGENT_ID',
  'RETELL_AGENT_VERSION',
  'RETELL_FROM_NUMBER',
  'RETELL_CALLS_PER_SECOND',
  'RETELL_MAX_CONCURRENT_CALLS',
  'RETELL_RECORDING_HOSTS',
  'DISPATCH_CONCURRENCY',
  'CALL_START_CONCURRENCY',
  'CALL_POLL_CONCURRENCY',
  'CALL_SETTLE_CONCURRENCY',
  'MAINTENANCE_CONCURRENCY',
  'RECORDING_CONCURRENCY',
  'HEALTH_HOST',
  'HEALTH_PORT',
] as const;

/** Reads the worker's configuration, from the process's environment unless given. Throws one error that lists every fault. */
export const readConfig = (env?: Environment) => loadConfig(NAMES, { env });

export type CallWorkerConfig = ReturnType<typeof readConfig>;
