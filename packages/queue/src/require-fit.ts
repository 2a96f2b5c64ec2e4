import type { Logger } from '@timbre/kernel';
import type { Redis } from 'ioredis';
import { checkRedis } from './check-server.ts';

/**
 * Refuses a Redis that would lose jobs (an older version, or a policy that evicts), in two lines for the person who
 * starts the process; what is merely unwise is logged. The reason of each fault stands in {@link checkRedis}.
 */
export const requireFitRedis = async (redis: Pick<Redis, 'info'>, logger: Logger): Promise<void> => {
  const { product, faults, warnings } = await checkRedis(redis);
  for (const warning of warnings) logger.warn(warning, { server: product });
  if (faults.length === 0) return;
  const named = faults.map(({ name, breaks }) => `${name} (${breaks})`).join('; ');
  throw new Error(
    `error: ${product} no sirve para las colas: ${named}\nfix: en REDIS_URL use Redis 7 o Valkey con maxmemory-policy noeviction`,
  );
};
