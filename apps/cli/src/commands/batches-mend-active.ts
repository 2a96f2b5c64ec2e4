import { mendActive } from '@timbre/batches';
import { silentLogger } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { allowOnly, type Options } from '../command-line.ts';
import { withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { operator } from './evidence-export.ts';

/** `batches mend-active`: says of old batches whether they are active, by their state. Exit code 1 when some were left. */
export const batchesMendActive = async (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'account', 'batch', 'dry-run');
  const dry_run = options['dry-run'] ?? false;
  return withStore(env, async (connected) => {
    const by = { actor: operator(), ip: null };
    const choice = {
      ...(options.account === undefined ? {} : { account_id: options.account }),
      ...(options.batch === undefined ? {} : { batch_id: options.batch }),
    };
    const batches = await mendActive({ ...connected, logger: silentLogger })({ ...choice, dry_run, by });
    const left = batches.filter(({ reason }) => reason !== null).length;
    const mended = batches.length - left;
    show(io, options.json, { dry_run, mended, left, batches }, [
      ...batches.map(({ batch_id, state, is_active, reason }) =>
        reason === null
          ? `${batch_id}  ${state}  is_active: ${is_active}`
          : `${batch_id}  sin tocar: ${reason}`,
      ),
      `${mended} lotes ${dry_run ? 'por completar' : 'completados'}, ${left} sin tocar`,
    ]);
    return left === 0 ? 0 : 1;
  });
};
