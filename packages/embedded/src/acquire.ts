import { requireCapable } from './check.ts';
import { describeFinding, findersFor, forcedKinds, isUsable, nothingUsable } from './choose.ts';
import { EmbeddedError, messageOf } from './errors.ts';
import type { Finder, Finding, Mood, Search, Server, ServerKind, ServerRole } from './finder.ts';
import { FINDERS } from './finders.ts';
import { startProgram, type Site, type StartedProgram } from './start-program.ts';

/** A server that is ready for use. */
export interface RunningServer {
  /** With everything needed to connect, the password too: never print it. */
  uri: string;
  /** For example `SecantusDB Rust 0.5.3-beta.196`: to be named beside every figure measured on it. */
  name: string;
  kind: ServerKind;
  /** The version of MongoDB or Redis that it announces. */
  version: string;
  started_by_us: boolean;
  /** null for a server that we did not start. */
  pid: number | null;
}

/** A running server with what is needed to start it again. */
export interface Acquired {
  server: RunningServer;
  started?: StartedProgram;
}

/** Gives the server its final form once it answers and has passed the capability check. */
const admit = async (
  search: Search,
  role: ServerRole,
  server: Server,
  uri: string,
  started?: StartedProgram,
): Promise<Acquired> => {
  const { version, warnings } = await requireCapable(role, server.name, uri);
  for (const warning of warnings) search.onProgress(`${role}: warning: ${warning}`);
  const { name, kind } = server;
  return {
    server: { uri, name, kind, version, started_by_us: !!started, pid: started?.kept.pid ?? null },
    started,
  };
};

const bringUp = async (search: Search, site: Site, role: ServerRole, server: Server): Promise<Acquired> => {
  if ('uri' in server) return admit(search, role, server, server.uri);
  const before = performance.now();
  const started = await startProgram(role, server, site);
  const acquired = await admit(search, role, server, started.launch.uri, started);
  const took = ((performance.now() - before) / 1000).toFixed(1);
  const { port } = new URL(started.launch.uri);
  search.onProgress(
    `${role}: started ${server.name} in ${took} s (process ${started.kept.pid}, port ${port})`,
  );
  return acquired;
};

/** A server that somebody named must be used or refused, never silently replaced by another one. */
const insistOnExternal = (finder: Finder, finding: Finding, env: NodeJS.ProcessEnv): void => {
  const variable = finder.role === 'mongodb' ? 'TIMBRE_DEV_MONGODB_URI' : 'TIMBRE_DEV_REDIS_URL';
  if (finder.kind === 'external' && finding.state === 'absent' && env[variable])
    throw new EmbeddedError(`${variable} is ${finding.why}`, `start that server, or unset ${variable}`);
};

/**
 * Walks down the list of one role and brings up the first server that this mood may use and that works; one that
 * cannot be fetched or started is reported and passed over. Throws an `EmbeddedError` when none is left.
 */
export const acquire = async (
  role: ServerRole,
  mood: Mood,
  search: Search,
  site: Site,
): Promise<Acquired> => {
  const forced = role === 'mongodb' && forcedKinds(search.env) !== undefined;
  const tried: string[] = [];
  const note = (finder: Finder, text: string): void => {
    search.onProgress(`${role}: ${finder.title}: ${text}`);
    tried.push(`${finder.title}: ${text}`);
  };
  for (const finder of findersFor(role, FINDERS[role], search.env)) {
    search.signal.throwIfAborted();
    const finding = await finder.look(search);
    insistOnExternal(finder, finding, search.env);
    const usable = isUsable(finding, mood, forced);
    note(
      finder,
      `${describeFinding(finding)}${finding.state === 'absent' || usable ? '' : ': too long for now'}`,
    );
    if (finding.state === 'absent' || !usable) continue;
    try {
      const server = finding.state === 'found' ? finding.server : await finding.obtain();
      return await bringUp(search, site, role, server);
    } catch (error) {
      if (finder.kind === 'external' || search.signal.aborted) throw error;
      note(finder, messageOf(error));
    }
  }
  throw nothingUsable(role, tried);
};
