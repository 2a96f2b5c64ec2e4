import { checkRedis, withRedis } from '@timbre/queue';
import { absent, type Finder } from '../finder.ts';
import { messageOf } from '../errors.ts';

const DEV_REDIS_URL = 'TIMBRE_DEV_REDIS_URL';

/** A server that the developer names. Never `REDIS_URL`: tests must not reach a production queue (decisions.md §3.2). */
export const externalRedis: Finder = {
  role: 'redis',
  title: `server of ${DEV_REDIS_URL}`,
  kind: 'external',
  look: async ({ env }) => {
    const uri = env[DEV_REDIS_URL];
    if (!uri) return absent('not set');
    try {
      const { product } = await withRedis(uri, checkRedis, 2_000);
      return { state: 'found', server: { kind: 'external', name: `${product} of ${DEV_REDIS_URL}`, uri } };
    } catch (error) {
      return absent(`set, but no server answers there: ${messageOf(error)}`);
    }
  },
};
