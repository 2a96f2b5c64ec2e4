import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../finder.ts';
import { redisServer, valkeyInDocker } from './programs.ts';

let place: Place;
beforeAll(async () => {
  place = {
    dir: await mkdtemp(join(tmpdir(), 'timbre redis ')),
    port: 6_399,
    password: 'secret',
    label: 'timbre-x',
  };
});
afterAll(() => rm(place.dir, { recursive: true }));

describe('command lines of Redis servers', () => {
  it('keeps the password off the command line, in a file for this user only', async () => {
    const { args, uri } = redisServer('/usr/bin/valkey-server', 'valkey', 'Valkey 9.1.2').launch(place);
    expect(args.join(' ')).not.toContain('secret');
    expect(uri).toBe('redis://:secret@127.0.0.1:6399/0');
    expect((await stat(args[0]!)).mode & 0o777).toBe(0o600);
  });

  it('asks for a log on disk, no eviction and the loopback address, in a folder whose name may hold blanks', async () => {
    const { args } = redisServer('/usr/bin/redis-server', 'redis', 'Redis 7.0.15').launch(place);
    const lines = (await readFile(args[0]!, 'utf8')).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        ...['bind "127.0.0.1"', 'port "6399"', 'requirepass "secret"', `dir "${place.dir}"`],
        ...['appendonly "yes"', 'appendfsync "everysec"', 'maxmemory-policy "noeviction"', 'save ""'],
      ]),
    );
  });

  it('gives a container the same settings', () => {
    const { args } = valkeyInDocker('/usr/bin/docker').launch(place);
    expect(args.join(' ')).toContain('--appendonly yes --appendfsync everysec --maxmemory-policy noeviction');
    expect(args).toContain('127.0.0.1:6399:6379');
  });
});
