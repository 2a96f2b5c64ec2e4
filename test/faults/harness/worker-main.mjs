// The real call-worker as a process of the fault harness: it loads, waits to be told its environment, and deals itself
// the blow that it was told to, at the checkpoint that it was told of. Plain Node on what `npm run build` made, so that
// hundreds of them can be started.
import { setTimeout as pause } from 'node:timers/promises';
import { callWorkerService, readConfig } from '@timbre/call-worker';
import { clockFromConfig, loadConfig, runMain } from '@timbre/runtime';

/** The blow that waits. */
let strike = null;
let clock;

const say = (message) => new Promise((resolve) => process.send(message, resolve));

const blows = {
  kill: () => process.kill(process.pid, 'SIGKILL'),
  stop: () => process.kill(process.pid, 'SIGSTOP'),
  block: ({ ms }) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

const fall = async (blow, at, attempt_id) => {
  await say({ type: 'struck', at, how: blow.how, attempt_id, virtual_ms: clock.now().getTime() });
  blows[blow.how](blow);
  // A signal to oneself is delivered at once, but not always before the next line.
  if (blow.how === 'stop') await pause(1);
  if (blow.how === 'kill') await pause(60_000);
};

/** Strikes once: others pass meanwhile, and the attempt itself goes no further, unless the blow is to fall later. */
const checkpoint = async (at, attempt_id) => {
  if (strike === null || strike.at !== at) return;
  if (strike.attempt_ids && !strike.attempt_ids.includes(attempt_id)) return;
  strike.nth -= 1;
  if (strike.nth > 0) return;
  const blow = strike;
  strike = null;
  if (!blow.after_ms) return fall(blow, at, attempt_id);
  setTimeout(() => void fall(blow, at, attempt_id), blow.after_ms);
};

const begin = async (env) => {
  process.env = env;
  clock = clockFromConfig(loadConfig(['TIMBRE_CLOCK']));
  await runMain(() => [callWorkerService(readConfig(), { checkpoint })]);
  await say({ type: 'ready' });
};

process.on('message', (message) => {
  if (message.type === 'arm') strike = message.strike && { nth: 1, ...message.strike };
  if (message.type === 'begin') void begin(message.env);
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
await say({ type: 'loaded' });
