import { DAY_MS } from '@timbre/kernel';
import { accountScope, type AccountDayDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { LIMIT, type Repair } from './repairs.ts';

/** Every zone on earth is within a day of UTC. */
const twoDaysAgo = (deps: CallDeps): string =>
  new Date(deps.clock.now().getTime() - 2 * DAY_MS).toISOString().slice(0, 10);

/** One hold of a day whose attempt is closed: its charge takes its place, and a call that was never sent is uncounted. */
const mendOne = async (
  deps: CallDeps,
  { account_id, day }: AccountDayDocument,
  attempt_id: string,
  held: number,
): Promise<boolean> => {
  const scope = accountScope(account_id);
  const attempt = await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
  const charge = attempt?.state === 'settled' ? (attempt.charge?.amount ?? 0) : 0;
  if (!(await deps.store.day_spend.settle(scope, day, attempt_id, { held, charge }))) return false;
  // Counted and held in one update, but the process died before the intent: nothing was dialled.
  if (attempt?.day === null && attempt.day_hold === null) await deps.store.accounts.uncountCall(scope, day);
  return true;
};

/** What days hold for calls that are over, or never were. */
export const mendDayHolds: Repair = async (deps) => {
  let mended = 0;
  for (const day of await deps.store.day_spend.dangerouslyAcrossAccountsListHolding(
    twoDaysAgo(deps),
    LIMIT,
  )) {
    const open = await deps.store.attempts.dangerouslyAcrossAccountsOpenAmong(Object.keys(day.held));
    for (const [attempt_id, held] of Object.entries(day.held)) {
      if (!open.has(attempt_id) && (await mendOne(deps, day, attempt_id, held))) mended++;
    }
  }
  return mended;
};
