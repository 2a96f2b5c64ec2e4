import type { Finder } from '../finder.ts';
import { valkeyInCache } from './cache.ts';
import { redisDocker } from './docker.ts';
import { externalRedis } from './external.ts';
import { redisOnPath } from './path.ts';
import { valkeyWheel } from './wheel.ts';

/** Every way to come by a Redis or Valkey, in the order of embedded.md. */
export const REDIS_FINDERS: Finder[] = [externalRedis, redisOnPath, valkeyInCache, valkeyWheel, redisDocker];
