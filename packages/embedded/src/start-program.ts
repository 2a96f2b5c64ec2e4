import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EmbeddedError, messageOf } from './errors.ts';
import type { Launch, Program, ServerRole } from './finder.ts';
import type { Keeper, Kept } from './keeper.ts';
import { freePort, untilListening } from './support/free-port.ts';
import { lastLines } from './support/tail-file.ts';

const START_LIMIT_MS = 30_000;
const LOG_LINES = 8;
const PORT_ATTEMPTS = 3;
const PORT_TAKEN = /address (is )?already in use|EADDRINUSE/i;

/** Variables that a server program needs; everything else of ours, secrets above all, stays out of it. */
const PASSED_ON =
  /^(PATH|HOME|USER|LANG|LC_ALL|TZ|TMPDIR|LD_LIBRARY_PATH|SSL_CERT_FILE|DOCKER_\w+|XDG_RUNTIME_DIR)$/;

/** Where programs run. */
export interface Site {
  keeper: Keeper;
  run_dir: string;
  env: NodeJS.ProcessEnv;
}

/** A program that was started and answers. */
export interface StartedProgram {
  program: Program;
  launch: Launch;
  kept: Kept;
}

const logOf = (site: Site, role: ServerRole): string => join(site.run_dir, `${role}.log`);

/** Resolves when the server is ready; rejects when it ends before that, or after 30 s. */
const untilReady = async (program: Program, launch: Launch, kept: Kept): Promise<void> => {
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), START_LIMIT_MS);
  const tooLate = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () =>
      reject(new Error(`not ready within ${START_LIMIT_MS / 1000} s`)),
    );
  });
  const ended = kept.exited.then((exit) => {
    throw new Error(`ended at once with ${exit.code ?? exit.signal}`);
  });
  const answers = async (): Promise<void> => {
    await untilListening(Number(new URL(launch.uri).port), abort.signal);
    await program.ready(launch.uri);
  };
  try {
    await Promise.race([answers(), ended, tooLate]);
  } finally {
    clearTimeout(limit);
    abort.abort();
  }
};

/**
 * Starts one command line and waits until its server is ready. When that fails, ends it and throws with the last
 * lines of its own log.
 */
export const startLaunch = async (
  role: ServerRole,
  program: Program,
  launch: Launch,
  site: Site,
): Promise<StartedProgram> => {
  const log = logOf(site, role);
  const env = Object.fromEntries(Object.entries(site.env).filter(([name]) => PASSED_ON.test(name)));
  let kept: Kept | undefined;
  try {
    kept = await site.keeper.start({ ...launch, name: role, env, cwd: join(site.run_dir, role), log });
    await untilReady(program, launch, kept);
    return { program, launch, kept };
  } catch (error) {
    kept?.signal('SIGKILL');
    await kept?.exited;
    const lines = (await lastLines(log, LOG_LINES)).map((line) => `\n  | ${line}`).join('');
    throw new EmbeddedError(
      `${program.name} did not start: ${messageOf(error)}${lines}`,
      'see its own last lines above',
      error,
    );
  }
};

/** Starts a program on a free port with a fresh password; another port is tried when this one was taken meanwhile. */
export const startProgram = async (
  role: ServerRole,
  program: Program,
  site: Site,
): Promise<StartedProgram> => {
  const dir = join(site.run_dir, role);
  await mkdir(dir, { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const place = {
      dir,
      port: await freePort(),
      password: randomBytes(24).toString('hex'),
      label: `timbre-${basename(site.run_dir)}`,
    };
    try {
      return await startLaunch(role, program, program.launch(place), site);
    } catch (error) {
      if (attempt === PORT_ATTEMPTS || !PORT_TAKEN.test(messageOf(error))) throw error;
    }
  }
};
