import { acquire, type Acquired, type RunningServer } from './acquire.ts';
import { forcedKinds } from './choose.ts';
import { EmbeddedError } from './errors.ts';
import type { Mood, ServerRole } from './finder.ts';
import { openRun } from './run.ts';
import { startLaunch, type Site, type StartedProgram } from './start-program.ts';

export interface StartOptions<Role extends ServerRole = ServerRole> {
  mood: Mood;
  /** Absolute path of this run's own folder; the servers' data, logs and process ids stand there. */
  run_dir: string;
  /** Both when left out. */
  needs?: Role[];
  /** Told every step: what was looked for, what was found, what was started, what ended unasked. */
  onProgress?(line: string): void;
  env?: NodeJS.ProcessEnv;
  /** Leaves data and logs in `run_dir` at the end. */
  keep?: boolean;
}

/** The servers of one run. They end with this process, however it ends. */
export type Servers<Role extends ServerRole = ServerRole> = Record<Role, RunningServer> & {
  /** Ends what was started and removes its data (unless `keep`). May be called twice. */
  stop(): Promise<void>;
  /** Kills a server that we started, as a crash would, and starts it again on the same port with the same data. */
  restart(role: Role): Promise<RunningServer>;
  /** Ends a server that we started: SIGKILL like a crash, SIGTERM in order. Resolves when its process is gone. */
  end(role: Role, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts an ended server again on the same port with the same data. */
  begin(role: Role): Promise<RunningServer>;
  /** SIGSTOP and SIGCONT for a server that we started: it keeps its connections and answers nobody. */
  signal(role: Role, name: 'SIGSTOP' | 'SIGCONT'): void;
};

/** What is needed to break a server; only those that this run started may be broken. */
const startedBy = ({ server, started }: Acquired): StartedProgram => {
  if (started) return started;
  throw new EmbeddedError(
    `${server.name} was not started by this run`,
    'break only servers that Timbre started',
  );
};

/** The new entry differs in its process only. */
const startAgain = async (role: ServerRole, acquired: Acquired, site: Site): Promise<Acquired> => {
  const { program, launch } = startedBy(acquired);
  const again = await startLaunch(role, program, launch, site);
  return { server: { ...acquired.server, pid: again.kept.pid }, started: again };
};

/**
 * Finds or starts the servers that a run needs, in the order of embedded.md, and checks that they can do what the
 * engine stands on. Throws an `EmbeddedError` (what, fix) when one cannot be had; then nothing is left running.
 */
export const startServers = async <Role extends ServerRole = ServerRole>(
  options: StartOptions<Role>,
): Promise<Servers<Role>> => {
  const { run_dir, mood, env = process.env, keep = false, onProgress = () => {} } = options;
  const roles = options.needs ?? (['mongodb', 'redis'] as Role[]);
  forcedKinds(env); // a misspelt choice is told before anything is started
  const leaves = roles.flatMap((role) => [role, `${role}.log`]);
  const run = await openRun({ run_dir, leaves, keep, env, onProgress });
  const acquired = new Map<Role, Acquired>();
  const servers = { stop: run.stop } as Servers<Role>;
  const place = (role: Role, entry: Acquired): RunningServer => {
    acquired.set(role, entry);
    void entry.started?.kept.exited.then((exit) =>
      run.search.onProgress(`${role}: ${entry.server.name} ended (${exit.signal ?? exit.code})`),
    );
    Object.assign(servers, { [role]: entry.server });
    return entry.server;
  };
  try {
    await run.busyWith(
      roles.map(async (role) => place(role, await acquire(role, mood, run.search, run.site))),
    );
  } catch (error) {
    await run.stop();
    throw error;
  }
  const keptOf = (role: Role) => startedBy(acquired.get(role)!).kept;
  const end = async (role: Role, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const kept = keptOf(role);
    kept.signal(signal);
    await kept.exited;
  };
  const begin = async (role: Role): Promise<RunningServer> =>
    place(role, await startAgain(role, acquired.get(role)!, run.site));
  return Object.assign(servers, {
    end,
    begin,
    signal: (role: Role, name: 'SIGSTOP' | 'SIGCONT') => keptOf(role).signal(name),
    restart: (role: Role) => end(role, 'SIGKILL').then(() => begin(role)),
  });
};
