import { EmbeddedError } from './errors.ts';
import type { Finder, Finding, Mood, ServerKind, ServerRole } from './finder.ts';

/** What `TIMBRE_DB` may force, and the kinds of server that count as it. */
const FORCED: Record<string, ServerKind[]> = {
  mongod: ['mongod', 'docker'],
  'secantus-rust': ['secantus-rust'],
  'secantus-python': ['secantus-python'],
};

/** The kinds that `TIMBRE_DB` forces; undefined when it is not set. Throws for a value that it does not know. */
export const forcedKinds = (env: NodeJS.ProcessEnv): ServerKind[] | undefined => {
  const wanted = env['TIMBRE_DB'];
  if (!wanted) return undefined;
  const kinds = FORCED[wanted];
  if (!kinds)
    throw new EmbeddedError(
      `TIMBRE_DB=${wanted} is unknown`,
      `use one of ${Object.keys(FORCED).join(', ')}, or leave it out`,
    );
  return kinds;
};

/** The finders to ask for one role: all of them, or for MongoDB only those of the forced kind. */
export const findersFor = (role: ServerRole, finders: Finder[], env: NodeJS.ProcessEnv): Finder[] => {
  const kinds = role === 'mongodb' ? forcedKinds(env) : undefined;
  return kinds ? finders.filter((finder) => kinds.includes(finder.kind)) : finders;
};

/** True when what was found may be used in this mood. Minutes of building are for `fastest`, or for a forced choice. */
export const isUsable = (finding: Finding, mood: Mood, forced: boolean): boolean =>
  finding.state === 'found' ||
  (finding.state === 'obtainable' && (finding.quick || mood === 'fastest' || forced));

/** One line about a finding. */
export const describeFinding = (finding: Finding): string => {
  if (finding.state === 'absent') return finding.why;
  if (finding.state === 'found') return `found ${finding.server.name}`;
  return `can be obtained (${finding.cost})`;
};

const INSTALL: Record<ServerRole, string> = {
  mongodb:
    'set TIMBRE_DEV_MONGODB_URI, or install MongoDB 7 or newer so that mongod is on the PATH, or start Docker' +
    ' (Python 3.10 with venv and pip serves too; with cargo and cmake, TIMBRE_DB=secantus-rust builds one in minutes)',
  redis:
    'install it (Debian, Ubuntu: sudo apt install redis-server; macOS: brew install valkey), or set TIMBRE_DEV_REDIS_URL,' +
    ' or start Docker (Python 3.10 with pip serves too)',
};

/** Nothing on the list can be used: says what was tried and what would help. */
export const nothingUsable = (role: ServerRole, tried: string[]): EmbeddedError =>
  new EmbeddedError(
    `no ${role === 'mongodb' ? 'MongoDB' : 'Redis or Valkey'} can be used here: ${tried.join('; ')}`,
    INSTALL[role],
  );
