import type { AccountDayDocument } from '../documents/account.ts';
import { atLeast, exists, isDuplicateKey, lessThan, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

const dayId = (scope: AccountScope, day: string): string => `${scope.account_id}:${day}`;

/** One dial that is counted together with what it may cost. Amounts in the unit of the account's plan. */
export interface CountedDial {
  attempt_id: string;
  call_limit: number;
  spend_limit: number;
  hold: number;
}

/**
 * The spend cap of an account's local day. `committed` is what ended calls cost and live ones may cost at worst;
 * each change is one conditional update of one document, so that it never passes the cap and no repetition counts
 * twice.
 */
export const createDaySpendRepository = ({ account_days }: Models) => ({
  /** Counts a dial of the day and commits its worst case; says which limit stands in the way when one does. */
  async count(scope: AccountScope, day: string, dial: CountedDial): Promise<'counted' | 'calls' | 'spend'> {
    const held = `held.${dial.attempt_id}`;
    try {
      await account_days.updateOne(
        {
          _id: dayId(scope, day),
          account_id: scope.account_id,
          calls: lessThan(dial.call_limit),
          committed: lessThan(dial.spend_limit - dial.hold + 1),
          [held]: exists(false),
        },
        { $inc: { calls: 1, committed: dial.hold }, $set: { [held]: dial.hold }, $setOnInsert: { day } },
        { upsert: true },
      );
      return 'counted';
    } catch (error) {
      // The day exists and one of its limits is reached: the upsert tried to insert it a second time.
      if (!isDuplicateKey(error)) throw error;
    }
    const used = await account_days
      .findOne({ _id: dayId(scope, day), account_id: scope.account_id })
      .lean<AccountDayDocument>();
    return used !== null && used.calls >= dial.call_limit ? 'calls' : 'spend';
  },

  /** Takes a call's worst case off the day and puts what it cost in its place; once, whatever is repeated. */
  async settle(
    scope: AccountScope,
    day: string,
    attempt_id: string,
    { held, charge }: { held: number; charge: number },
  ): Promise<boolean> {
    const result = await account_days.updateOne(
      { _id: dayId(scope, day), account_id: scope.account_id, [`held.${attempt_id}`]: exists(true) },
      { $inc: { committed: charge - held }, $unset: { [`held.${attempt_id}`]: '' } },
    );
    return result.modifiedCount === 1;
  },

  /** Adds what a call cost that turned up after its worst case was given back. */
  async add(scope: AccountScope, day: string, amount: number): Promise<void> {
    await account_days.updateOne(
      { _id: dayId(scope, day), account_id: scope.account_id },
      { $inc: { committed: amount } },
    );
  },

  /** Starts the count of a day on which a cap is set: what its calls cost so far. Does nothing once calls are counted. */
  async begin(scope: AccountScope, day: string, committed: number): Promise<void> {
    await account_days.updateOne(
      { _id: dayId(scope, day), account_id: scope.account_id, committed: lessThan(1) },
      { $set: { committed } },
    );
  },

  /** Days from `since_day` on that hold something, for the reconciler. */
  dangerouslyAcrossAccountsListHolding: (since_day: string, limit: number): Promise<AccountDayDocument[]> =>
    account_days
      .find({ day: atLeast(since_day), held: not({}) }, null, {
        acrossAccounts: 'the reconciler repairs every account',
      })
      .limit(limit)
      .lean<AccountDayDocument[]>(),
});
