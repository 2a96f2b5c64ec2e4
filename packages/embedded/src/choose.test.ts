import { describe, expect, it } from 'vitest';
import { describeFinding, findersFor, forcedKinds, isUsable, nothingUsable } from './choose.ts';
import { EmbeddedError, twoLines } from './errors.ts';
import { absent, type Finding, type Server } from './finder.ts';
import { MONGODB_FINDERS } from './mongodb/finders.ts';
import { REDIS_FINDERS } from './redis/finders.ts';

const server: Server = { kind: 'external', name: 'MongoDB 8.0.4', uri: 'mongodb://127.0.0.1:1' };
const obtainable = (quick: boolean): Finding => ({
  state: 'obtainable',
  name: 'a server',
  quick,
  cost: '15 s, once',
  obtain: () => Promise.resolve(server),
});

describe('the choice of a server', () => {
  it('takes what is there in every mood, and never what is absent', () => {
    for (const mood of ['soonest', 'fastest'] as const) {
      expect(isUsable({ state: 'found', server }, mood, false)).toBe(true);
      expect(isUsable(absent('not set'), mood, true)).toBe(false);
      expect(isUsable(obtainable(true), mood, false)).toBe(true);
    }
  });

  it('waits minutes for a build only in the mood fastest or when it is forced', () => {
    expect(isUsable(obtainable(false), 'soonest', false)).toBe(false);
    expect(isUsable(obtainable(false), 'fastest', false)).toBe(true);
    expect(isUsable(obtainable(false), 'soonest', true)).toBe(true);
  });

  it('follows the order of embedded.md', () => {
    expect(MONGODB_FINDERS.map((finder) => finder.kind)).toEqual([
      ...[
        'external',
        'mongod',
        'mongod',
        'secantus-rust',
        'mongod',
        'secantus-rust',
        'secantus-python',
        'docker',
      ],
    ]);
    expect(REDIS_FINDERS.map((finder) => finder.kind)).toEqual([
      'external',
      'valkey',
      'valkey',
      'valkey',
      'docker',
    ]);
  });
});

describe('TIMBRE_DB', () => {
  it('leaves only finders of the forced kind, for MongoDB alone', () => {
    const env = { TIMBRE_DB: 'secantus-python' };
    expect(findersFor('mongodb', MONGODB_FINDERS, env).map((finder) => finder.kind)).toEqual([
      'secantus-python',
    ]);
    expect(findersFor('redis', REDIS_FINDERS, env)).toEqual(REDIS_FINDERS);
    expect(findersFor('mongodb', MONGODB_FINDERS, {})).toEqual(MONGODB_FINDERS);
  });

  it('counts a container as a mongod', () => {
    const kinds = findersFor('mongodb', MONGODB_FINDERS, { TIMBRE_DB: 'mongod' }).map(
      (finder) => finder.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['mongod', 'docker']));
  });

  it('is refused with the words that it knows when misspelt', () => {
    expect(() => forcedKinds({ TIMBRE_DB: 'mongo' })).toThrow(EmbeddedError);
    expect(forcedKinds({ TIMBRE_DB: '' })).toBeUndefined();
  });
});

describe('what is said', () => {
  it('describes findings in one line', () => {
    expect(describeFinding(absent('not set'))).toBe('not set');
    expect(describeFinding({ state: 'found', server })).toBe('found MongoDB 8.0.4');
    expect(describeFinding(obtainable(true))).toBe('can be obtained (15 s, once)');
  });

  it('prints two lines, with every attempt and a remedy, and never a stack', () => {
    const lines = twoLines(nothingUsable('redis', ['PATH: none', 'Docker: no engine'])).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^error: .*PATH: none; Docker: no engine$/);
    expect(lines[1]).toMatch(/^fix: .*TIMBRE_DEV_REDIS_URL/);
    expect(twoLines(new Error('boom'))).toMatch(/^error: boom\nfix: .*doctor/);
  });
});
