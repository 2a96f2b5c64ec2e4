import type { Environment } from '@timbre/runtime';
import { accountScope } from '@timbre/store';
import { beginNights, forecastRetention, type RetentionForecast } from '@timbre/subjects';
import { allowOnly, type Options } from '../command-line.ts';
import { withQueue, withStore, type Connected } from '../connect.ts';
import { show, type Io } from '../io.ts';

const linesOf = ({ account_id, days, would_purge }: RetentionForecast): string[] => {
  const counts = Object.entries(would_purge).filter(([, count]) => count > 0);
  return [
    `${account_id}: grabaciones ${days.recordings_days} d, transcripciones ${days.transcripts_days} d, contactos ${days.attempts_days} d, auditoría ${days.audit_days} d`,
    ...counts.map(([what, count]) => `  ${what}: ${count}`),
    ...(counts.length === 0 ? ['  nada que eliminar'] : []),
  ];
};

const forecastsOf = async (deps: Connected, account: string | undefined): Promise<RetentionForecast[]> => {
  const all = await deps.store.retention.dangerouslyAcrossAccountsAll();
  const ids = account === undefined ? all.map(({ account_id }) => account_id) : [account];
  const found: RetentionForecast[] = [];
  for (const account_id of ids) found.push(await forecastRetention(deps)(accountScope(account_id)));
  return found;
};

/**
 * `retention`: begins the purge of every account whose night has come and has not had it yet; the workers do the work.
 * With `--dry-run`, counts what a purge would take now and changes nothing.
 */
export const retention = (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'account', 'dry-run');
  return withStore(env, async (deps) => {
    if (options['dry-run']) {
      const found = await forecastsOf(deps, options.account);
      show(io, options.json, found, found.flatMap(linesOf));
      return 0;
    }
    return withQueue(env, deps, io, async (queue) => {
      const run_ids = await beginNights(deps)();
      for (const run_id of run_ids)
        // Without Redis the sweep of a worker finds the run within minutes.
        await queue.enqueue('retention-run', { run_id }).catch(() => undefined);
      show(io, options.json, { run_ids }, [`${run_ids.length} cuentas comienzan su limpieza`, ...run_ids]);
      return 0;
    });
  });
};
