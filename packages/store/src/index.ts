export { checkMongodb, withMongodb, type MongodbCheck, type MongodbFault } from './check-server.ts';
export {
  ACCOUNT_STATUSES,
  PLAN_TYPES,
  type AccountDayDocument,
  type AccountDocument,
  type AccountStatus,
  type PlanType,
} from './documents/account.ts';
export {
  ATTEMPT_STATES,
  OPEN_ATTEMPT_STATES,
  UNDIALLED,
  type Amount,
  type AttemptDocument,
  type AttemptRefusal,
  type AttemptState,
} from './documents/attempt.ts';
export {
  BATCH_STATES,
  type BatchCounters,
  type BatchDispatch,
  type BatchDocument,
  type BatchState,
  type PauseReason,
} from './documents/batch.ts';
export type { DialRateDocument, HaltDocument, LockDocument, SlotDocument } from './documents/capacity.ts';
export type { ApiKeyDocument, UserDocument } from './documents/identity.ts';
export type {
  ImportDocument,
  ImportRowFault,
  ImportState,
  WebhookEventDocument,
} from './documents/intake.ts';
export {
  JOB_STATUSES,
  type CallResult,
  type JobContact,
  type JobDocument,
  type JobGate,
  type JobPayload,
  type JobPhoneState,
  type JobStatus,
} from './documents/job.ts';
export {
  MESSAGE_PRIORITIES,
  MESSAGE_TYPES,
  type MessageDocument,
  type MessagePriority,
  type MessageType,
} from './documents/message.ts';
export {
  LEDGER_KINDS,
  type LedgerDocument,
  type LedgerKind,
  type WalletDocument,
  type WalletMovement,
} from './documents/wallet.ts';
export type { AccountFilter } from './repositories/accounts.ts';
export type { AttemptGuard } from './repositories/attempts.ts';
export type { BatchFilter, BatchHour, BatchRecord } from './repositories/batch-reads.ts';
export type { BatchChange, BatchDelta } from './repositories/batches.ts';
export { CLOSABLE_STATUSES, type JobFilter, type JobRecord } from './repositories/job-reads.ts';
export { WAITING_STATUSES, type DueQuery } from './repositories/jobs.ts';
export type { LockTarget } from './repositories/locks.ts';
export type { LedgerChoice } from './repositories/transactions.ts';
export type { LedgerEntry } from './repositories/wallets.ts';
export { accountScope, type AccountScope } from './scope.ts';
export { openStore, type Store } from './store.ts';
