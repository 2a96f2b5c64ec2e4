import type { AccountDayDocument, AccountDocument, AccountStatus, PlanType } from '../documents/account.ts';
import { isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

const dayId = (scope: AccountScope, day: string): string => `${scope.account_id}:${day}`;

/** Which accounts a list shows. */
export interface AccountFilter {
  status?: AccountStatus;
  plan_type?: PlanType;
}

/** A local day on which nothing has happened. */
const EMPTY_DAY = {
  ...{ calls: 0, committed: 0, held: {} },
  ...{ ended_calls: 0, connected_calls: 0, connected_seconds: 0, cost_micros: 0 },
};

/** An empty day without the fields that the same update counts up. */
const firstOf = (day: string, counted: object): object => ({
  day,
  ...Object.fromEntries(Object.entries(EMPTY_DAY).filter(([name]) => !(name in counted))),
});

/** Accounts and what they used on each local day. */
export const createAccountRepository = ({ accounts, account_days }: Models) => {
  const own = direct(accounts);
  const days = direct(account_days);
  return {
    /** Stores a new account; false when the id is taken. */
    async insert(account: AccountDocument): Promise<boolean> {
      try {
        await accounts.insertOne(account);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    find: (scope: AccountScope): Promise<AccountDocument | null> =>
      own.findOne({ account_id: scope.account_id }),

    /** Changes an account; returns it as it is then, or null when there is none. */
    change: (scope: AccountScope, change: Partial<AccountDocument>): Promise<AccountDocument | null> =>
      accounts
        .findOneAndUpdate({ account_id: scope.account_id }, { $set: change }, { returnDocument: 'after' })
        .lean<AccountDocument>(),

    /** Accounts for the platform's staff, newest first. */
    dangerouslyAcrossAccountsList: (
      filter: AccountFilter,
      page: { limit: number; skip: number },
    ): Promise<AccountDocument[]> =>
      accounts
        .find({ ...filter }, null, { acrossAccounts: 'platform credentials list accounts' })
        .sort({ created_at: -1 })
        .skip(page.skip)
        .limit(page.limit)
        .lean<AccountDocument[]>(),

    dangerouslyAcrossAccountsCount: (filter: AccountFilter): Promise<number> =>
      accounts.countDocuments(
        { ...filter },
        {
          acrossAccounts: 'platform credentials list accounts',
        },
      ),

    /** What was used on one local day, or null when nothing was. */
    day: (scope: AccountScope, day: string): Promise<AccountDayDocument | null> =>
      days.findOne({ _id: dayId(scope, day), account_id: scope.account_id }),

    /** Counts one dial of the day; false when `limit` dials were counted already. */
    async countCall(scope: AccountScope, day: string, limit: number): Promise<boolean> {
      try {
        await days.updateOne(
          { _id: dayId(scope, day), account_id: scope.account_id, calls: lessThan(limit) },
          { $inc: { calls: 1 }, $setOnInsert: firstOf(day, { calls: 1 }) },
          { upsert: true },
        );
        return true;
      } catch (error) {
        // The day exists and is full: the upsert tried to insert it a second time.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Takes a dial off the day again: Retell was not asked, or refused. */
    async uncountCall(scope: AccountScope, day: string): Promise<void> {
      await account_days.updateOne(
        { _id: dayId(scope, day), account_id: scope.account_id },
        { $inc: { calls: -1 } },
      );
    },

    /** Adds what a finished call took to its day. */
    async addToDay(
      scope: AccountScope,
      day: string,
      delta: Partial<
        Pick<AccountDayDocument, 'ended_calls' | 'connected_calls' | 'connected_seconds' | 'cost_micros'>
      >,
    ): Promise<void> {
      await days.updateOne(
        { _id: dayId(scope, day), account_id: scope.account_id },
        { $inc: delta, $setOnInsert: firstOf(day, delta) },
        { upsert: true },
      );
    },
  };
};
