export { checkMongodb, withMongodb, type MongodbCheck, type MongodbFault } from './check-server.ts';
export {
  ACCOUNT_STATUSES,
  PLAN_TYPES,
  type AccountDayDocument,
  type AccountDocument,
  type AccountHoliday,
  type AccountStatus,
  type PlanType,
} from './documents/account.ts';
export {
  ATTEMPT_STATES,
  OPEN_ATTEMPT_STATES,
  UNDIALLED,
  type Amount,
  type AttemptCheck,
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
  type ShortOf,
} from './documents/batch.ts';
export type { AuditDocument } from './documents/audit.ts';
export type { RetentionDays, RetentionDocument, RetentionRunDocument } from './documents/retention.ts';
export {
  SUBJECT_REQUEST_KINDS,
  type EraseWait,
  type SubjectDocument,
  type SubjectRequestDocument,
  type SubjectRequestKind,
} from './documents/subject-request.ts';
export type { PurgePage } from './repositories/erasure.ts';
export type { SubjectRequestFilter } from './repositories/subject-requests.ts';
export { isSubjectKey, type SubjectKeys } from './subject-keys.ts';
export type {
  Actor,
  DialRateDocument,
  HaltDocument,
  LockDocument,
  RetellCapacityDocument,
  SlotDocument,
  StopDetails,
} from './documents/capacity.ts';
export {
  EVIDENCE_KINDS,
  type EvidenceDocument,
  type EvidenceKind,
  type EvidenceSealDocument,
  type SealedEntry,
} from './documents/evidence.ts';
export {
  DO_NOT_CALL_LEVELS,
  DO_NOT_CALL_SOURCES,
  type DoNotCallDocument,
  type DoNotCallSource,
} from './documents/do-not-call.ts';
export type {
  ApiKeyDocument,
  GroupMembership,
  PermissionException,
  UserDocument,
} from './documents/identity.ts';
export type { SessionDocument } from './documents/sign-in.ts';
export type { AuditFilter, AuditPlace } from './repositories/audit-reads.ts';
export type { UserFilter } from './repositories/users.ts';
export type { IdempotencyKeyDocument, KeptAnswer } from './documents/idempotency.ts';
export type {
  ImportDocument,
  ImportRowFault,
  ImportState,
  WebhookEventDocument,
} from './documents/intake.ts';
export {
  REPORT_LISTS,
  type ImportPreviewDocument,
  type PreviewState,
  type ReportItem,
  type ReportList,
} from './documents/import-report.ts';
export {
  JOB_STATUSES,
  type CallResult,
  type JobContact,
  type JobDocument,
  type JobGate,
  type JobPayload,
  type JobPhoneState,
  type JobStatus,
  type JobWithdrawal,
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
export type {
  DoNotCallFilter,
  DoNotCallTargets,
  NewDoNotCall,
  PutEntry,
  PutMany,
} from './repositories/do-not-call.ts';
export type { AttemptGuard, ClosedAttempt } from './repositories/attempts.ts';
export type { JobGroup, JobGroups } from './repositories/explain-reads.ts';
export type { EvidenceFilter, EvidencePlace } from './repositories/evidence.ts';
export type { BatchFilter, BatchHour, BatchRecord } from './repositories/batch-reads.ts';
export type { CalledJob, CallFilter } from './repositories/call-reads.ts';
export type { ActiveTotals, BatchTotals, StateTotals } from './repositories/overview-reads.ts';
export type { RecentDial } from './repositories/breakers.ts';
export type { BatchChange, BatchDelta, WaitingBatch } from './repositories/batches.ts';
export { CLOSABLE_STATUSES, type JobFilter, type JobRecord } from './repositories/job-reads.ts';
export type { DueQuery } from './repositories/due-windows.ts';
export { WAITING_STATUSES } from './repositories/jobs.ts';
export type { NewHalt, StopRecord } from './repositories/halts.ts';
export type { LiveScope } from './repositories/live-calls.ts';
export type { LockTarget } from './repositories/locks.ts';
export type { FinishedCall, SharingBatch, WaitingJob } from './repositories/preflight-reads.ts';
export type { LiveBatch, OpenAttempts } from './repositories/signal-reads.ts';
export type { LedgerChoice } from './repositories/transactions.ts';
export type { LedgerEntry } from './repositories/wallets.ts';
export type { RecordingDocument, RecordingFault, RecordingState } from './documents/recording.ts';
export type { ByteRange } from './repositories/recordings.ts';
export type { CancelledGroup, ResultAttempt, ResultJob, ResultPlace } from './repositories/results-reads.ts';
export type { WithdrawnBy, WithdrawnJob } from './repositories/withdrawals.ts';
export { openLegacySource, type LegacyRecord, type LegacySource } from './legacy-source.ts';
export { accountScope, type AccountScope } from './scope.ts';
export { openStore, type Store } from './store.ts';
