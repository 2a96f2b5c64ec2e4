import type { Connection, Model, Schema } from 'mongoose';
import {
  accountDaySchema,
  accountSchema,
  type AccountDayDocument,
  type AccountDocument,
} from './documents/account.ts';
import { attemptSchema, type AttemptDocument } from './documents/attempt.ts';
import { auditSchema, type AuditDocument } from './documents/audit.ts';
import { batchSchema, type BatchDocument } from './documents/batch.ts';
import {
  breakerMarkSchema,
  dialRateSchema,
  haltSchema,
  lockSchema,
  retellCapacitySchema,
  slotSchema,
  type BreakerMarkDocument,
  type DialRateDocument,
  type HaltDocument,
  type LockDocument,
  type RetellCapacityDocument,
  type SlotDocument,
} from './documents/capacity.ts';
import {
  evidenceSchema,
  evidenceSealSchema,
  type EvidenceDocument,
  type EvidenceSealDocument,
} from './documents/evidence.ts';
import { doNotCallSchema, type DoNotCallDocument } from './documents/do-not-call.ts';
import { idempotencyKeySchema, type IdempotencyKeyDocument } from './documents/idempotency.ts';
import { apiKeySchema, userSchema, type ApiKeyDocument, type UserDocument } from './documents/identity.ts';
import {
  importPreviewSchema,
  importReportSchema,
  type ImportPreviewDocument,
  type ImportReportDocument,
} from './documents/import-report.ts';
import {
  importSchema,
  webhookEventSchema,
  type ImportDocument,
  type WebhookEventDocument,
} from './documents/intake.ts';
import { jobSchema, type JobDocument } from './documents/job.ts';
import {
  counterSchema,
  messageSchema,
  type CounterDocument,
  type MessageDocument,
} from './documents/message.ts';
import { recordingSchema, type RecordingDocument } from './documents/recording.ts';
import { ledgerSchema, walletSchema, type LedgerDocument, type WalletDocument } from './documents/wallet.ts';
import {
  loginTriesSchema,
  sessionSchema,
  type LoginTriesDocument,
  type SessionDocument,
} from './documents/sign-in.ts';
import {
  retentionRunSchema,
  retentionSchema,
  type RetentionDocument,
  type RetentionRunDocument,
} from './documents/retention.ts';
import {
  subjectRequestSchema,
  subjectSchema,
  type SubjectDocument,
  type SubjectRequestDocument,
} from './documents/subject-request.ts';
import { guardAccountScope } from './scope.ts';

/** Every collection of Timbre. `tenant` ones refuse a query without an account. */
export interface Models {
  accounts: Model<AccountDocument>;
  account_days: Model<AccountDayDocument>;
  recordings: Model<RecordingDocument>;
  wallets: Model<WalletDocument>;
  ledger: Model<LedgerDocument>;
  batches: Model<BatchDocument>;
  jobs: Model<JobDocument>;
  call_attempts: Model<AttemptDocument>;
  slots: Model<SlotDocument>;
  locks: Model<LockDocument>;
  dial_rates: Model<DialRateDocument>;
  retell_capacity: Model<RetellCapacityDocument>;
  halts: Model<HaltDocument>;
  breaker_marks: Model<BreakerMarkDocument>;
  do_not_call: Model<DoNotCallDocument>;
  audit_log: Model<AuditDocument>;
  evidence: Model<EvidenceDocument>;
  evidence_seals: Model<EvidenceSealDocument>;
  webhook_events: Model<WebhookEventDocument>;
  imports: Model<ImportDocument>;
  import_reports: Model<ImportReportDocument>;
  import_previews: Model<ImportPreviewDocument>;
  api_keys: Model<ApiKeyDocument>;
  users: Model<UserDocument>;
  login_tries: Model<LoginTriesDocument>;
  sessions: Model<SessionDocument>;
  idempotency_keys: Model<IdempotencyKeyDocument>;
  messages: Model<MessageDocument>;
  counters: Model<CounterDocument>;
  subjects: Model<SubjectDocument>;
  subject_requests: Model<SubjectRequestDocument>;
  retention_policies: Model<RetentionDocument>;
  retention_runs: Model<RetentionRunDocument>;
}

/** Binds the schemas to a connection. Collection names are the keys of {@link Models}. */
export const bindModels = (connection: Connection): Models => {
  const bind = <T>(name: string, schema: Schema<T>): Model<T> => {
    schema.set('versionKey', false);
    // A field that no schema knows is a mistake: it is told, not dropped in silence.
    schema.set('strict', 'throw');
    // What was stored as an empty object is read as one: `call_settings: {}` is an answer, not an absence.
    schema.set('minimize', false);
    return connection.model<T>(name, schema, name);
  };
  const tenant = <T>(name: string, schema: Schema<T>): Model<T> => {
    // A schema is shared by the connections of one process: guard it once.
    if (!guarded.has(schema)) {
      guardAccountScope(schema);
      guarded.add(schema);
    }
    return bind(name, schema);
  };
  return {
    accounts: tenant('accounts', accountSchema),
    account_days: tenant('account_days', accountDaySchema),
    recordings: tenant('recordings', recordingSchema),
    wallets: tenant('wallets', walletSchema),
    ledger: tenant('ledger', ledgerSchema),
    batches: tenant('batches', batchSchema),
    jobs: tenant('jobs', jobSchema),
    call_attempts: tenant('call_attempts', attemptSchema),
    slots: bind('slots', slotSchema),
    locks: bind('locks', lockSchema),
    dial_rates: bind('dial_rates', dialRateSchema),
    retell_capacity: bind('retell_capacity', retellCapacitySchema),
    halts: bind('halts', haltSchema),
    breaker_marks: bind('breaker_marks', breakerMarkSchema),
    do_not_call: tenant('do_not_call', doNotCallSchema),
    audit_log: tenant('audit_log', auditSchema),
    evidence: tenant('evidence', evidenceSchema),
    evidence_seals: tenant('evidence_seals', evidenceSealSchema),
    webhook_events: bind('webhook_events', webhookEventSchema),
    imports: tenant('imports', importSchema),
    import_reports: tenant('import_reports', importReportSchema),
    import_previews: tenant('import_previews', importPreviewSchema),
    api_keys: tenant('api_keys', apiKeySchema),
    users: tenant('users', userSchema),
    login_tries: bind('login_tries', loginTriesSchema),
    sessions: bind('sessions', sessionSchema),
    idempotency_keys: tenant('idempotency_keys', idempotencyKeySchema),
    messages: tenant('messages', messageSchema),
    counters: bind('counters', counterSchema),
    subjects: tenant('subjects', subjectSchema),
    subject_requests: tenant('subject_requests', subjectRequestSchema),
    retention_policies: tenant('retention_policies', retentionSchema),
    retention_runs: tenant('retention_runs', retentionRunSchema),
  };
};

const guarded = new WeakSet<object>();
