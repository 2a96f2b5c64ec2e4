import { loadConfig, type Environment } from '@timbre/runtime';

/** The variables that reading files needs. */
const NAMES = [
  'NODE_ENV',
  'MONGODB_URI',
  'TIMBRE_DATABASE',
  'REDIS_URL',
  'TIMBRE_QUEUE_PREFIX',
  'IMPORT_CONCURRENCY',
  'HEALTH_HOST',
  'HEALTH_PORT',
] as const;

/** Reads the worker's configuration, from the process's environment unless given. Throws one error that lists every fault. */
export const readConfig = (env?: Environment) => loadConfig(NAMES, { env });

export type FileWorkerConfig = ReturnType<typeof readConfig>;
