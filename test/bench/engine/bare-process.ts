import { realClock, silentLogger } from '@timbre/kernel';
import { openStore } from '@timbre/store';
import { OPERATIONS, plainest, type BareCall, type BareGround } from './bare-operations.ts';

// A process of the bare run: makes its share of the calls and tells when it began and ended.

interface Order {
  uri: string;
  database: string;
  /** Operations of one call, by name; parts of one are made up over several calls. */
  per_call: Record<string, number>;
  ground: Omit<BareGround, 'db'>;
  /** Calls at once in this process, and the first slot that is its own. */
  concurrency: number;
  first_slot: number;
}

/** First what makes the documents of a call, then what works on them, then what takes them away. */
const RANK: Record<string, number> = { insert: 0, find: 1, findAndModify: 1, update: 2, delete: 3 };
const rankOf = (name: string): number => RANK[name.split('.')[1] ?? ''] ?? 1;

const run = async (order: Order): Promise<{ begun: number; ended: number; calls: number; ops: number }> => {
  const store = await openStore({ uri: order.uri, database: order.database, logger: silentLogger });
  const ground: BareGround = { ...order.ground, db: store.connection.db! };
  const names = Object.keys(order.per_call).sort((a, b) => rankOf(a) - rankOf(b));
  const owed = new Map<string, number>();
  let [next, ops] = [0, 0];

  const callOf = (n: number, slot: number): BareCall => ({
    ...{ n, attempt_id: `attempt-${ground.job_ids[n]}`, retell_call_id: `call-${ground.job_ids[n]}` },
    ...{ job_id: ground.job_ids[n]!, slot, made: new Map() },
    account_id: ground.account_ids[n % ground.account_ids.length]!,
    batch_id: ground.batch_ids[n % ground.batch_ids.length]!,
  });
  const make = async (call: BareCall): Promise<void> => {
    for (const name of names) {
      const due = (order.per_call[name] ?? 0) + (owed.get(name) ?? 0);
      const whole = Math.floor(due + 1e-9);
      owed.set(name, due - whole);
      for (let n = 0; n < whole; n++) {
        call.made.set(name, n);
        await (OPERATIONS[name] ?? plainest(name))(ground, call);
        ops += 1;
      }
    }
  };
  const begun = realClock.now().getTime();
  await Promise.all(
    Array.from({ length: order.concurrency }, async (_, n) => {
      while (next < ground.job_ids.length) await make(callOf(next++, order.first_slot + n));
    }),
  );
  const ended = realClock.now().getTime();
  await store.close();
  return { begun, ended, calls: ground.job_ids.length, ops };
};

process.on('message', (message: { order?: Order }) => {
  if (message.order === undefined) return;
  void run(message.order).then(
    (result) => process.send?.({ result }, undefined, undefined, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.({ ready: true });
