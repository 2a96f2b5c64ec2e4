import { describeFinding, findersFor, forcedKinds, isUsable, nothingUsable } from '../choose.ts';
import { messageOf } from '../errors.ts';
import type { Finder, Finding, Mood, Search, ServerRole } from '../finder.ts';
import { FINDERS } from '../finders.ts';
import { startServers } from '../servers.ts';
import type { Row } from './rows.ts';

interface Looked {
  finder: Finder;
  finding: Finding;
}

/** What the doctor says about one role. */
export interface ServerReport {
  rows: Row[];
  /** Set when neither the demo nor the tests can run. */
  fault?: Error;
}

const USES: { mood: Mood; text: string }[] = [
  { mood: 'soonest', text: 'the demo uses it' },
  { mood: 'fastest', text: 'tests use it' },
];

/** The one that a start in this mood would take. */
const pick = (role: ServerRole, looked: Looked[], mood: Mood, env: NodeJS.ProcessEnv): Looked | undefined => {
  const forced = role === 'mongodb' && forcedKinds(env) !== undefined;
  const allowed = findersFor(role, FINDERS[role], env);
  return looked.find(({ finder, finding }) => allowed.includes(finder) && isUsable(finding, mood, forced));
};

/** Starts the chosen server for a moment, which runs the capability check, and says how that went. */
const tryOut = async (role: ServerRole, env: NodeJS.ProcessEnv, run_dir: string): Promise<string> => {
  const warnings: string[] = [];
  const onProgress = (line: string): void => {
    if (line.includes('warning: ')) warnings.push(line.slice(line.indexOf('warning: ')));
  };
  try {
    const before = performance.now();
    const servers = await startServers({ mood: 'soonest', needs: [role], run_dir, env, onProgress });
    const { name, version } = servers[role];
    const ready = `${((performance.now() - before) / 1000).toFixed(1)} s`;
    await servers.stop();
    return [`${name} passes, announces version ${version}, ready in ${ready}`, ...warnings].join('; ');
  } catch (error) {
    return `fails: ${messageOf(error)}`;
  }
};

/** Every finder of a role with what it found, what would be used, and the capability check of what is already there. */
export const reportServers = async (
  role: ServerRole,
  search: Search,
  run_dir: string,
): Promise<ServerReport> => {
  const looked: Looked[] = [];
  for (const finder of FINDERS[role]) looked.push({ finder, finding: await finder.look(search) });
  const choices = USES.map(({ mood, text }) => ({ text, choice: pick(role, looked, mood, search.env) }));
  const rows = looked.map((entry): Row => {
    const uses = choices.filter(({ choice }) => choice === entry).map(({ text }) => ` <- ${text}`);
    return { label: entry.finder.title, text: describeFinding(entry.finding) + uses.join(',') };
  });
  const tried = rows.map((row) => `${row.label}: ${row.text}`);
  if (choices.some(({ choice }) => !choice)) return { rows, fault: nothingUsable(role, tried) };
  const isThere = choices[0]?.choice?.finding.state === 'found';
  const text = isThere
    ? await tryOut(role, search.env, run_dir)
    : 'not run: the server would have to be fetched first';
  return { rows: [...rows, { label: 'capability check', text }] };
};
