import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A terminal and npm both pass on the same Ctrl-C: what comes this close together is one wish. */
const SAME_WISH_MS = 500;
const PATIENCE_MS = 30_000;

/** Sends a signal to the whole group that the child leads; nothing happens when it is gone. */
const signalGroup = (child, name) => {
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended.
  }
};

/**
 * Runs a program to its end, its output going where ours goes. It leads a group of its own, and a signal to us is
 * passed on to that group once; the second one, or 30 s, kills it. Whatever is left of the group at the end is killed.
 * Resolves to `{code, interrupted}`; a program that cannot be started has code 127.
 */
export const run = (command, args, { ipc = false, ...options } = {}) =>
  new Promise((resolve) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])];
    const child = spawn(command, args, {
      cwd: ROOT,
      detached: process.platform !== 'win32',
      ...options,
      stdio,
    });
    let wished;
    let patience;
    const pass = (name) => {
      const now = performance.now();
      if (wished !== undefined && now - wished < SAME_WISH_MS) return;
      signalGroup(child, wished === undefined ? name : 'SIGKILL');
      wished ??= now;
      patience ??= setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE_MS);
    };
    for (const name of SIGNALS) process.on(name, pass);
    let settled = false;
    const settle = (code) => {
      if (settled) return;
      settled = true;
      clearTimeout(patience);
      for (const name of SIGNALS) process.off(name, pass);
      if (child.pid !== undefined) signalGroup(child, 'SIGKILL');
      resolve({ code, interrupted: wished !== undefined });
    };
    child.once('error', () => settle(127));
    child.once('exit', (code) => settle(code ?? 1));
  });

/** Runs a Node program in the repository's folder that also ends when this process is killed without a warning. */
export const node = (args, env = {}) =>
  run(process.execPath, ['--import', WITH_PARENT, ...args], {
    ipc: true,
    env: { ...process.env, ...env, TIMBRE_RUNNER_PID: String(process.pid) },
  });
