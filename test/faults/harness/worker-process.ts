import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '@timbre/embedded';
import { faultProcess, forkProgram, message, type Started } from './child-process.ts';
import type { Strike, Struck, WorkerProcess } from './types.ts';

const PROGRAM = fileURLToPath(new URL('./worker-main.mjs', import.meta.url));

/** Starts workers, and keeps some loaded that only wait for their environment. */
export interface WorkerPool {
  /** `beforeKill` runs before a SIGKILL that the harness sends, `onStruck` after each strike. */
  start(options: {
    env: Record<string, string>;
    strike?: Strike;
    beforeKill: () => Promise<void>;
    onStruck: (struck: Struck) => void;
  }): Promise<WorkerProcess>;
  stop(): Promise<void>;
}

const load = (log_file: string): Promise<Started> => {
  const started = forkProgram(PROGRAM, {}, log_file);
  const loaded = message(started, 'loaded').then(() => started);
  // It may be taken much later; whoever takes it hears of the failure.
  loaded.catch(() => undefined);
  return loaded;
};

type StruckMessage = Struck & { type: string };

/** The next strike that falls. */
const nextStrike = (started: Started): Promise<Struck> => {
  const struck = message<StruckMessage>(started, 'struck').then(({ type: _type, ...facts }) => facts);
  // Most workers end without a strike, and nobody waits for one.
  struck.catch(() => undefined);
  return struck;
};

/** A pool that keeps `spares` processes loaded; their log goes to `log_file`. */
export const createWorkerPool = ({ log_file, spares }: { log_file: string; spares: number }): WorkerPool => {
  const waiting: Promise<Started>[] = [];
  const fill = (): void => {
    while (waiting.length < spares) waiting.push(load(log_file));
  };
  return {
    async start({ env, strike, beforeKill, onStruck }) {
      const next = waiting.shift() ?? load(log_file);
      fill();
      const started = await next;
      started.forked_at = performance.now();
      const struck = nextStrike(started);
      started.child.on('message', (got: StruckMessage) => got.type === 'struck' && onStruck(got));
      if (strike !== undefined) started.child.send({ type: 'arm', strike });
      started.child.send({
        type: 'begin',
        env: plainEnvironment({ ...env, TIMBRE_PARENT_PID: String(process.pid) }),
      });
      // A strike may fall while it starts: it works before it has said that it is ready.
      await Promise.race([message(started, 'ready'), struck]);
      return Object.assign(faultProcess(started, beforeKill), {
        struck,
        arm(next: Strike): Promise<Struck> {
          const falls = nextStrike(started);
          started.child.send({ type: 'arm', strike: next });
          return falls;
        },
      });
    },
    async stop() {
      for (const each of waiting.splice(0)) (await each.catch(() => null))?.child.kill('SIGKILL');
    },
  };
};
