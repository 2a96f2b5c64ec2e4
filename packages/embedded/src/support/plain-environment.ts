/** What any program needs to run, and nothing that belongs to a deployment. */
const KEPT = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'XDG_CACHE_HOME',
  'NO_COLOR',
];

/**
 * An environment for processes of the demo and of tests: only what every program needs, and `given`. No `RETELL_*`,
 * `MONGODB_URI` or `REDIS_URL` of the user's can reach them.
 */
export const plainEnvironment = (given: Readonly<Record<string, string>>): Record<string, string> => {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...given };
};
