import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { absent, type Finder, type Search } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { obtainOnce, runStep } from '../support/install.ts';
import { which } from '../support/which.ts';
import { SECANTUS_RUST } from '../versions.ts';
import { builtSecantusRust, rustRoot } from './cache.ts';

const TELL_EVERY_SECONDS = 20;

/** Counts the compiler's steps and says how it goes about every 20 seconds; `onOutput` is called once a second. */
const buildProgress = (onProgress: (line: string) => void): ((text: string) => void) => {
  let [crates, seconds] = [0, 0];
  return (text) => {
    crates += text.match(/^\s+Compiling /gm)?.length ?? 0;
    seconds += 1;
    if (seconds % TELL_EVERY_SECONDS === 0)
      onProgress(`mongodb: still building, ${crates} crates begun after about ${seconds} s`);
  };
};

const build = async (search: Search, cargo: string): Promise<void> => {
  const { crate, version } = SECANTUS_RUST;
  search.onProgress(
    `mongodb: building SecantusDB Rust ${version} with cargo: 4 to 7 minutes on two cores, a one-time cost`,
  );
  // A target folder of its own lets a build that was interrupted go on where it stopped.
  const target = join(search.cache, `${crate}-${version}-build`);
  await runStep(search, {
    command: cargo,
    args: [
      'install',
      crate,
      '--version',
      version,
      '--locked',
      '--ignore-rust-version',
      '--root',
      rustRoot(search.cache),
    ],
    env: { CARGO_TARGET_DIR: target, CARGO_TERM_COLOR: 'never' },
    onOutput: buildProgress(search.onProgress),
  });
  await rm(target, { recursive: true, force: true });
};

/** SecantusDB's Rust server, built from its published source. */
export const rustBuild: Finder = {
  role: 'mongodb',
  title: `SecantusDB Rust ${SECANTUS_RUST.version}, built with cargo`,
  kind: 'secantus-rust',
  look: async (search) => {
    const cargo = which('cargo', search.env);
    if (!cargo || !(await askCommand(cargo, ['--version'], search.env)).ok) return absent('no cargo');
    const missing = ['cc', 'cmake'].filter((tool) => !which(tool, search.env));
    if (missing.length > 0) return absent(`cargo is there, but the build needs ${missing.join(' and ')}`);
    return {
      state: 'obtainable',
      name: `SecantusDB Rust ${SECANTUS_RUST.version}`,
      quick: false,
      cost: '4 to 7 minutes of building on two cores and 21 MB, once',
      obtain: () =>
        obtainOnce(
          search,
          `${SECANTUS_RUST.crate}-${SECANTUS_RUST.version}`,
          () => builtSecantusRust(search.cache, search.env),
          () => build(search, cargo),
        ),
    };
  },
};
