import type { LedgerDocument, LedgerKind } from '../documents/wallet.ts';
import { greaterThan, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { WalletUnit } from '@timbre/kernel';
import type { AccountScope } from '../scope.ts';

/** Rows of the ledger of one kind; `unit` and the sign of the amount narrow it. */
export interface LedgerChoice {
  kind: LedgerKind;
  unit?: WalletUnit;
  sign?: 'positive' | 'negative';
}

const SIGNS = { positive: greaterThan(0), negative: lessThan(0) };

const matching = (scope: AccountScope, choices: readonly LedgerChoice[] | undefined) => ({
  account_id: scope.account_id,
  ...(choices === undefined
    ? {}
    : { $or: choices.map(({ sign, ...exact }) => ({ ...exact, ...(sign ? { amount: SIGNS[sign] } : {}) })) }),
});

/** The ledger as people read it. `choices` are alternatives; none given means every row. */
export const createTransactionRepository = ({ ledger }: Models) => ({
  /** Newest first. */
  list: (
    scope: AccountScope,
    choices: readonly LedgerChoice[] | undefined,
    page: { limit: number; skip: number },
  ): Promise<LedgerDocument[]> =>
    ledger
      .find(matching(scope, choices))
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<LedgerDocument[]>(),

  count: (scope: AccountScope, choices: readonly LedgerChoice[] | undefined): Promise<number> =>
    ledger.countDocuments(matching(scope, choices)),
});
