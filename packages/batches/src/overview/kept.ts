import type { SharedRedis } from '@timbre/queue';

/** Where figures are kept for everybody; without Redis there is nothing kept, and nothing fails. */
export type Shelf = Pick<SharedRedis, 'get' | 'set'>;

const parsed = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // cut short or not ours: as good as nothing
  }
};

/**
 * Reads through Redis: what was found is kept for `ttl_ms` of real time. However many ask this process at once for
 * what is not kept, one of them reads. What is kept has to survive JSON.
 */
export const createKept = (shelf: Shelf, ttl_ms: number) => {
  const under_way = new Map<string, Promise<unknown>>();
  return async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const find = async (): Promise<T> => {
      const found = parsed(await shelf.get(key));
      if (found !== undefined) return found as T;
      const fresh = await read();
      await shelf.set(key, JSON.stringify(fresh), ttl_ms);
      return fresh;
    };
    const running = under_way.get(key) as Promise<T> | undefined;
    if (running !== undefined) return running;
    const started = find().finally(() => under_way.delete(key));
    under_way.set(key, started);
    return started;
  };
};
