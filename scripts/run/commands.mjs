import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { node, ROOT } from './child.mjs';
import { fail } from './say.mjs';
import { runTests } from './tests.mjs';

/** TypeScript as it stands, packages from their sources. */
const FROM_SOURCES = ['--import', 'tsx', '--conditions=development'];

/** Runs a TypeScript program of ours to its end and passes on its exit code; Ctrl-C is an ordinary end. */
const program = async (file, args) => {
  const { code, interrupted } = await node([...FROM_SOURCES, file, ...args]);
  if (interrupted) return 130;
  // With code 1 it has said itself what is wrong.
  if (code > 1) fail(`${file} ended with code ${code}`, 'see its last lines above, or run "npm run doctor"');
  return code;
};

/** The benchmarks measure what production runs: the apps as they are compiled. */
const bench = async (args) => {
  if (!args.includes('--from-sources')) {
    const { code, interrupted } = await node(['node_modules/typescript/bin/tsc', '-b']);
    if (interrupted) return 130;
    if (code !== 0) {
      fail('the packages do not compile', 'see the lines above, or measure with --from-sources');
      return 1;
    }
  }
  return program('test/bench/main.ts', args);
};

/** The suite of attacks; what it tried and what got through stands in the last line. */
const attacks = async (args) => {
  const line = join(ROOT, '.timbre', 'attacks.txt');
  await rm(line, { force: true });
  const code = await runTests(['attacks'], args);
  console.log((await readFile(line, 'utf8').catch(() => 'attacks=0 cases=0 blocked=0 leaked=0')).trim());
  return code;
};

/** Does `work` once the packages are there. */
const installed = (work) => async (args) => {
  if (!(await ensureDependencies(ROOT))) return 1;
  return work(args);
};

/** What this script can do. Each resolves to an exit code. */
export const commands = {
  install: installed(async () => 0),
  demo: installed((args) => program('apps/demo/src/main.ts', args)),
  doctor: installed((args) => program('packages/embedded/src/doctor.ts', args)),
  bench: installed(bench),
  faults: installed((args) => program('test/faults/main.ts', args)),
  test: installed((args) => runTests(['unit', 'integration', 'attacks', 'e2e', 'faults'], args)),
  attacks: installed(attacks),
  smoke: installed((args) => runTests(['smoke'], args)),
};
