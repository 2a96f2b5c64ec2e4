import { MINUTE_MS } from '@timbre/kernel';
import type { SharedRedis } from './shared-redis.ts';

/** What happens while somebody watches. Ids, codes and figures only: it stands in Redis. */
export interface LiveEvent {
  type: 'job_status_update' | 'batch_progress' | 'call_completed' | 'message';
  data: Readonly<Record<string, string | number | boolean | null>>;
}

/** What happened at once, under the id by which a client resumes; ids grow. */
export interface LiveEntry {
  id: string;
  events: LiveEvent[];
}

/** The latest events of each account: a short memory in Redis, and news for every process that has watchers. */
export interface LiveEvents {
  /** Tells what happened in an account. Never waits, never fails; while Redis is away nobody hears it. */
  publish(account_id: string, events: readonly LiveEvent[]): void;
  /** Hears of an account from now on; answers how to stop. */
  listen(account_id: string, listener: (entry: LiveEntry) => void): Promise<() => Promise<void>>;
  /**
   * What came after the entry `id`, oldest first. null when `id` is not remembered any more, or Redis is away: then
   * nobody can say what was missed.
   */
  since(account_id: string, id: string): Promise<LiveEntry[] | null>;
  /** The id of the newest entry; null when there is none, undefined while Redis is away. */
  newest(account_id: string): Promise<string | null | undefined>;
}

/** Entries that are remembered of an account: some minutes of a busy one. */
const REMEMBERED = '1000';
/** An account in which nothing happens is forgotten. */
const FORGET_MS = String(10 * MINUTE_MS);
const FIELD = 'events';

/** Remembers an entry and tells it in one step, so that nobody hears of two in another order than their ids have. */
const PUBLISH = `
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', '${FIELD}', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PUBLISH', ARGV[4], id .. ' ' .. ARGV[2])
return id`;

const read = (id: string, text: string): LiveEntry | null => {
  try {
    return { id, events: JSON.parse(text) as LiveEvent[] };
  } catch {
    return null; // not ours
  }
};

/** A row of a stream: its id, and its fields one after the other. */
type Row = [id: string, fields: string[]];

const entriesOf = (rows: unknown): LiveEntry[] =>
  (rows as Row[]).flatMap(([id, fields]) => {
    const text = fields[fields.indexOf(FIELD) + 1];
    return (text === undefined ? null : read(id, text)) ?? [];
  });

/** True when the entry `a` came after `b`: `<milliseconds>-<number>`, each as a number. */
export const isLater = (a: string, b: string): boolean => {
  const [a_ms = 0, a_n = 0] = a.split('-').map(Number);
  const [b_ms = 0, b_n = 0] = b.split('-').map(Number);
  return a_ms === b_ms ? a_n > b_n : a_ms > b_ms;
};

/** An id as a client may send it back; anything else is not looked for. */
const ENTRY_ID = /^\d{1,15}-\d{1,10}$/;

/** The events of accounts, below `prefix`. */
export const createLiveEvents = (redis: SharedRedis, prefix: string): LiveEvents => {
  const keyOf = (account_id: string): string => `${prefix}:events:${account_id}`;
  const channelOf = (account_id: string): string => `events:${account_id}`;
  const range = async (account_id: string, from: string, to: string): Promise<LiveEntry[]> =>
    entriesOf(await redis.command('XRANGE', keyOf(account_id), from, to));
  return {
    publish(account_id, events) {
      const key = keyOf(account_id);
      const text = JSON.stringify(events);
      const channel = `${prefix}:${channelOf(account_id)}`;
      redis.command('EVAL', PUBLISH, '1', key, REMEMBERED, text, FORGET_MS, channel).catch(() => undefined); // whoever watches polls as well
    },
    listen: (account_id, listener) =>
      redis.subscribe(channelOf(account_id), (told) => {
        const space = told.indexOf(' ');
        const entry = read(told.slice(0, space), told.slice(space + 1));
        if (entry !== null) listener(entry);
      }),
    async since(account_id, id) {
      if (!ENTRY_ID.test(id)) return null;
      try {
        const [first, ...later] = await range(account_id, id, '+');
        return first?.id === id ? later : null;
      } catch {
        return null;
      }
    },
    async newest(account_id) {
      try {
        const rows = await redis.command('XREVRANGE', keyOf(account_id), '+', '-', 'COUNT', '1');
        return entriesOf(rows)[0]?.id ?? null;
      } catch {
        return undefined;
      }
    },
  };
};
