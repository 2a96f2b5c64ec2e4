import { absent, type Finder } from '../finder.ts';
import { messageOf } from '../errors.ts';
import { identify } from './ready.ts';

const DEV_MONGODB_URI = 'TIMBRE_DEV_MONGODB_URI';

/** A server that the developer names. Never `MONGODB_URI`: tests must not reach a production database (decisions.md §3.2). */
export const externalMongodb: Finder = {
  role: 'mongodb',
  title: `server of ${DEV_MONGODB_URI}`,
  kind: 'external',
  look: async ({ env }) => {
    const uri = env[DEV_MONGODB_URI];
    if (!uri) return absent('not set');
    try {
      const { product } = await identify(uri);
      return { state: 'found', server: { kind: 'external', name: `${product} of ${DEV_MONGODB_URI}`, uri } };
    } catch (error) {
      return absent(`set, but no server answers there: ${messageOf(error)}`);
    }
  },
};
