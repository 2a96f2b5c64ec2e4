import { microsToDollars, roundHalfUp, secondsToMinutes, type Page, type Paged } from '@timbre/kernel';
import type { AccountScope, LedgerChoice, LedgerDocument } from '@timbre/store';
import { existingAccount } from '../accounts/account-sheet.ts';
import type { AccountDeps } from '../deps.ts';

/**
 * The types that existing clients know (contract A2). The ledger gives rise to the first four; lists of the others
 * are empty.
 */
export const TRANSACTION_TYPES = [
  'topup_credits',
  'topup_minutes',
  'call_usage',
  'refund',
  'call_setup',
  'bonus',
  'penalty',
  'plan_upgrade',
  'plan_renewal',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** One movement of the balance as people read it. */
export interface Transaction {
  transaction_id: string;
  account_id: string;
  type: TransactionType;
  /** Minutes or US dollars (see `unit`); positive into the balance, negative out of it. */
  amount: number;
  unit: 'minutes' | 'USD';
  /** What was spent, in whole US cents; 0 for minutes, which were paid when they were bought, and for top-ups. */
  cost: number;
  description: string;
  reference_id: string;
  batch_id: string | null;
  created_at: Date;
}

const MICROS_PER_CENT = 10_000;

const CHOICES: Partial<Record<TransactionType, LedgerChoice[]>> = {
  topup_credits: [{ kind: 'top_up', unit: 'micros' }],
  topup_minutes: [{ kind: 'top_up', unit: 'seconds' }],
  call_usage: [{ kind: 'settle' }, { kind: 'adjust', sign: 'positive' }],
  refund: [{ kind: 'adjust', sign: 'negative' }],
};

const typeOf = ({ kind, unit, amount }: LedgerDocument): TransactionType => {
  if (kind === 'top_up') return unit === 'micros' ? 'topup_credits' : 'topup_minutes';
  return kind === 'adjust' && amount < 0 ? 'refund' : 'call_usage';
};

/** A row of the ledger as a transaction. */
export const toTransaction = (row: LedgerDocument): Transaction => {
  const out = row.kind === 'top_up' ? row.amount : 0 - row.amount;
  const money = row.unit === 'micros';
  return {
    transaction_id: row.transaction_id,
    account_id: row.account_id,
    type: typeOf(row),
    amount: money ? microsToDollars(out) : secondsToMinutes(out),
    unit: money ? 'USD' : 'minutes',
    cost: money && row.kind !== 'top_up' ? roundHalfUp(row.amount / MICROS_PER_CENT) : 0,
    description: row.description,
    reference_id: row.ref_id,
    batch_id: row.batch_id,
    created_at: row.created_at,
  };
};

/** An account's transactions, newest first. Throws 404 `Account not found`. */
export const listTransactions =
  (deps: Pick<AccountDeps, 'store'>) =>
  async (input: { scope: AccountScope; type?: TransactionType; page: Page }): Promise<Paged<Transaction>> => {
    const { scope, type, page } = input;
    await existingAccount(deps, scope);
    const choices = type === undefined ? undefined : (CHOICES[type] ?? []);
    if (choices?.length === 0) return { items: [], total: 0 };
    const [rows, total] = await Promise.all([
      deps.store.transactions.list(scope, choices, page),
      deps.store.transactions.count(scope, choices),
    ]);
    return { items: rows.map(toTransaction), total };
  };
