import { loadConfig, type Environment } from '@timbre/runtime';

/** The variables that the API needs. */
const NAMES = [
  'NODE_ENV',
  'MONGODB_URI',
  'TIMBRE_DATABASE',
  'PERSONAL_DATA_SECRETS',
  'REDIS_URL',
  'TIMBRE_QUEUE_PREFIX',
  'API_HOST',
  'API_PORT',
  'API_PUBLIC_URL',
  'CORS_ORIGINS',
  'TRUST_PROXY',
  'SESSION_SECRET',
  'SESSION_SECRET_PREVIOUS',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'BULL_BOARD',
  'RATE_LIMIT_READS',
  'RATE_LIMIT_WRITES',
  'RATE_LIMIT_POLLING',
  'RATE_LIMIT_EXPENSIVE',
  'RATE_LIMIT_STRANGERS',
  'EXPORTS_AT_ONCE',
  'RETELL_BASE_URL',
  'RETELL_API_KEY',
  'RETELL_WEBHOOK_API_KEY',
  'RETELL_AGENT_ID',
  'RETELL_FROM_NUMBER',
  'RETELL_CALLS_PER_SECOND',
  'RETELL_MAX_CONCURRENT_CALLS',
] as const;

/** Reads the API's configuration, from the process's environment unless given. Throws one error that lists every fault. */
export const readConfig = (env?: Environment) => loadConfig(NAMES, { env });

export type ApiConfig = ReturnType<typeof readConfig>;
