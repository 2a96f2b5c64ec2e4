import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { BREAKER_RULES, scopeAt } from './rules.ts';

/**
 * After the end of a call that tried something halted: closes the breakers that it disproves and wakes the campaigns
 * that they held. A call that went wrong in the same way, or that says nothing, leaves them as they are.
 */
export const closeBreakers = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  if (!attempt.probing) return;
  let closed = 0;
  for (const rule of BREAKER_RULES) {
    if (rule.level === 'batch' || rule.isBad(attempt) || !rule.isGood(attempt)) continue;
    if (!(await deps.store.halts.closeBreaker(scopeAt(rule.level, attempt)))) continue;
    closed++;
    deps.counts.breaker(rule.level, 'closed');
    deps.logger.info('breaker closed', { level: rule.level, attempt_id: attempt.attempt_id });
  }
  if (closed > 0) await deps.store.batches.dangerouslyAcrossAccountsWakeRunning(deps.clock.now());
};
