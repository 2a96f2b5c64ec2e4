import { addOptOut, OPT_OUT_REASON } from '@timbre/policy';
import { conversationFacts, type RetellCall } from '@timbre/retell';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordOptOut } from '../evidence/record-evidence.ts';

/** True when the conversation of an attempt, as far as it is known, ended in a wish not to be called again. */
export const askedForNoCalls = ({ conversation }: Pick<AttemptDocument, 'conversation'>): boolean =>
  conversation?.opt_out === true;

/**
 * Heeds a wish not to be called again before anything else is made of the news that bring it: a process that dies
 * afterwards finds the attempt unchanged and does it again, one that dies before has lost nothing. News that the
 * attempt knows already do nothing, so that an entry which somebody lifted stays lifted.
 */
export const keepOptOut = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<void> => {
  if (!conversationFacts(call).opt_out || askedForNoCalls(attempt)) return;
  const { person_key, phone, attempt_id } = attempt;
  const at = deps.clock.now();
  await addOptOut(deps)(accountScope(attempt.account_id), { person_key, phone, attempt_id, at });
  await deps.checkpoint('end.opt_out_kept', attempt_id);
  await recordOptOut(deps, attempt, OPT_OUT_REASON);
  deps.logger.info('a person asked not to be called again', { attempt_id });
};
