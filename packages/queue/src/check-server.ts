import { Redis } from 'ioredis';

/** One setting of the server that Timbre cannot live with, and what it would break. */
export interface RedisFault {
  name: string;
  breaks: string;
}

/** What a Redis or Valkey server is. It may be used when `faults` is empty. */
export interface RedisCheck {
  /** The Redis version that the server speaks; Valkey announces one too. */
  version: string;
  /** The product's own name and version, for example `Valkey 9.1.2`. */
  product: string;
  faults: RedisFault[];
  warnings: string[];
}

const OLDEST_MAJOR = 7;

/** The `key:value` lines of INFO. */
export const parseInfo = (text: string): Map<string, string> => {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':') && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
};

/** Judges the fields of INFO; a field that the server hides is a warning, never a silent pass. */
export const judgeInfo = (info: Map<string, string>): RedisCheck => {
  const version = info.get('redis_version') ?? 'unknown';
  const valkey = info.get('valkey_version');
  const check: RedisCheck = {
    version,
    product: valkey ? `Valkey ${valkey}` : `Redis ${version}`,
    faults: [],
    warnings: [],
  };

  if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR))
    check.faults.push({
      name: `version ${version}, older than ${OLDEST_MAJOR}.0`,
      breaks: 'the queues: BullMQ 6 runs scripts that need 7.0',
    });

  const policy = info.get('maxmemory_policy');
  if (policy === undefined)
    check.warnings.push('maxmemory-policy is hidden by this server; it must be noeviction');
  else if (policy !== 'noeviction')
    check.faults.push({
      name: `maxmemory-policy is ${policy}, not noeviction`,
      breaks: 'the queues: a full server would silently throw jobs away',
    });

  if (info.get('aof_enabled') !== '1')
    check.warnings.push(
      'appendonly is off: a restart loses the waiting jobs (the reconciler rebuilds them from MongoDB within a minute)',
    );
  return check;
};

/**
 * Checks, once at start, that a Redis or Valkey server suits the queues: version 7.0 or newer, `noeviction`, and
 * `appendonly` (a warning). Reads INFO only, because hosted servers often refuse CONFIG. Throws when the server
 * cannot be reached.
 */
export const checkRedis = async (client: Pick<Redis, 'info'>): Promise<RedisCheck> =>
  judgeInfo(parseInfo(await client.info()));

/**
 * Opens a short-lived connection to `url`, hands it to `work` and closes it. Fails at once when the server does not
 * answer, and after `timeout_ms` when it is silent. For tools; services keep their own connections.
 */
export const withRedis = async <T>(
  url: string,
  work: (client: Redis) => Promise<T>,
  timeout_ms = 5_000,
): Promise<T> => {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeout_ms,
    commandTimeout: timeout_ms,
    disconnectTimeout: timeout_ms,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined); // the promise below rejects with the same error
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.disconnect();
  }
};
