import { newId, type WalletUnit } from '@timbre/kernel';
import type { LedgerDocument, LedgerKind, WalletDocument, WalletMovement } from '../documents/wallet.ts';
import { atLeast, exists, isDuplicateKey, not } from '../filters.ts';
import { direct, type Direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

const walletId = (account_id: string, unit: WalletUnit): string => `${account_id}:${unit}`;

/** What becomes a row of the ledger. */
export interface LedgerEntry {
  unit: WalletUnit;
  kind: LedgerKind;
  ref_id: string;
  amount: number;
  batch_id?: string | null;
  description: string;
  at: Date;
}

/**
 * Balances. Each change is one conditional update of one document, so that no transaction is needed and every
 * repetition is harmless. `granted = available + Σ held + used` holds after each of them.
 */
export const createWalletRepository = ({ wallets, ledger }: Models) => {
  const hot = direct(wallets);
  const rows = direct(ledger);
  return {
    /** Makes the account's two empty wallets; existing ones stay as they are. */
    async create(scope: AccountScope): Promise<void> {
      const documents = (['seconds', 'micros'] as const).map((unit) => ({
        _id: walletId(scope.account_id, unit),
        account_id: scope.account_id,
        unit,
        granted: 0,
        available: 0,
        held: {},
        used: 0,
        unposted: {},
      }));
      await wallets.insertMany(documents, { ordered: false }).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
    },

    /** Both wallets of an account. */
    list: (scope: AccountScope): Promise<WalletDocument[]> =>
      wallets.find({ account_id: scope.account_id }).lean<WalletDocument[]>(),

    /** One wallet, or null. */
    find: (scope: AccountScope, unit: WalletUnit): Promise<WalletDocument | null> =>
      hot.findOne({ _id: walletId(scope.account_id, unit), account_id: scope.account_id }),

    /**
     * Adds a top-up to the balance, or an adjustment to what is used (the one case in which `available` may fall below
     * zero: a call that turned up after its hold was given back). Once per `ref_id`, whatever is repeated, runs at the
     * same time or crashes: the movement is marked in the wallet, then posted to the ledger. The mark stays for a
     * minute, longer than any repetition of this function lasts; {@link postUnposted} takes it off. False when this
     * `ref_id` is known already.
     */
    async move(
      scope: AccountScope,
      unit: WalletUnit,
      ref_id: string,
      movement: WalletMovement,
    ): Promise<boolean> {
      const posted = await ledger.exists({ account_id: scope.account_id, ref_id, kind: movement.kind });
      if (posted) return false;
      const { amount } = movement;
      const change =
        movement.kind === 'top_up'
          ? { granted: amount, available: amount }
          : { used: amount, available: -amount };
      const own = { _id: walletId(scope.account_id, unit), account_id: scope.account_id };
      const result = await wallets.updateOne(
        { ...own, [`unposted.${ref_id}`]: exists(false) },
        { $inc: change, $set: { [`unposted.${ref_id}`]: movement } },
      );
      const moved = result.modifiedCount === 1;
      // Who comes second posts what the first one moved, which may be another amount under the same reference.
      const marked = moved ? movement : (await wallets.findOne(own).lean<WalletDocument>())?.unposted[ref_id];
      if (marked !== undefined) await insertEntry(rows, scope, { unit, ref_id, ...marked });
      return moved;
    },

    /** Posts the movements of an account that a crash kept from the ledger, and takes off marks from before `before`. */
    async postUnposted(scope: AccountScope, before: Date): Promise<void> {
      for (const wallet of await wallets.find({ account_id: scope.account_id }).lean<WalletDocument[]>()) {
        for (const [ref_id, movement] of Object.entries(wallet.unposted)) {
          await insertEntry(rows, scope, { unit: wallet.unit, ref_id, ...movement });
          if (movement.at >= before) continue;
          await wallets.updateOne(
            { _id: wallet._id, account_id: scope.account_id },
            { $unset: { [`unposted.${ref_id}`]: '' } },
          );
        }
      }
    },

    /** Sets `amount` aside for an attempt; false when less is available or the attempt holds already. */
    async hold(scope: AccountScope, unit: WalletUnit, attempt_id: string, amount: number): Promise<boolean> {
      const result = await hot.updateOne(
        {
          _id: walletId(scope.account_id, unit),
          account_id: scope.account_id,
          available: atLeast(amount),
          [`held.${attempt_id}`]: exists(false),
        },
        { $inc: { available: -amount }, $set: { [`held.${attempt_id}`]: amount } },
      );
      return result.modifiedCount === 1;
    },

    /** Gives a hold of `held` back and uses `charge` of it. Does nothing when the hold is gone already. */
    async settle(
      scope: AccountScope,
      unit: WalletUnit,
      attempt_id: string,
      held: number,
      charge: number,
    ): Promise<void> {
      await hot.updateOne(
        {
          _id: walletId(scope.account_id, unit),
          account_id: scope.account_id,
          [`held.${attempt_id}`]: exists(true),
        },
        { $inc: { available: held - charge, used: charge }, $unset: { [`held.${attempt_id}`]: '' } },
      );
    },

    /** Writes a ledger row once; a row with the same reference and kind is left as it is. */
    async record(scope: AccountScope, entry: LedgerEntry): Promise<void> {
      await insertEntry(rows, scope, entry);
    },

    /** Wallets that hold something, or whose last movement may not be in the ledger yet, for the reconciler. */
    dangerouslyAcrossAccountsListUnsettled: (limit: number): Promise<WalletDocument[]> =>
      wallets
        .find({ $or: [{ held: not({}) }, { unposted: not({}) }] }, null, {
          acrossAccounts: 'the reconciler repairs every account',
        })
        .limit(limit)
        .lean<WalletDocument[]>(),

    /** Newest rows first. */
    listLedger: (
      scope: AccountScope,
      filter: { kind?: LedgerKind; unit?: WalletUnit },
      page: { limit: number; skip: number },
    ): Promise<LedgerDocument[]> =>
      ledger
        .find({ account_id: scope.account_id, ...filter })
        .sort({ created_at: -1, _id: -1 })
        .skip(page.skip)
        .limit(page.limit)
        .lean<LedgerDocument[]>(),

    /** Σ of the ledger by unit and kind, for the invariant `used = Σ settle + Σ adjust`. */
    async sumLedger(
      scope: AccountScope,
    ): Promise<{ unit: WalletUnit; kind: LedgerKind; amount: number; rows: number }[]> {
      const sums = await ledger.aggregate<{
        _id: { unit: WalletUnit; kind: LedgerKind };
        amount: number;
        rows: number;
      }>([
        { $match: { account_id: scope.account_id } },
        { $group: { _id: { unit: '$unit', kind: '$kind' }, amount: { $sum: '$amount' }, rows: { $sum: 1 } } },
      ]);
      return sums.map(({ _id, amount, rows }) => ({ ..._id, amount, rows }));
    },
  };
};

const insertEntry = async (
  ledger: Direct<LedgerDocument>,
  scope: AccountScope,
  entry: LedgerEntry,
): Promise<boolean> => {
  const { at, ...rest } = entry;
  try {
    await ledger.insertOne({
      transaction_id: newId('txn'),
      account_id: scope.account_id,
      batch_id: null,
      ...rest,
      created_at: at,
    });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};
