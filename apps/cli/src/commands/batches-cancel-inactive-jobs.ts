import { cancelInactiveJobs } from '@timbre/batches';
import { silentLogger } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { allowOnly, type Options } from '../command-line.ts';
import { withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { operator } from './evidence-export.ts';

/** `batches cancel-inactive-jobs`: nobody of a paused, cancelled or deleted batch waits for a call any more. */
export const batchesCancelInactiveJobs = async (
  options: Options,
  io: Io,
  env?: Environment,
): Promise<number> => {
  allowOnly(options, 'account', 'batch', 'dry-run');
  const dry_run = options['dry-run'] ?? false;
  return withStore(env, async (connected) => {
    const by = { actor: operator(), ip: null };
    const choice = {
      ...(options.account === undefined ? {} : { account_id: options.account }),
      ...(options.batch === undefined ? {} : { batch_id: options.batch }),
    };
    const deps = { ...connected, logger: silentLogger };
    const batches = await cancelInactiveJobs(deps)({ ...choice, dry_run, by });
    const cancelled = batches.reduce((sum, batch) => sum + batch.cancelled, 0);
    show(io, options.json, { dry_run, cancelled, batches }, [
      ...batches.map((batch) => `${batch.batch_id}  ${batch.state}  ${batch.cancelled} jobs`),
      `${cancelled} jobs ${dry_run ? 'por cancelar' : 'cancelados'} en ${batches.length} lotes`,
    ]);
    return 0;
  });
};
