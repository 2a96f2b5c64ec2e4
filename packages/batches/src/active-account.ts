import { invalidState, notFound } from '@timbre/kernel';
import type { AccountDocument, AccountScope, Store } from '@timbre/store';

/** The account of a scope in whatever status. Throws 404 `Account not found`. */
export const existingAccount = async (store: Store, scope: AccountScope): Promise<AccountDocument> => {
  const account = await store.accounts.find(scope);
  if (account === null) throw notFound('Account not found');
  return account;
};

/** The account of a scope. Throws 404 `Account not found`, and 409 unless it is active. */
export const activeAccount = async (store: Store, scope: AccountScope): Promise<AccountDocument> => {
  const account = await existingAccount(store, scope);
  if (account.status !== 'active') {
    throw invalidState(`La cuenta no está activa (${account.status})`, { status_of_account: account.status });
  }
  return account;
};
