export {
  existingAccount,
  getAccount,
  type AccountSheet,
  type WalletFigures,
} from './accounts/account-sheet.ts';
export { createAccount, type NewAccount } from './accounts/create-account.ts';
export { lastCallSettings, type LastCallSettings } from './accounts/last-call-settings.ts';
export { listAccounts } from './accounts/list-accounts.ts';
export { patchAccount, type AccountChange } from './accounts/patch-account.ts';
export { inPlanUnit } from './accounts/spend-limit.ts';
export { activateAccount, suspendAccount } from './accounts/suspend-account.ts';
export { accountSummary, type AccountSummary } from './balance/account-summary.ts';
export { canMakeCalls, hasBalance, leastForOneCall, planWallet } from './balance/balance.ts';
export { topUp, type TopUp } from './balance/top-up.ts';
export {
  listTransactions,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionType,
} from './balance/transactions.ts';
export { ACCOUNT_KEY_CAPABILITIES, ALL_CAPABILITIES, CAPABILITIES, type Capability } from './capabilities.ts';
export { requireCapability, scopeOf, scopeOrAll, type Credential } from './credential.ts';
export type { AccountDeps } from './deps.ts';
export { createApiKey, listApiKeys, revokeApiKey, verifyApiKey } from './identity/api-keys.ts';
export { createFirstAdmin } from './identity/first-admin.ts';
export {
  createSessionTokens,
  SESSION_MS,
  type Session,
  type SessionTokens,
} from './identity/session-token.ts';
export {
  currentUser,
  login,
  logout,
  verifySession,
  type SignedIn,
  type SignInDeps,
} from './identity/sign-in.ts';
