import type { BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { startChild, type CommandCounts } from '../world/child.ts';
import { INSTANT, makeAccounts, makeCampaign } from '../world/data.ts';
import { openData, type Data, type Ground } from '../world/world.ts';

/** What the server gives to the official driver for the same operations. */
export interface Bare {
  calls: number;
  ops_per_call: number;
  calls_per_s: number;
  ops_per_s: number;
  seconds: number;
}

const LIMIT_MS = 300_000;
/** The slot documents of the three scopes, which the engine's repository would make on first sight. */
const makeSlots = async (world: Data, batches: BatchDocument[], count: number): Promise<void> => {
  const { slots } = world.store;
  for (const { batch_id, account_id } of batches) {
    await slots.listFree(`batch:${batch_id}`, count, 1);
    await slots.listFree(`account:${account_id}`, count, 1);
  }
  await slots.listFree('retell:default', count, 1);
};

const jobIds = async (world: Data): Promise<string[]> => {
  const jobs = await world.store.connection
    .collection('jobs')
    .find({}, { projection: { job_id: 1 } })
    .toArray();
  return jobs.map((job) => String(job.job_id));
};

/**
 * Makes the operations of `per_call` for `options.calls` calls: as many processes as the engine has workers, as many
 * calls at once, the same server, indexes, write concern and kind of documents, and nothing else.
 */
export const measureBare = async (
  ground: Ground,
  options: BenchOptions,
  per_call: CommandCounts,
): Promise<Bare> => {
  const world = await openData(ground);
  try {
    const accounts = await makeAccounts(world, 1, options.concurrency);
    const batch = await makeCampaign(world, accounts[0]!, {
      ...{ jobs: options.calls, outcome: INSTANT, max_concurrent_calls: options.concurrency },
    });
    await makeSlots(world, [batch], options.concurrency);
    const ids = await jobIds(world);
    const processes = await Promise.all(
      Array.from({ length: options.workers }, (_, n) =>
        startChild({
          ...{ name: `bare-${n + 1}`, program: 'test/bench/engine/bare-process.ts' },
          ...{ env: { NODE_ENV: 'development' }, run_dir: ground.run_dir, await_message: 'ready' },
        }),
      ),
    );
    const concurrency = Math.ceil(options.concurrency / options.workers);
    const results = await Promise.all(
      processes.map((child, n) => {
        const answer = child.message<{ begun: number; ended: number; calls: number; ops: number }>(
          'result',
          LIMIT_MS,
        );
        child.send({
          order: {
            ...{ uri: ground.servers.mongodb.uri, database: world.database, per_call, concurrency },
            first_slot: n * concurrency,
            ground: {
              account_ids: accounts.map((account) => account.account_id),
              batch_ids: [batch.batch_id],
              job_ids: ids.filter((_, at) => at % options.workers === n),
              slots: options.concurrency,
            },
          },
        });
        return answer;
      }),
    );
    const seconds =
      (Math.max(...results.map(({ ended }) => ended)) - Math.min(...results.map(({ begun }) => begun))) /
      1_000;
    const calls = results.reduce((sum, result) => sum + result.calls, 0);
    const ops = results.reduce((sum, result) => sum + result.ops, 0);
    return {
      calls,
      ops_per_call: ops / calls,
      calls_per_s: calls / seconds,
      ops_per_s: ops / seconds,
      seconds,
    };
  } finally {
    await world.stop();
  }
};
