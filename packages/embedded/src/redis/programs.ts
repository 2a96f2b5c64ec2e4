import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRedis } from '@timbre/queue';
import type { Place, Program, RedisKind } from '../finder.ts';
import { VALKEY_IMAGE } from '../versions.ts';

const uriOf = ({ port, password }: Place): string => `redis://:${password}@127.0.0.1:${port}/0`;

/** Nothing is thrown away when memory ends, and at most a second of work is lost by a crash. */
const SETTINGS: [string, string][] = [
  ['appendonly', 'yes'],
  ['appendfsync', 'everysec'],
  ['maxmemory-policy', 'noeviction'],
  ['save', ''],
];

/** Resolves once the server answers; the random password makes sure that it is ours and not a neighbour on that port. */
const ready = (uri: string): Promise<void> =>
  withRedis(uri, async (client) => {
    await client.ping();
  });

/** The text of a configuration file. The password stands there and not on the command line, which others can read. */
const configuration = (place: Place): string => {
  const own: [string, string][] = [
    ['bind', '127.0.0.1'],
    ['port', String(place.port)],
    ['requirepass', place.password],
    ['dir', place.dir],
    ['daemonize', 'no'],
  ];
  return [...own, ...SETTINGS].map(([name, value]) => `${name} ${JSON.stringify(value)}\n`).join('');
};

/** A valkey-server or redis-server binary. */
export const redisServer = (
  binary: string,
  kind: RedisKind & ('valkey' | 'redis'),
  name: string,
): Program => ({
  kind,
  name,
  launch: (place) => {
    const file = join(place.dir, 'server.conf');
    writeFileSync(file, configuration(place), { mode: 0o600 });
    return { command: binary, args: [file], uri: uriOf(place) };
  },
  ready,
});

/** Valkey in a container, published on the loopback address only. The data end with the container. */
export const valkeyInDocker = (docker: string): Program => ({
  kind: 'docker',
  name: `${VALKEY_IMAGE} in Docker`,
  launch: (place) => {
    const name = `${place.label}-redis`;
    const container = [
      'run',
      '--rm',
      '--name',
      name,
      '--publish',
      `127.0.0.1:${place.port}:6379`,
      VALKEY_IMAGE,
    ];
    const settings = [['requirepass', place.password], ...SETTINGS].flatMap(([key, value]) => [
      `--${key}`,
      value!,
    ]);
    const args = [...container, 'valkey-server', ...settings];
    return {
      command: docker,
      args,
      uri: uriOf(place),
      cleanup: { command: docker, args: ['rm', '--force', name] },
    };
  },
  ready,
});
