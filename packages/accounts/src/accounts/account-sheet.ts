import { notFound } from '@timbre/kernel';
import {
  accountScope,
  type AccountDayDocument,
  type AccountDocument,
  type AccountScope,
  type WalletDocument,
} from '@timbre/store';
import type { AccountDeps } from '../deps.ts';

/** One wallet in whole seconds or micro-dollars; `granted = available + held + used`. */
export interface WalletFigures {
  granted: number;
  available: number;
  held: number;
  used: number;
}

/** An account with what it has and what it used today. */
export interface AccountSheet {
  account: AccountDocument;
  seconds: WalletFigures;
  micros: WalletFigures;
  calls_today: number;
  /** What today's calls cost or may still cost, in the plan's unit; counted while the account has a spend cap. */
  committed_today: number;
}

type ReadDeps = Pick<AccountDeps, 'store' | 'clock' | 'localDay'>;

const EMPTY: WalletFigures = { granted: 0, available: 0, held: 0, used: 0 };

const figures = (
  wallets: readonly WalletDocument[],
  account_id: string,
  unit: WalletDocument['unit'],
): WalletFigures => {
  const wallet = wallets.find((candidate) => candidate.account_id === account_id && candidate.unit === unit);
  if (wallet === undefined) return EMPTY;
  const held = Object.values(wallet.held).reduce((sum, amount) => sum + amount, 0);
  return { granted: wallet.granted, available: wallet.available, held, used: wallet.used };
};

const sheetOf = (
  account: AccountDocument,
  wallets: WalletDocument[],
  days: AccountDayDocument[],
): AccountSheet => ({
  account,
  seconds: figures(wallets, account.account_id, 'seconds'),
  micros: figures(wallets, account.account_id, 'micros'),
  calls_today: days.find((day) => day.account_id === account.account_id)?.calls ?? 0,
  committed_today: days.find((day) => day.account_id === account.account_id)?.committed ?? 0,
});

/** Adds wallets and today's calls to accounts, in two reads however many they are. */
export const toSheets = async (
  deps: ReadDeps,
  accounts: readonly AccountDocument[],
): Promise<AccountSheet[]> => {
  const now = deps.clock.now();
  const today = accounts.map(({ account_id, timezone }) => ({
    account_id,
    day: deps.localDay(now, timezone),
  }));
  const [wallets, days] = await Promise.all([
    deps.store.account_reads.dangerouslyAcrossAccountsWallets(accounts.map(({ account_id }) => account_id)),
    deps.store.account_reads.dangerouslyAcrossAccountsDays(today),
  ]);
  return accounts.map((account) => sheetOf(account, wallets, days));
};

/** The account of a scope. Throws 404 `Account not found`. */
export const existingAccount = async (
  deps: Pick<AccountDeps, 'store'>,
  scope: AccountScope,
): Promise<AccountDocument> => {
  const account = await deps.store.accounts.find(scope);
  if (account === null) throw notFound('Account not found');
  return account;
};

/** The sheet of one account that was loaded already. */
export const toSheet = async (deps: ReadDeps, account: AccountDocument): Promise<AccountSheet> => {
  const scope = accountScope(account.account_id);
  const [wallets, day] = await Promise.all([
    deps.store.wallets.list(scope),
    deps.store.accounts.day(scope, deps.localDay(deps.clock.now(), account.timezone)),
  ]);
  return sheetOf(account, wallets, day === null ? [] : [day]);
};

/** Reads one account with its balance. Throws 404 `Account not found`. */
export const getAccount =
  (deps: ReadDeps) =>
  async (scope: AccountScope): Promise<AccountSheet> =>
    toSheet(deps, await existingAccount(deps, scope));
