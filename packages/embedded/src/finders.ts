import type { Finder, ServerRole } from './finder.ts';
import { MONGODB_FINDERS } from './mongodb/finders.ts';
import { REDIS_FINDERS } from './redis/finders.ts';

/** Every way to come by each server; the doctor prints the same list that a start walks down. */
export const FINDERS: Record<ServerRole, Finder[]> = { mongodb: MONGODB_FINDERS, redis: REDIS_FINDERS };
