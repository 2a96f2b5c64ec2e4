import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../finder.ts';
import { assertSyncOnCommit, mongod, mongodInDocker, secantusPython, secantusRust } from './programs.ts';

let place: Place;
beforeAll(async () => {
  place = {
    dir: await mkdtemp(join(tmpdir(), 'timbre-mongodb-')),
    port: 27_999,
    password: 'secret',
    label: 'timbre-x',
  };
});
afterAll(() => rm(place.dir, { recursive: true }));

/** The value that follows a flag. */
const valueOf = (args: string[], flag: string) => args[args.indexOf(flag) + 1];

describe('command lines of MongoDB servers', () => {
  it('never starts the Rust server without syncing on commit', () => {
    const launch = secantusRust('/opt/secantusd-rs').launch(place);
    expect(launch.args).toContain('--sync-on-commit');
    expect(assertSyncOnCommit(launch)).toBe(launch);
    const careless = { ...launch, args: launch.args.filter((arg) => arg !== '--sync-on-commit') };
    expect(() => assertSyncOnCommit(careless)).toThrow('can lose acknowledged writes');
  });

  it('listens on the loopback address at the given port and keeps its data in the run folder', async () => {
    for (const program of [secantusRust('/opt/secantusd-rs'), secantusPython('/opt/python')]) {
      const { args, uri } = program.launch(place);
      expect(valueOf(args, '--host')).toBe('127.0.0.1');
      expect(valueOf(args, '--port')).toBe('27999');
      expect(valueOf(args, '--storage-path')).toBe(join(place.dir, 'data'));
      expect(uri).toBe('mongodb://127.0.0.1:27999/?directConnection=true');
      // An empty file of ours, so that the user's own configuration is not read.
      expect(await readFile(valueOf(args, '--config')!, 'utf8')).toBe('');
    }
    const own = mongod('/usr/bin/mongod', '8.0.4').launch(place).args;
    expect([valueOf(own, '--bind_ip'), valueOf(own, '--replSet')]).toEqual(['127.0.0.1', 'rs0']);
  });

  it('publishes a container on the loopback address only and removes it by name', () => {
    const { args, cleanup } = mongodInDocker('/usr/bin/docker').launch(place);
    expect(valueOf(args, '--publish')).toBe('127.0.0.1:27999:27999');
    expect(cleanup?.args.at(-1)).toBe(valueOf(args, '--name'));
  });
});
