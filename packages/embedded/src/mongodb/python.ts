import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, type Finder, type Program, type Search } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { obtainOnce, runStep } from '../support/install.ts';
import { findPython } from '../support/python.ts';
import { isExecutable } from '../support/which.ts';
import { SECANTUS_PYTHON } from '../versions.ts';
import { secantusPython } from './programs.ts';

const NAME = `SecantusDB-${SECANTUS_PYTHON.version}`;

/** The installed server, when its interpreter still works (a system upgrade can take it away). */
const installed = async ({ cache, env }: Search): Promise<Program | undefined> => {
  const python = join(cache, NAME, 'bin', 'python');
  if (!isExecutable(python)) return undefined;
  return (await askCommand(python, ['-c', 'import secantus.cli'], env, 20_000)).ok
    ? secantusPython(python)
    : undefined;
};

/** Installs beside the final place and renames at the end, so that a folder of that name is always whole. */
const install = async (search: Search, python: string): Promise<void> => {
  search.onProgress(`mongodb: installing SecantusDB Python ${SECANTUS_PYTHON.version} (about 15 s, once)`);
  const draft = join(search.cache, `${NAME}.draft`);
  const requirement = `${SECANTUS_PYTHON.package}==${SECANTUS_PYTHON.version}`;
  await rm(draft, { recursive: true, force: true });
  await runStep(search, { command: python, args: ['-m', 'venv', draft] });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', requirement];
  await runStep(search, { command: join(draft, 'bin', 'python'), args: pip });
  await rm(join(search.cache, NAME), { recursive: true, force: true });
  await rename(draft, join(search.cache, NAME));
};

/** SecantusDB's Python server, in a private virtual environment in the cache folder. */
export const pythonServer: Finder = {
  role: 'mongodb',
  title: `SecantusDB Python ${SECANTUS_PYTHON.version} in a private venv`,
  kind: 'secantus-python',
  look: async (search) => {
    const server = await installed(search);
    if (server) return { state: 'found', server };
    const python = await findPython(search.env, ['venv', 'ensurepip']);
    if (typeof python === 'string') return absent(python);
    return {
      state: 'obtainable',
      name: `SecantusDB Python ${SECANTUS_PYTHON.version}`,
      quick: true,
      cost: 'about 15 s and 145 MB, once',
      obtain: () =>
        obtainOnce(
          search,
          NAME,
          () => installed(search),
          () => install(search, python.command),
        ),
    };
  },
};
