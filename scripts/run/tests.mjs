import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { node, ROOT } from './child.mjs';
import { countReport, total } from './count.mjs';
import { fail } from './say.mjs';

const reportIn = (file) =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text),
    () => undefined,
  );

/** Runs one vitest project and counts it. */
const runSuite = async (suite, args, folder) => {
  console.log(`\n── ${suite}`);
  const file = join(folder, `${suite}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    suite,
    '--passWithNoTests',
    // Most of them wait for servers and clocks: four files at once keep two cores busy.
    ...(suite === 'integration' ? ['--maxWorkers=4'] : []),
    ...reporters,
    ...args,
  ];
  const { code, interrupted } = await node(vitest);
  const count = countReport(await reportIn(file), code);
  if (count.passed + count.failed === 0) console.log(`note: the suite ${suite} ran no tests`);
  return { ...count, interrupted };
};

/**
 * Runs vitest projects one after the other and prints `N passed, M failed` last. Resolves to 1 when anything failed,
 * crashed or was skipped, or when nothing ran at all. `args` go to vitest (a file, `-t name`).
 */
export const runTests = async (suites, args) => {
  const runs = join(ROOT, '.timbre');
  await mkdir(runs, { recursive: true });
  // Whatever the tests put aside goes here too: nothing is written outside the repository and the cache.
  const folder = await mkdtemp(join(runs, 'tests-'));
  process.env.TMPDIR = folder;
  const counts = [];
  try {
    for (const suite of suites) {
      const count = await runSuite(suite, args, folder);
      if (count.interrupted) return 130;
      counts.push(count);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { passed, failed, skipped } = total(counts);
  const again = `npx vitest run --project ${suites[0]}`;
  // Last, because a log may be kept by its end only.
  for (const failure of counts.flatMap(({ failures }) => failures))
    console.log(`✗ ${relative(ROOT, failure)}`);
  if (failed > 0) fail(`${failed} failed`, `see above; a single suite runs with "${again}"`);
  else if (skipped > 0)
    fail(`${skipped} tests were skipped`, 'repair or delete them: a test that does not run proves nothing');
  else if (passed === 0) fail('no test ran', `run "${again}" and see which files it takes`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || skipped > 0 || passed === 0 ? 1 : 0;
};
