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
export { ALL_CAPABILITIES, CAPABILITIES, PLATFORM_ONLY, type Capability } from './capabilities.ts';
export { requireCapability, scopeOf, scopeOrAll, unauthenticated, type Credential } from './credential.ts';
export type { AccountDeps } from './deps.ts';
export { listAudit, type AuditPage } from './audit/list-audit.ts';
export { noteAccess, type Access } from './audit/note-access.ts';
export { actorOf, type By } from './audit/note-act.ts';
export { createApiKey, listApiKeys, verifyApiKey, type KeyDeps } from './identity/api-keys.ts';
export { createFirstAdmin } from './identity/first-admin.ts';
export { issueApiKey, revokeApiKey, rotateApiKey } from './identity/issue-api-key.ts';
export { KEY_SCOPES, type KeyScope } from './identity/key-scopes.ts';
export { isNetwork } from './identity/networks.ts';
export { createRefreshTokens, type RefreshTokens } from './identity/refresh-token.ts';
export { refreshSession, type SignedIn, type SignInDeps } from './identity/session-family.ts';
export {
  ACCESS_MS,
  createSessionTokens,
  type Session,
  type SessionTokens,
} from './identity/session-token.ts';
export { currentUser, login, logout, verifySession } from './identity/sign-in.ts';
export { decide, effectiveCapabilities } from './permissions/decide.ts';
export { grantException, removeException } from './permissions/exceptions.ts';
export { GROUPS, type PermissionGroup } from './permissions/groups.ts';
export { isSensitive, SENSITIVITIES, sensitivityOf, type Sensitivity } from './permissions/sensitivity.ts';
export { changeOwnPassword, resetPassword } from './users/change-password.ts';
export { deleteUser, renameUser, setUserActive, setUserGroups } from './users/change-user.ts';
export { createUser, type CreatedUser, type NewUser } from './users/create-user.ts';
export { visibleUser, type UserDeps } from './users/existing-user.ts';
export { listUsers, type UserPage } from './users/list-users.ts';
