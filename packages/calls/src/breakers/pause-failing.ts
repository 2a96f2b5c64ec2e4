import { addMs, HOUR_MS } from '@timbre/kernel';
import { accountScope, type RecentDial } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { pauseForFailedCalls } from '../settle/pause-batch-by-itself.ts';
import { countFailures, failureRuleOf, pauses, type Failures } from './failure-rule.ts';

/** The newest calls of an account that are looked at; with more in the hour, the older ones say nothing new. */
const LIMIT = 2_000;
/** Finished calls among the last minutes' below which a campaign is not looked at: an hour of them has more. */
const LEAST_RECENT = 5;

type Suspect = Pick<RecentDial, 'account_id' | 'batch_id'>;

/** Campaigns whose last minutes look bad already. Only their hour is read, so that nothing is read while all is well. */
const suspectsAmong = (dials: readonly RecentDial[]): Suspect[] => {
  const batches = new Map<string, RecentDial[]>();
  for (const dial of dials) batches.set(dial.batch_id, [...(batches.get(dial.batch_id) ?? []), dial]);
  return [...batches].flatMap(([batch_id, own]) => {
    const { finished, failed } = countFailures(own);
    const account_id = own[0]?.account_id;
    const suspicious = finished >= LEAST_RECENT && failed * 2 >= finished;
    return suspicious && account_id !== undefined ? [{ account_id, batch_id }] : [];
  });
};

const figures = ({ finished, failed, reasons }: Failures): string =>
  `fallaron ${failed} de las últimas ${finished} llamadas de la hora (${reasons.slice(0, 3).join(', ')})`;

const judge = async (deps: CallDeps, { account_id, batch_id }: Suspect): Promise<boolean> => {
  const { store, clock } = deps;
  const scope = accountScope(account_id);
  const account = await store.accounts.find(scope);
  const rule = account === null ? null : failureRuleOf(account.settings);
  if (rule === null) return false;
  const batch = await store.batches.find(scope, batch_id);
  if (batch?.state !== 'running') return false;
  const marked = (await store.breakers.marksOf([markOf(batch_id)])).get(markOf(batch_id));
  const hour = addMs(clock.now(), -HOUR_MS);
  const since = marked !== undefined && marked > hour ? marked : hour;
  const found = countFailures(await store.failure_reads.listRecent(scope, batch_id, since, LIMIT));
  if (!pauses(rule, found)) return false;
  if (!(await pauseForFailedCalls(deps, scope, batch_id, figures(found)))) return false;
  await store.breakers.mark(markOf(batch_id), clock.now());
  deps.counts.breaker('batch', 'tripped');
  return true;
};

/** Resumed by a person who knows better, a campaign is judged by the calls after its pause only. */
const markOf = (batch_id: string): string => `failing:${batch_id}`;

/** Pauses campaigns in which hardly a call goes through; `dials` are those of the last minutes. Returns how many. */
export const pauseFailing = async (deps: CallDeps, dials: readonly RecentDial[]): Promise<number> => {
  let paused = 0;
  for (const suspect of suspectsAmong(dials)) if (await judge(deps, suspect)) paused++;
  return paused;
};
