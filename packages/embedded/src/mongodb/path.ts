import { absent, type Finder } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { which } from '../support/which.ts';
import { atLeast, OLDEST_MONGOD, versionIn } from '../versions.ts';
import { mongod } from './programs.ts';

/** The machine's own mongod. */
export const mongodOnPath: Finder = {
  role: 'mongodb',
  title: 'mongod on the PATH',
  kind: 'mongod',
  look: async ({ env }) => {
    const binary = which('mongod', env);
    if (!binary) return absent('not found');
    const answer = await askCommand(binary, ['--version'], env);
    const version = versionIn(answer.text);
    if (!answer.ok || !version) return absent(`${binary} does not run: ${answer.text.split('\n')[0] ?? ''}`);
    if (!atLeast(version, OLDEST_MONGOD)) return absent(`${version} is older than ${OLDEST_MONGOD}`);
    return { state: 'found', server: mongod(binary, version) };
  },
};
