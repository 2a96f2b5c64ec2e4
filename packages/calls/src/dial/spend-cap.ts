import { addMs } from '@timbre/kernel';
import { mayDial } from '@timbre/scheduling';
import type { CallDeps } from '../deps.ts';
import { gateFacts } from './gate-facts.ts';
import type { Dial, Refusal } from './load-dial.ts';

/** What an account may still spend today; in the unit of its plan. */
export interface SpendRoom {
  left: number;
  /** True while live calls hold part of the day: some of it comes back. */
  held_by_others: boolean;
}

/** Reads the room under the account's spend cap; null when it has none, which costs no read. */
export const spendRoom = async (deps: CallDeps, dial: Dial): Promise<SpendRoom | null> => {
  const { daily_spend_limit } = dial.account;
  if (daily_spend_limit === null) return null;
  const used = await deps.store.accounts.day(dial.scope, dial.day);
  const held_by_others = Object.keys(used?.held ?? {}).length > 0;
  return { left: daily_spend_limit - (used?.committed ?? 0), held_by_others };
};

/** The gate's own answer to a day that is used up: the first opening of the account's next local day. */
const untilTomorrow = (deps: CallDeps, dial: Dial, used: Partial<Dial>): Refusal | null => {
  const at = { now: deps.clock.now(), stopped: null, clock_skew_ms: 0 };
  const decision = mayDial(gateFacts({ ...dial, ...used }, at));
  return decision.verdict === 'allow' ? null : decision;
};

/** The refusal when the day's money does not reach for another call: soon again while live calls hold some of it. */
export const spendRefusal = (deps: CallDeps, dial: Dial, held_by_others: boolean): Refusal => {
  const soon: Refusal = {
    verdict: 'defer',
    code: 'spend_limit',
    until: addMs(deps.clock.now(), deps.timings.busy_retry),
    reason: 'El tope de gasto del día está reservado para las llamadas en curso',
  };
  if (held_by_others) return soon;
  return untilTomorrow(deps, dial, { committed_today: dial.account.daily_spend_limit ?? 0 }) ?? soon;
};

/** The refusal when the day's calls are used up, found at the last moment. */
export const dailyLimitRefusal = (deps: CallDeps, dial: Dial): Refusal =>
  untilTomorrow(deps, dial, { calls_today: dial.account.daily_call_limit }) ?? {
    verdict: 'defer',
    code: 'daily_limit',
    until: null,
    reason: `Límite diario de llamadas alcanzado (${dial.account.daily_call_limit})`,
  };
