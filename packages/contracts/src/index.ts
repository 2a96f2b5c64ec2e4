export { checkInput, parseInput, type Checked } from './check-input.ts';
export {
  answer,
  defineOperation,
  type Answer,
  type InputOf,
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
export type { ImportAnswer, ImportView, RowNote } from './schemas/batches-import.ts';
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
export type { HealthView, ReadyView } from './schemas/system.ts';
export { API_VERSION, openApiDocument } from './openapi/document.ts';
export { problemStatuses } from './openapi/operation-object.ts';
