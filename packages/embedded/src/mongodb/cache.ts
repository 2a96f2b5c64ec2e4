import { join } from 'node:path';
import { absent, type Finder, type Program } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { isExecutable } from '../support/which.ts';
import { SECANTUS_RUST } from '../versions.ts';
import { downloadedMongod } from './memory-server.ts';
import { secantusRust } from './programs.ts';

/** Where `cargo install` puts the pinned build. */
export const rustRoot = (cache: string): string =>
  join(cache, `${SECANTUS_RUST.crate}-${SECANTUS_RUST.version}`);

/** The Rust server that an earlier run built, when it runs and is the pinned version. */
export const builtSecantusRust = async (
  cache: string,
  env: NodeJS.ProcessEnv,
): Promise<Program | undefined> => {
  const binary = join(rustRoot(cache), 'bin', SECANTUS_RUST.binary);
  if (!isExecutable(binary)) return undefined;
  const answer = await askCommand(binary, ['--version'], env);
  return answer.ok && answer.text.includes(SECANTUS_RUST.version) ? secantusRust(binary) : undefined;
};

/** A mongod that an earlier run downloaded. */
export const mongodInCache: Finder = {
  role: 'mongodb',
  title: 'mongod in the cache folder',
  kind: 'mongod',
  look: async ({ cache, env }) => {
    const server = await downloadedMongod(cache, env);
    return server ? { state: 'found', server } : absent('not there');
  },
};

/** A SecantusDB Rust server that an earlier run built. */
export const rustInCache: Finder = {
  role: 'mongodb',
  title: 'SecantusDB Rust in the cache folder',
  kind: 'secantus-rust',
  look: async ({ cache, env }) => {
    const server = await builtSecantusRust(cache, env);
    return server ? { state: 'found', server } : absent('not there');
  },
};
