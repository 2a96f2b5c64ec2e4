import { askCommand } from './ask-command.ts';
import { which } from './which.ts';
import { atLeast, OLDEST_PYTHON, versionIn } from '../versions.ts';

/** A Python interpreter that has the modules asked for. */
export interface Python {
  command: string;
  version: string;
}

/** python3 on the PATH with these standard modules, or why there is none. Debian packs `venv` and `pip` apart. */
export const findPython = async (env: NodeJS.ProcessEnv, modules: string[]): Promise<Python | string> => {
  const command = which('python3', env);
  if (!command) return 'no python3';
  const version = versionIn((await askCommand(command, ['--version'], env)).text);
  if (!version || !atLeast(version, OLDEST_PYTHON))
    return `python3 ${version ?? 'does not run'}, ${OLDEST_PYTHON} or newer is needed`;
  const imports = await askCommand(command, ['-c', `import ${modules.join(', ')}`], env);
  return imports.ok
    ? { command, version }
    : `python3 ${version} lacks one of its modules: ${modules.join(', ')}`;
};
