import type { Logger } from '@timbre/kernel';
import type { Connection } from 'mongoose';
import { openConnection } from './connection.ts';
import { bindModels, type Models } from './models.ts';
import { createAccountReadRepository } from './repositories/account-reads.ts';
import { createAccountRepository } from './repositories/accounts.ts';
import { createApiKeyRepository } from './repositories/api-keys.ts';
import { createAttemptRepository } from './repositories/attempts.ts';
import { createAuditLogRepository } from './repositories/audit-log.ts';
import { createAuditReadRepository } from './repositories/audit-reads.ts';
import { createBatchHistoryRepository } from './repositories/batch-history.ts';
import { createBatchReadRepository } from './repositories/batch-reads.ts';
import { createBatchRepository } from './repositories/batches.ts';
import { createBreakerRepository } from './repositories/breakers.ts';
import { createCallReadRepository } from './repositories/call-reads.ts';
import { createCounterRepository } from './repositories/counters.ts';
import { createDaySpendRepository } from './repositories/day-spend.ts';
import { createDialRateRepository } from './repositories/dial-rates.ts';
import { createEvidenceRepository } from './repositories/evidence.ts';
import { createDoNotCallRepository } from './repositories/do-not-call.ts';
import { createExplainReadRepository } from './repositories/explain-reads.ts';
import { createFailureReadRepository } from './repositories/failure-reads.ts';
import { createFileRepository } from './repositories/files.ts';
import { createHaltRepository } from './repositories/halts.ts';
import { createImportPreviewRepository } from './repositories/import-previews.ts';
import { createImportReportRepository } from './repositories/import-reports.ts';
import { createIdempotencyKeyRepository } from './repositories/idempotency-keys.ts';
import { createImportRepository } from './repositories/imports.ts';
import { createJobReadRepository } from './repositories/job-reads.ts';
import { createJobRepository } from './repositories/jobs.ts';
import { createLegacyWriteRepository } from './repositories/legacy-writes.ts';
import { createLiveCallRepository } from './repositories/live-calls.ts';
import { createLockRepository } from './repositories/locks.ts';
import { createMessageRepository } from './repositories/messages.ts';
import { createOldBatchRepository } from './repositories/old-batches.ts';
import { createOverviewReadRepository } from './repositories/overview-reads.ts';
import { createRecordingRepository } from './repositories/recordings.ts';
import { createResultsReadRepository } from './repositories/results-reads.ts';
import { createPreflightReadRepository } from './repositories/preflight-reads.ts';
import { createSignalReadRepository } from './repositories/signal-reads.ts';
import { createRetellCapacityRepository } from './repositories/retell-capacity.ts';
import { createSessionRepository } from './repositories/sessions.ts';
import { createSignInRepository } from './repositories/sign-in.ts';
import { createSlotRepository } from './repositories/slots.ts';
import { createErasureRepository } from './repositories/erasure.ts';
import { createRetentionRepository } from './repositories/retention.ts';
import { createSubjectReadRepository } from './repositories/subject-reads.ts';
import { createSubjectRequestRepository } from './repositories/subject-requests.ts';
import { createTransactionRepository } from './repositories/transactions.ts';
import { createUserRepository } from './repositories/users.ts';
import { createWalletRepository } from './repositories/wallets.ts';
import { createWebhookEventRepository } from './repositories/webhook-events.ts';
import { createSubjectKeys, type SubjectKeys } from './subject-keys.ts';
import { createWithdrawalRepository } from './repositories/withdrawals.ts';

const repositories = (models: Models, connection: Connection, subject_keys: SubjectKeys) => ({
  accounts: createAccountRepository(models),
  account_reads: createAccountReadRepository(models),
  day_spend: createDaySpendRepository(models),
  wallets: createWalletRepository(models),
  transactions: createTransactionRepository(models),
  batches: createBatchRepository(models),
  batch_reads: createBatchReadRepository(models),
  batch_history: createBatchHistoryRepository(models),
  overview_reads: createOverviewReadRepository(models),
  jobs: createJobRepository(models),
  job_reads: createJobReadRepository(models),
  imports: createImportRepository(models),
  import_reports: createImportReportRepository(models),
  import_previews: createImportPreviewRepository(models),
  files: createFileRepository(connection, 'uploads'),
  report_files: createFileRepository(connection, 'import_files'),
  attempts: createAttemptRepository(models),
  call_reads: createCallReadRepository(models),
  results_reads: createResultsReadRepository(models),
  withdrawals: createWithdrawalRepository(models),
  recordings: createRecordingRepository(models, connection),
  preflight_reads: createPreflightReadRepository(models),
  signal_reads: createSignalReadRepository(models),
  failure_reads: createFailureReadRepository(models),
  slots: createSlotRepository(models),
  locks: createLockRepository(models),
  dial_rates: createDialRateRepository(models),
  retell_capacity: createRetellCapacityRepository(models),
  halts: createHaltRepository(models),
  breakers: createBreakerRepository(models),
  do_not_call: createDoNotCallRepository(models, subject_keys),
  live_calls: createLiveCallRepository(models),
  legacy_writes: createLegacyWriteRepository(models),
  old_batches: createOldBatchRepository(models),
  audit_log: createAuditLogRepository(models),
  audit_reads: createAuditReadRepository(models),
  evidence: createEvidenceRepository(models),
  explain_reads: createExplainReadRepository(models),
  webhook_events: createWebhookEventRepository(models),
  api_keys: createApiKeyRepository(models),
  users: createUserRepository(models),
  sessions: createSessionRepository(models),
  sign_in: createSignInRepository(models),
  idempotency_keys: createIdempotencyKeyRepository(models),
  messages: createMessageRepository(models),
  counters: createCounterRepository(models),
  subject_keys,
  subject_reads: createSubjectReadRepository(models),
  subject_requests: createSubjectRequestRepository(models),
  erasure: createErasureRepository(models),
  retention: createRetentionRepository(models, connection),
});

/** The truth: one repository for each collection, and the connection behind them. */
export interface Store extends ReturnType<typeof repositories> {
  connection: Connection;
  /** Creates what is missing of collections and indexes; idempotent, run at the start of every service. */
  ensureIndexes(): Promise<void>;
  /** Resolves when the server takes a write: one with a full disk answers reads and is of no use. */
  ping(): Promise<void>;
  /** The server's own clock, for the skew check. */
  serverTime(): Promise<Date>;
  close(): Promise<void>;
}

/**
 * Connects and binds. Rejects within 5 s when no server answers at `uri`. Whoever dials, or names people by key, gives
 * the secrets of subject keys: without them nobody who was erased is recognised.
 */
export const openStore = async (options: {
  uri: string;
  database: string;
  logger: Logger;
  personal_data_secrets?: readonly string[];
}): Promise<Store> => {
  const connection = await openConnection(options);
  const models = bindModels(connection);
  return {
    ...repositories(models, connection, createSubjectKeys(options.personal_data_secrets ?? [])),
    connection,
    async ensureIndexes() {
      for (const model of Object.values(models) as Models['jobs'][]) await model.createIndexes();
    },
    async ping() {
      await connection.db
        ?.collection<{ _id: string }>('health')
        .updateOne({ _id: 'probe' }, { $inc: { n: 1 } }, { upsert: true });
    },
    async serverTime() {
      const hello = await connection.db?.admin().command({ hello: 1 });
      return new Date(hello?.localTime as Date);
    },
    close: () => connection.close(),
  };
};
