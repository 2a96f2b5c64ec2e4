import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** The servers that this run of tests shares. */
export interface TestServers {
  /** Without a database name. */
  mongodb_uri: string;
  redis_url: string;
  /** For example `SecantusDB Rust 0.5.3-beta.196`. */
  names: { mongodb: string; redis: string };
}

/** The shared servers. Only in projects whose `globalSetup` starts them. */
export const testServers = (): TestServers => ({
  mongodb_uri: inject('mongodb_uri'),
  redis_url: inject('redis_url'),
  names: inject('server_names'),
});

/** A database name and a key prefix that no other test file has; whoever takes them removes what is below them. */
export const freshNames = (): { database: string; prefix: string } => {
  const unique = randomBytes(6).toString('hex');
  return { database: `timbre_test_${unique}`, prefix: `t${unique}` };
};
