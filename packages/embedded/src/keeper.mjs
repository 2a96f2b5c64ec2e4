// Keeps other programs: starts them, reports their ids and ends, and ends them all when its parent goes away.
//
// Plain Node, a process of its own in a session of its own. The channel to the parent is the life line: it closes on
// a normal end, on a crash and on SIGKILL alike, and Ctrl-C in the terminal does not reach this process, so the
// parent may drain first. Being their parent, it can never end a stranger that got a re-used process id.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const GRACE_MS = 8_000;

/** @type {{ pids_file?: string, remove: string[] }} */
const settings = JSON.parse(process.argv[2] ?? '{"remove":[]}');

/** @type {Map<string, { child: import('node:child_process').ChildProcess, cleanup?: { command: string, args: string[] } }>} */
const kept = new Map();
let ending = false;

const report = (message) => {
  if (process.connected) process.send(message, () => {});
};

/** The ids on disk, for a person (or a later run) who finds them after a power cut. */
const recordPids = () => {
  if (!settings.pids_file) return;
  const programs = Object.fromEntries([...kept].map(([name, { child }]) => [name, child.pid]));
  const draft = `${settings.pids_file}.draft`;
  try {
    writeFileSync(draft, `${JSON.stringify({ keeper: process.pid, ...programs }, null, 2)}\n`);
    renameSync(draft, settings.pids_file);
  } catch {
    // The folder may be gone already; the record is a convenience.
  }
};

/** Sends a signal to the program and to whatever it started (a compiler, say): each leads a group of its own. */
const signal = (child, name) => {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It has ended in the meantime.
  }
};

const start = ({ name, command, args, env, cwd, log, cleanup }) => {
  if (ending) return;
  const output = openSync(log, 'a', 0o600);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.once('error', (error) => report({ type: 'failed', name, message: error.message }));
  if (child.pid === undefined) return;
  kept.set(name, { child, cleanup });
  recordPids();
  report({ type: 'started', name, pid: child.pid });
  child.once('exit', (code, signalName) => {
    if (kept.get(name)?.child === child) kept.delete(name);
    recordPids();
    if (cleanup) spawnSync(cleanup.command, cleanup.args, { stdio: 'ignore', timeout: GRACE_MS });
    report({ type: 'exited', name, code, signal: signalName });
    if (ending && kept.size === 0) finish();
  });
};

const finish = () => {
  for (const path of settings.remove) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  if (settings.pids_file) {
    rmSync(settings.pids_file, { force: true });
    try {
      rmdirSync(dirname(settings.pids_file)); // only when nothing of somebody else's is left in it
    } catch {
      // Not empty, or gone.
    }
  }
  process.exit(0);
};

const end = () => {
  if (ending) return;
  ending = true;
  if (kept.size === 0) finish();
  for (const { child } of kept.values()) signal(child, 'SIGTERM');
  setTimeout(() => {
    for (const { child } of kept.values()) signal(child, 'SIGKILL');
  }, GRACE_MS);
};

process.on('message', (message) => {
  if (message.type === 'start') start(message);
  if (message.type === 'signal' && kept.has(message.name))
    signal(kept.get(message.name).child, message.signal);
  if (message.type === 'end') end();
});
process.on('disconnect', end);
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, end);
recordPids();
