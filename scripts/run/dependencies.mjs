import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.mjs';
import { fail } from './say.mjs';

const TELL_EVERY_MS = 15_000;

/** The packages of a lock file that npm puts below node_modules; none when there is no such file. */
const packagesOf = (text) => {
  const { packages = {} } = text ? JSON.parse(text) : {};
  return new Map(Object.entries(packages).filter(([path]) => path.includes('node_modules/')));
};

/**
 * The paths that package-lock.json asks for and that are not installed in that version. `installed` is npm's own
 * note of what it put there (node_modules/.package-lock.json); npm writes it last, so an installation that was cut
 * short has none. Optional packages may be left out: they are for other systems. Packages too many do no harm.
 */
export const missingPackages = (lock, installed) => {
  const there = packagesOf(installed);
  const isThere = ([path, wanted]) => {
    const found = there.get(path);
    return found
      ? found.version === wanted.version && !!found.link === !!wanted.link
      : !!(wanted.optional || wanted.peer);
  };
  return [...packagesOf(lock)].filter((entry) => !isThere(entry)).map(([path]) => path);
};

const textOf = (file) => readFile(file, 'utf8').catch(() => '');

/** Runs `npm ci` and says every 15 s that it is still at it. */
const install = async (root) => {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const progress = setInterval(() => console.log(`still installing, ${seconds()} s`), TELL_EVERY_MS);
  try {
    const windows = process.platform === 'win32';
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    return await run(windows ? 'npm.cmd' : 'npm', args, { cwd: root, shell: windows });
  } finally {
    clearInterval(progress);
    console.log(`npm ci took ${seconds()} s`);
  }
};

/** Makes sure that node_modules holds what package-lock.json asks for. Resolves to false, having said why, when it cannot. */
export const ensureDependencies = async (root) => {
  const lock = await textOf(join(root, 'package-lock.json'));
  if (!lock) {
    fail('package-lock.json is missing', 'take it from the repository: git checkout package-lock.json');
    return false;
  }
  const missing = missingPackages(lock, await textOf(join(root, 'node_modules', '.package-lock.json')));
  if (missing.length === 0) return true;
  console.log(`Installing packages (${missing.length} missing or outdated; one to two minutes, once) …`);
  const { code, interrupted } = await install(root);
  if (code === 0) return true;
  if (!interrupted)
    fail(
      `npm ci ended with code ${code}`,
      'see its message above; it needs the npm registry and 400 MB of disk',
    );
  return false;
};
