export { checkInput, parseInput, type Checked } from './check-input.ts';
export {
  answer,
  defineOperation,
  limitOf,
  type Answer,
  type InputOf,
  type LimitClass,
  type Method,
  type Multipart,
  type Operation,
  type ReplyBodyOf,
} from './operation.ts';
export { OPERATIONS, type OperationId } from './operations.ts';
export type {
  AccountListQuery,
  AccountStatus,
  AccountView,
  CreateAccountBody,
  CreatedAccount,
  PatchAccountBody,
  PlanType,
} from './schemas/accounts.ts';
export type { ContactBody, CreateBatchBody, PatchBatchBody } from './schemas/batches-input.ts';
export type {
  AddedContactsView,
  BatchActionView,
  BatchStatusView,
  BatchSummaryView,
  BatchView,
  CancelledBatch,
  CompletionView,
  CreatedBatch,
  PatchedBatch,
  PausedView,
} from './schemas/batches.ts';
export type { BatchChangeView, BatchHistoryList } from './schemas/batch-history.ts';
export type { CallDetailView, CallHistoryView, CallView } from './schemas/calls.ts';
export type { DashboardOverviewView, DashboardStatsView } from './schemas/dashboard.ts';
export type { ImportAnswer, ImportView, RowNote } from './schemas/batches-import.ts';
export type { PreviewView } from './schemas/import-preview.ts';
export type { ImportErrorList, ImportErrorView } from './schemas/import-report.ts';
export type { UseCaseAnswer, UseCaseList } from './schemas/use-cases.ts';
export type {
  AttemptView,
  CreateJobBody,
  CreatedJob,
  GateView,
  JobListQuery,
  JobView,
} from './schemas/jobs.ts';
export type {
  EvidenceExportView,
  EvidenceList,
  EvidenceVerifyView,
  EvidenceView,
} from './schemas/evidence.ts';
export type { AssumptionsView, CostView, PreflightView } from './schemas/preflight.ts';
export type {
  BatchExplanationView,
  JobExplanationView,
  ObstacleView,
  PhoneStateView,
  RoomView,
  ZoneNowView,
} from './schemas/explain.ts';
export type {
  AddDoNotCallBody,
  DoNotCallImportView,
  DoNotCallList,
  DoNotCallView,
} from './schemas/do-not-call.ts';
export type { ContactPolicyView, HolidaysView, OwnHolidaysView } from './schemas/contact-policy.ts';
export type { ResultsList, ResultsQuery, ResultView, CancelledStatsView } from './schemas/results.ts';
export type { WithdrawalView, WithdrawBody } from './schemas/withdraw.ts';
export type { RetentionView, SetRetentionBody } from './schemas/retention.ts';
export type {
  BlockedSubjectView,
  SubjectExportView,
  SubjectRequestView,
  SubjectView,
} from './schemas/subjects.ts';
export { noQuery, type ActionAnswer, type PageQuery } from './schemas/common.ts';
export type { EmergencyStopBody, EmergencyStopView, RaisedStopView } from './schemas/emergency-stops.ts';
export type {
  AccountStatsView,
  AccountSummaryView,
  BalanceView,
  LastCallSettingsView,
  ToppedUp,
  TopUpBody,
  TransactionView,
} from './schemas/balance.ts';
export type {
  ApiKeyView,
  CreateApiKeyBody,
  CreatedApiKey,
  LoginView,
  MeView,
  UserView,
} from './schemas/identity.ts';
export { KEY_SCOPE_NAMES } from './schemas/identity.ts';
export type { AuditList, AuditView } from './schemas/audit.ts';
export type { PermissionsView } from './schemas/permissions.ts';
export type { CreatedPerson, ExceptionView, GroupBody, PersonView, UserRightsView } from './schemas/users.ts';
export type { HealthView, ReadyView } from './schemas/system.ts';
export { API_VERSION, openApiDocument } from './openapi/document.ts';
export { problemStatuses } from './openapi/operation-object.ts';
