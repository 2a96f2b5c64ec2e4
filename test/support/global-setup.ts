import { fileURLToPath } from 'node:url';
import { newRunFolder, startServers, twoLines, type Servers } from '@timbre/embedded';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  /** What every test file of a project with servers can `inject`. */
  interface ProvidedContext {
    /** A server without a database name: each test file takes a database of its own. */
    mongodb_uri: string;
    redis_url: string;
    /** The names of the servers, for figures and for messages. */
    server_names: { mongodb: string; redis: string };
  }
}

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** The servers of this vitest process, and how many projects use them. */
interface Shared {
  servers: Promise<Servers>;
  users: number;
}

// vitest loads this file anew for every project that names it: what they share stands outside of the module.
const KEY = Symbol.for('timbre.test-servers');
const place = globalThis as { [KEY]?: Shared };

const begin = (): Promise<Servers> =>
  startServers({
    mood: 'fastest',
    run_dir: newRunFolder(REPOSITORY, 'test'),
    onProgress: (line) => console.log(line),
  }).catch((error: unknown) => {
    throw new Error(twoLines(error), { cause: error });
  });

/** Starts MongoDB and Redis once for all projects of a run, and gives back what ends them with the last project. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const shared = (place[KEY] ??= { servers: begin(), users: 0 });
  shared.users += 1;
  const { mongodb, redis, stop } = await shared.servers;
  project.provide('mongodb_uri', mongodb.uri);
  project.provide('redis_url', redis.uri);
  project.provide('server_names', { mongodb: mongodb.name, redis: redis.name });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete place[KEY];
    await stop();
  };
};
