import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Launch, Place, Program } from '../finder.ts';
import { EmbeddedError } from '../errors.ts';
import { MONGO_IMAGE, SECANTUS_PYTHON, SECANTUS_RUST } from '../versions.ts';
import { untilPrimary } from './ready.ts';

/** One node: the driver must not look for others by the name that the server calls itself. */
const uriOf = (port: number): string => `mongodb://127.0.0.1:${port}/?directConnection=true`;

const SYNC = '--sync-on-commit';

/**
 * Refuses a SecantusDB Rust server of ours that would acknowledge a write before it is on disk: a lost dial intent is
 * a double dial (embedded.md: 951 of 38,131 acknowledged writes lost over 8 kills without the flag, none with it).
 */
export const assertSyncOnCommit = (launch: Launch): Launch => {
  if (launch.args.includes(SYNC)) return launch;
  throw new EmbeddedError(
    `a SecantusDB server without ${SYNC} can lose acknowledged writes`,
    `start it with ${SYNC}`,
  );
};

/** What both SecantusDB servers share: a data folder, a small cache, and an empty configuration in place of the user's own. */
const secantusArgs = (place: Place): string[] => {
  const config = join(place.dir, 'secantusd.toml');
  writeFileSync(config, '');
  return [
    ...['--config', config, '--host', '127.0.0.1', '--port', String(place.port)],
    ...['--storage-path', join(place.dir, 'data'), '--cache-size', '512M'],
  ];
};

/** SecantusDB's Rust server. */
export const secantusRust = (binary: string): Program => ({
  kind: 'secantus-rust',
  name: `SecantusDB Rust ${SECANTUS_RUST.version}`,
  launch: (place) =>
    assertSyncOnCommit({ command: binary, args: [...secantusArgs(place), SYNC], uri: uriOf(place.port) }),
  ready: (uri) => untilPrimary(uri),
});

/** SecantusDB's Python server, started by module because a virtual environment's scripts do not survive a move. */
export const secantusPython = (python: string): Program => ({
  kind: 'secantus-python',
  name: `SecantusDB Python ${SECANTUS_PYTHON.version}`,
  launch: (place) => ({
    command: python,
    args: ['-c', 'import sys; from secantus.cli import main; sys.exit(main())', ...secantusArgs(place)],
    uri: uriOf(place.port),
  }),
  ready: (uri) => untilPrimary(uri),
});

const REPLICA_SET = ['--replSet', 'rs0', '--wiredTigerCacheSizeGB', '0.5'];

/** MongoDB's own server, as a replica set of one. */
export const mongod = (binary: string, version: string): Program => ({
  kind: 'mongod',
  name: `mongod ${version}`,
  launch: ({ dir, port }) => {
    const data = join(dir, 'data');
    mkdirSync(data, { recursive: true });
    const args = ['--dbpath', data, '--bind_ip', '127.0.0.1', '--port', String(port), ...REPLICA_SET];
    return { command: binary, args, uri: uriOf(port) };
  },
  ready: (uri) => untilPrimary(uri, { initiate: true }),
});

/** The same in a container, published on the loopback address only. The data end with the container. */
export const mongodInDocker = (docker: string): Program => ({
  kind: 'docker',
  name: `${MONGO_IMAGE} in Docker`,
  launch: ({ port, label }) => {
    const name = `${label}-mongodb`;
    const container = ['run', '--rm', '--name', name, '--publish', `127.0.0.1:${port}:${port}`, MONGO_IMAGE];
    const args = [...container, '--bind_ip_all', '--port', String(port), ...REPLICA_SET];
    return {
      command: docker,
      args,
      uri: uriOf(port),
      cleanup: { command: docker, args: ['rm', '--force', name] },
    };
  },
  ready: (uri) => untilPrimary(uri, { initiate: true }),
});
