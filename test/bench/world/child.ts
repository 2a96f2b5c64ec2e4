import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '@timbre/embedded';
import { realClock } from '@timbre/kernel';

/** The repository's root. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const COUNTER = fileURLToPath(new URL('./count-commands.mjs', import.meta.url));
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 26_000;
const ANSWER_LIMIT_MS = 5_000;

/** How many times each command was sent to MongoDB, by `collection.command`. */
export type CommandCounts = Record<string, number>;

/** A process of a benchmark. */
export interface Child {
  name: string;
  pid: number;
  /** What it has sent to MongoDB so far; empty unless it was started with `count`. */
  commands(): Promise<CommandCounts>;
  send(message: object): void;
  /** The next message that has this field. */
  message<T>(field: string, limit_ms?: number): Promise<T>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** What to start. */
export interface ChildOptions {
  name: string;
  /** Path of the program below the repository. */
  program: string;
  args?: string[];
  env: Record<string, string>;
  run_dir: string;
  /** Answers with 2xx once the process can work. */
  ready_url?: string;
  /** The message that it sends once it can work. */
  await_message?: string;
  /** Counts its MongoDB commands. */
  count?: boolean;
  /** Writes a CPU profile here at its end. */
  profile_dir?: string;
}

const nodeArguments = ({ program, args = [], count, profile_dir }: ChildOptions): string[] => [
  ...(profile_dir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile_dir}`]),
  ...(program.endsWith('.ts') ? ['--import', 'tsx', '--conditions=development'] : []),
  ...(count ? ['--import', COUNTER] : []),
  program,
  ...args,
];

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

const nextMessage = <T>(child: ChildProcess, name: string, field: string, limit_ms: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => finish(() => reject(new Error(`${name} said no ${field}`))), limit_ms);
    const listen = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !(field in message)) return;
      finish(() => resolve((message as Record<string, T>)[field] as T));
    };
    const gone = (): void => finish(() => reject(new Error(`${name} ended before it said ${field}`)));
    const finish = (work: () => void): void => {
      clearTimeout(late);
      child.off('message', listen);
      child.off('exit', gone);
      work();
    };
    child.on('message', listen);
    child.on('exit', gone);
  });

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([
    gone,
    pause(STOP_LIMIT_MS, undefined, { ref: false }).then(() => child.kill('SIGKILL')),
  ]);
};

const untilReady = async (child: ChildProcess, options: ChildOptions, log_file: string): Promise<void> => {
  const end = realClock.now().getTime() + START_LIMIT_MS;
  while (options.ready_url !== undefined && !(await answers(options.ready_url))) {
    if (child.exitCode === null && realClock.now().getTime() < end) {
      await pause(50);
      continue;
    }
    await stopChild(child);
    const last = readFileSync(log_file, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`${options.name} did not start:\n${last}`);
  }
};

/** Starts a program of this repository and waits until it is ready. It ends with this process. */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const log_file = join(options.run_dir, `${options.name}.log`);
  mkdirSync(dirname(log_file), { recursive: true });
  const log = openSync(log_file, 'a');
  const child = spawn(process.execPath, nodeArguments(options), {
    cwd: REPOSITORY,
    env: plainEnvironment({ ...options.env, TIMBRE_PARENT_PID: String(process.pid) }),
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const message = <T>(field: string, limit_ms = ANSWER_LIMIT_MS): Promise<T> =>
    nextMessage<T>(child, options.name, field, limit_ms);
  if (options.await_message !== undefined) await message(options.await_message, START_LIMIT_MS);
  await untilReady(child, options, log_file);
  return {
    name: options.name,
    pid: child.pid ?? 0,
    commands: async () => {
      if (!options.count) return {};
      const answer = message<CommandCounts>('commands');
      child.send('commands');
      return answer;
    },
    send: (given) => void child.send(given),
    message,
    ended,
    stop: () => stopChild(child),
  };
};

/** The program of an app: compiled, as production runs it, or straight from its sources. */
export const programOf = (app: string, from_sources: boolean): string =>
  from_sources ? `apps/${app}/src/main.ts` : `apps/${app}/dist/main.js`;
