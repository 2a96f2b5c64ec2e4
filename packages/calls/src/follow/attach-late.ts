import type { CallOutcome } from '@timbre/kernel';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordLateResult } from '../evidence/record-evidence.ts';
import { callResult } from '../settle/call-result.ts';
import { finishAttempt } from '../settle/finish-attempt.ts';
import { chargeFor } from '../settle/price.ts';

/**
 * A call turned up that we had given up on: its result is recorded and charged after all (kind `adjust`, without a
 * hold). The attempt was counted already; a person who was reached is not called again for it.
 */
export const attachLate = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  facts: Partial<AttemptDocument>,
  outcome: CallOutcome,
): Promise<void> => {
  // Still being carried to its end: settled now, it would stay open for ever.
  await finishAttempt(deps, attempt);
  const scope = accountScope(attempt.account_id);
  const account = await deps.store.accounts.find(scope);
  if (account === null) return;
  const now = deps.clock.now();
  const charge = chargeFor(account, outcome, facts.duration_ms ?? 0, null);
  const result = { ...facts, outcome, charge, contact: outcome.contact, ended_at: now };
  await recordLateResult(deps, { ...attempt, ...result });
  const settled = await deps.store.attempts.move(
    scope,
    attempt.attempt_id,
    { from: ['presumed_not_placed', 'not_placed', 'released'] },
    { ...result, state: 'settled', settled_at: now },
  );
  if (settled === null) return;
  deps.logger.warn('a call turned up late', {
    attempt_id: attempt.attempt_id,
    was: attempt.state,
    reason: outcome.reason,
  });
  if (charge !== null && charge.amount > 0) {
    await deps.store.wallets.move(scope, charge.unit, attempt.attempt_id, {
      kind: 'adjust',
      amount: charge.amount,
      batch_id: attempt.batch_id,
      description: 'Llamada encontrada más tarde',
      at: now,
    });
    if (account.daily_spend_limit !== null && attempt.day !== null)
      await deps.store.day_spend.add(scope, attempt.day, charge.amount);
  }
  if (!outcome.success) return;
  const { call_id, ...shown } = callResult(settled);
  const before = await deps.store.jobs.change(
    scope,
    attempt.job_id,
    ['pending', 'scheduled', 'failed', 'suspended'],
    {
      ...shown,
      call_id,
      status: 'completed',
      completed_at: now,
      updated_at: now,
      last_error: null,
      wait_reason: null,
    },
  );
  if (before !== null) await deps.completeBatchIfDone(scope, attempt.batch_id);
};
