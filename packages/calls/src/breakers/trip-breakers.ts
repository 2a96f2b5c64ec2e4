import { addMs, firstAttemptIdAt, MINUTE_MS, realClock } from '@timbre/kernel';
import { accountScope, type RecentDial } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { Repair } from '../reconcile/repairs.ts';
import { pauseForFailures } from '../settle/pause-batch-by-itself.ts';
import { judge, suspects, type Verdict } from './judge.ts';
import { pauseFailing } from './pause-failing.ts';
import { BREAKER_WINDOW, type BreakerLevel } from './rules.ts';

/** The newest dials that are read; at fifty calls a second they are the last minute. */
const LIMIT = 3_000;

/** The dials of the window, newest first. Ids of attempts are made by real time, the window is virtual. */
const recentDials = async (deps: CallDeps): Promise<RecentDial[]> => {
  const window_ms = BREAKER_WINDOW.minutes * MINUTE_MS;
  const since_id = firstAttemptIdAt(addMs(realClock.now(), -window_ms / deps.clock.factor));
  const since = addMs(deps.clock.now(), -window_ms);
  const dials = await deps.store.breakers.dangerouslyAcrossAccountsListRecent(since_id, LIMIT);
  return dials.filter((dial) => dial.sent_at !== null && dial.sent_at >= since);
};

const WHAT: Record<Exclude<BreakerLevel, 'batch'>, string> = {
  from_number: 'las llamadas desde este número',
  agent: 'las llamadas de este agente',
  workspace: 'todas las llamadas de esta troncal',
};

const WHAT_TO_DO: Record<Exclude<BreakerLevel, 'batch'>, string> = {
  from_number: 'Las operadoras pueden haberlo marcado como spam: revise el número o use otro.',
  agent: 'Revise el agente en Retell (su modelo y su conexión).',
  workspace: 'Revise la troncal SIP y sus credenciales.',
};

const figures = ({ bad, looked_at, reasons }: Verdict): string =>
  `fallaron ${bad} de las últimas ${looked_at} (${reasons.slice(0, 3).join(', ')})`;

const tell = async (deps: CallDeps, verdict: Verdict, level: keyof typeof WHAT): Promise<void> => {
  const tripped_at = deps.clock.now().getTime();
  for (const account_id of new Set(verdict.dials.map((dial) => dial.account_id))) {
    await deps.notify({
      account_id,
      subject: 'Llamadas detenidas: demasiadas fallas seguidas',
      body: `Se detuvieron ${WHAT[level]}: ${figures(verdict)}. ${WHAT_TO_DO[level]} Timbre prueba con una llamada cada 15 minutos y sigue solo cuando una termine bien.`,
      message_type: 'alert',
      priority: 'critical',
      metadata: { halt: verdict.scope },
      notice_key: `breaker:${verdict.scope}:${tripped_at}`,
    });
  }
};

const halt = async (deps: CallDeps, verdict: Verdict, level: keyof typeof WHAT): Promise<boolean> => {
  const now = deps.clock.now();
  const fresh = await deps.store.halts.raise({
    scope: verdict.scope,
    kind: 'breaker',
    reason: `Demasiadas fallas seguidas: ${figures(verdict)}`,
    since: now,
    probe_at: addMs(now, deps.timings.config_wait),
    probe_every_ms: deps.timings.config_wait,
  });
  if (fresh) await tell(deps, verdict, level);
  return fresh;
};

const pause = async (deps: CallDeps, verdict: Verdict): Promise<boolean> => {
  const [dial] = verdict.dials;
  if (dial === undefined) return false;
  return pauseForFailures(deps, accountScope(dial.account_id), dial.batch_id, figures(verdict));
};

/** Looks at a suspect again without the calls of before its last trip, and trips it if it still deserves it. */
const trip = async (deps: CallDeps, suspect: Verdict, marks: ReadonlyMap<string, Date>): Promise<boolean> => {
  const mark = marks.get(suspect.scope);
  const since =
    mark === undefined
      ? suspect.dials
      : suspect.dials.filter((dial) => dial.sent_at !== null && dial.sent_at > mark);
  const verdict = judge(suspect.rule, suspect.scope, since);
  if (!verdict.trips) return false;
  const { level } = verdict.rule;
  const tripped = level === 'batch' ? await pause(deps, verdict) : await halt(deps, verdict, level);
  if (!tripped) return false;
  await deps.store.breakers.mark(verdict.scope, deps.clock.now());
  deps.counts.breaker(level, 'tripped');
  deps.logger.error('breaker tripped', {
    level,
    bad: verdict.bad,
    looked_at: verdict.looked_at,
    reasons: verdict.reasons,
  });
  return true;
};

/**
 * Stops numbers, agents, trunks and lists whose calls go wrong too often; a line of the reconciler. One bounded read
 * by id for everybody, and no write for any call. Returns how many tripped.
 */
export const tripBreakers: Repair = async (deps) => {
  const dials = await recentDials(deps);
  const failing = await pauseFailing(deps, dials);
  const found = suspects(dials);
  if (found.length === 0) return failing;
  const marks = await deps.store.breakers.marksOf(found.map(({ scope }) => scope));
  let tripped = failing;
  for (const suspect of found) if (await trip(deps, suspect, marks)) tripped++;
  return tripped;
};
