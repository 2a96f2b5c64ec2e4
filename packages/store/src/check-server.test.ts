import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeMongodb, withMongodb } from './check-server.ts';

describe('what a MongoDB server says of itself', () => {
  it('accepts 7.0 and newer', () => {
    for (const version of ['7.0.0', '8.2.11', '10.0.1'])
      expect(judgeMongodb(version, 0)).toEqual({ version, faults: [], warnings: [] });
  });

  it('names a version that is too old or unreadable, with what it breaks', () => {
    for (const version of ['6.0.19', 'unknown']) {
      const [fault] = judgeMongodb(version, 0).faults;
      expect(fault?.name).toContain(version);
      expect(fault?.breaks).not.toBe('');
    }
  });

  it('warns of a clock more than 2 s away, with its direction', () => {
    expect(judgeMongodb('8.0.0', 2_000).warnings).toEqual([]);
    expect(judgeMongodb('8.0.0', 3_250).warnings[0]).toContain('3.3 s ahead of ours');
    expect(judgeMongodb('8.0.0', -61_000).warnings[0]).toContain('61.0 s behind ours');
  });
});

describe('a server that never answers', () => {
  const silent = createServer();
  beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
  afterAll(() => silent.close());

  it('is given up after the limit, and the work is not begun', async () => {
    const { port } = silent.address() as AddressInfo;
    let begun = false;
    const work = async () => {
      begun = true;
    };
    await expect(withMongodb(`mongodb://127.0.0.1:${port}/`, work, 200)).rejects.toThrow();
    expect(begun).toBe(false);
  });
});
