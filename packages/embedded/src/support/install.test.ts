import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Search } from '../finder.ts';
import { openKeeper } from '../keeper.ts';
import { obtainOnce, runStep } from './install.ts';

let search: Search;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'timbre-install-'));
  search = {
    env: process.env,
    cache: join(folder, 'cache'),
    logs: join(folder, 'logs'),
    keeper: openKeeper({ remove: [folder] }),
    signal: new AbortController().signal,
    onProgress: () => {},
  };
});
afterAll(() => search.keeper.stop());

const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });

describe('installers', () => {
  it('passes on what a command prints, and adds variables to ours', async () => {
    let heard = '';
    const script = 'console.log(process.env.EXTRA); setTimeout(() => {}, 1500)';
    await runStep(search, { ...node(script), env: { EXTRA: 'yes' }, onOutput: (text) => (heard += text) });
    expect(heard).toBe('yes\n');
  });

  it('fails with the last lines of the command', async () => {
    await expect(runStep(search, node('console.error("no such crate"); process.exit(101)'))).rejects.toThrow(
      'no such crate',
    );
    await expect(runStep(search, node('process.exit(7)'))).rejects.toThrow('ended with 7');
  });

  it('installs once when several runs want the same thing', async () => {
    let installs = 0;
    const file = join(search.cache, 'thing');
    const look = () => readFile(file, 'utf8').catch(() => undefined);
    const install = async () => {
      installs += 1;
      await writeFile(file, 'thing');
    };
    const got = await Promise.all([1, 2, 3].map(() => obtainOnce(search, 'thing', look, install)));
    expect({ got, installs }).toEqual({ got: ['thing', 'thing', 'thing'], installs: 1 });
  });

  it('does not pretend that a fruitless installation worked', async () => {
    await expect(
      obtainOnce(
        search,
        'nothing',
        () => Promise.resolve(undefined),
        () => Promise.resolve(),
      ),
    ).rejects.toThrow('nothing was installed but does not run');
  });
});
