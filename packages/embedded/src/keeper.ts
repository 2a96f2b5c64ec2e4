import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// The same file for sources and for the build: it is not TypeScript, so that it starts in plain Node.
const KEEPER = fileURLToPath(new URL('../src/keeper.mjs', import.meta.url));
const END_LIMIT_MS = 15_000;

/** A program for the keeper to start. */
export interface Order {
  /** Unique among the programs that this keeper has at the same time. */
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** File to which everything that the program prints is appended. */
  log: string;
  cleanup?: { command: string; args: string[] };
}

/** How a program ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A program under the keeper. */
export interface Kept {
  pid: number;
  /** Resolves at the program's end, however it came about. */
  exited: Promise<Exit>;
  /** Sends a signal to the program and its children. */
  signal(name: NodeJS.Signals): void;
}

/** A process that starts programs and ends them all when this process goes away, for whatever reason. */
export interface Keeper {
  pid: number;
  /** Rejects when the program cannot be started at all. */
  start(order: Order): Promise<Kept>;
  /** Ends every program (SIGTERM, after 8 s SIGKILL), removes what was to be removed, ends itself. */
  stop(): Promise<void>;
}

type Message = { name: string } & (
  { type: 'started'; pid: number } | { type: 'failed'; message: string } | ({ type: 'exited' } & Exit)
);

interface Entry {
  pid?: number;
  started(pid: number): void;
  failed(error: Error): void;
  exited(exit: Exit): void;
}

const dispatch = (entries: Map<string, Entry>, message: Message): void => {
  const entry = entries.get(message.name);
  if (!entry) return;
  if (message.type === 'started') entry.started((entry.pid = message.pid));
  else entries.delete(message.name);
  if (message.type === 'failed') entry.failed(new Error(message.message));
  if (message.type === 'exited') entry.exited({ code: message.code, signal: message.signal });
};

const endGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Ends by hand what a keeper left behind that was killed itself: by recorded id only. */
const endOrphans = (entries: Map<string, Entry>): void => {
  for (const entry of entries.values()) {
    if (entry.pid !== undefined) endGroup(entry.pid);
    entry.failed(new Error('the keeper process ended'));
    entry.exited({ code: null, signal: 'SIGKILL' });
  }
  entries.clear();
};

const startUnder = async (child: ChildProcess, entries: Map<string, Entry>, order: Order): Promise<Kept> => {
  let exit: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((resolve) => (exit = resolve));
  const signal = (name: NodeJS.Signals): void => {
    if (child.connected) child.send({ type: 'signal', name: order.name, signal: name });
  };
  child.channel?.ref(); // this process must not end while it waits for the answer
  try {
    const pid = await new Promise<number>((started, failed) => {
      entries.set(order.name, { started, failed, exited: exit });
      if (child.connected) child.send({ type: 'start', ...order });
      else endOrphans(entries);
    });
    return { pid, exited, signal };
  } finally {
    child.channel?.unref();
  }
};

/**
 * Starts a keeper. `remove` are the paths that it deletes at its end; with `pids_file` it records the process ids
 * there while it lives. It never keeps this process from ending.
 */
export const openKeeper = (options: { remove?: string[]; pids_file?: string } = {}): Keeper => {
  const remove = options.remove ?? [];
  const child = fork(KEEPER, [JSON.stringify({ remove, pids_file: options.pids_file })], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const entries = new Map<string, Entry>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => endOrphans(entries));
  child.on('message', (message) => dispatch(entries, message as Message));
  child.on('error', () => undefined); // an `exit` follows
  child.unref();
  child.channel?.unref();

  const stop = async (): Promise<void> => {
    child.ref();
    if (child.connected) child.send({ type: 'end' });
    const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
    await gone;
    clearTimeout(limit);
  };
  return { pid: child.pid ?? 0, start: (order) => startUnder(child, entries, order), stop };
};
