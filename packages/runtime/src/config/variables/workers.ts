import { integer, list, port, text, textLike } from '../schemas.ts';
import { group } from '../variable.ts';

const concurrency = (queue: string, value: number) => ({
  schema: integer(1, 1_000),
  es: `Trabajos simultáneos de la cola ${queue} en cada proceso.`,
  en: `Jobs of the queue ${queue} at the same time in each process.`,
  default: value,
});

/** The processes that work through the queues. */
export const WORKERS = group({
  DISPATCH_CONCURRENCY: concurrency('dispatch', 8),
  CALL_START_CONCURRENCY: concurrency('call-start', 50),
  CALL_POLL_CONCURRENCY: concurrency('call-poll', 50),
  CALL_SETTLE_CONCURRENCY: concurrency('call-settle', 20),
  MAINTENANCE_CONCURRENCY: concurrency('maintenance', 2),
  RECORDING_CONCURRENCY: concurrency('recording', 4),
  IMPORT_CONCURRENCY: concurrency('import', 2),
  HEALTH_HOST: {
    schema: text(),
    es: 'Dirección de /health y /metrics de los workers; 0.0.0.0 para todas.',
    en: 'Address of /health and /metrics of the workers; 0.0.0.0 for all.',
    default: '127.0.0.1',
  },
  HEALTH_PORT: {
    schema: port(),
    es: 'Puerto de /health y /metrics de los workers; 0 elige uno libre.',
    en: 'Port of /health and /metrics of the workers; 0 picks a free one.',
    default: 0,
  },
  TIMBRE_SERVICES: {
    schema: list(textLike(/^[a-z][a-z-]*$/, 'nombres de servicios')),
    es: 'Servicios que corren juntos en all-in-one, separados por comas; vacío: todos.',
    en: 'Services that run together in all-in-one, parted by commas; empty: all.',
    example: 'api,call-worker',
    default: [],
  },
});
