import { absent, type Finder } from '../finder.ts';
import { unpackedValkey } from './wheel.ts';

/** A Valkey that an earlier run fetched. */
export const valkeyInCache: Finder = {
  role: 'redis',
  title: 'Valkey in the cache folder',
  kind: 'valkey',
  look: async (search) => {
    const server = await unpackedValkey(search);
    return server ? { state: 'found', server } : absent('not there');
  },
};
