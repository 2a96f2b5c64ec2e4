export { existingAccount } from './active-account.ts';
export { batchRules, policyOf, ownHolidays, type BatchRules } from './batch/batch-rules.ts';
export { batchStatus, batchSummary, type BatchStatus, type ReadStatus } from './batch/batch-status.ts';
export { cancelBatch } from './batch/cancel-batch.ts';
export { closeBatchJobs } from './batch/close-batch-jobs.ts';
export { completeBatchIfDone, needsClosing, reopenBatch } from './batch/complete-batch.ts';
export { createBatch, type CreateBatchInput } from './batch/create-batch.ts';
export { deleteBatch } from './batch/delete-batch.ts';
export { listBatchHistory, type BatchHistory, type HistoryEntry } from './batch/list-history.ts';
export { getBatch, listBatches } from './batch/list-batches.ts';
export { patchBatch, type PatchBatchInput, type Patched } from './batch/patch-batch.ts';
export { resumedNotice, tellAccount } from './batch/notices.ts';
export { pauseBatch, type Paused } from './batch/pause-batch.ts';
export { recordBatchChange, recordChange } from './batch/record-change.ts';
export { resumeBatch } from './batch/resume-batch.ts';
export { BY_ITSELF, type By } from './by.ts';
export { cancelInactiveJobs } from './legacy/cancel-inactive-jobs.ts';
export { mendActive } from './legacy/mend-active.ts';
export { importLegacy } from './legacy/import-legacy.ts';
export type { ImportLegacyOptions } from './legacy/deps.ts';
export type { LegacyReport } from './legacy/report.ts';
export { settingsWarnings } from './batch/settings-warnings.ts';
export type { BatchDeps, Wake } from './deps.ts';
export { readPersonKey, readPhone, type Named } from './import/named-person.ts';
export { foldHeader } from './import/fold-header.ts';
export { parseDate } from './import/dates.ts';
export { readContacts } from './import/read-contacts.ts';
export type { ContactImport, ImportedContact, ReadContactsOptions, RowFault } from './import/types.ts';
export {
  anybodysJob,
  draftCampaign,
  type Draft,
  type DraftInput,
  type DraftPerson,
} from './intake/draft-campaign.ts';
export { RECKONED_CALL_SECONDS } from './intake/estimate.ts';
export { abandonImport } from './intake/fail-import.ts';
export {
  readImportForm,
  type ImportFile,
  type ImportForm,
  type ImportFormFields,
} from './intake/import-form.ts';
export { fileError } from './intake/read-file.ts';
export { runImport } from './intake/run-import.ts';
export { getImport, importError, importPercentage, waitForImport } from './intake/follow-import.ts';
export type { StartedImport } from './intake/new-import.ts';
export { readRefusedWorkbook, readReport, type ReportPage } from './intake/read-report.ts';
export { startImport } from './intake/start-import.ts';
export { startUpload } from './intake/start-upload.ts';
export { sweepImports } from './intake/sweep-imports.ts';
export { addContacts, type AddContactsInput, type AddedContacts } from './job/add-contacts.ts';
export { cancelJob } from './job/cancel-job.ts';
export { createJob } from './job/create-job.ts';
export { createSingleJob, implicitBatchId } from './job/create-single-job.ts';
export { getJob, listJobAttempts } from './job/get-job.ts';
export { JOB_STATUS_FILTERS, readCounters, readJob, type JobStatusFilter } from './job/job-status.ts';
export type { JsonContact } from './job/json-contacts.ts';
export { listEveryonesJobs } from './job/list-everyones-jobs.ts';
export { listBatchJobs, listJobs } from './job/list-jobs.ts';
export { newJob } from './job/new-job.ts';
export { retryJob } from './job/retry-job.ts';
export type { JobView } from './job/view-jobs.ts';
export { cancelledStats, type CancelledStats } from './results/cancelled-stats.ts';
export { exportResults, type ExportedFile, type ResultReader } from './results/export-results.ts';
export { listResults, type ResultPage } from './results/list-results.ts';
export type { ResultsFile } from './results/result-columns.ts';
export type { ResultOutcome, ResultRow } from './results/result-row.ts';
export { readFileList } from './withdraw/read-file-list.ts';
export type { ListedPerson } from './withdraw/read-people.ts';
export { withdrawPeople, type Withdrawal, type WithdrawInput } from './withdraw/withdraw-people.ts';
export { ownerOfBatch, ownerOfImport, ownerOfJob } from './owners.ts';
export { dashboardFigures, type DashboardDeps, type DashboardFigures } from './overview/dashboard-figures.ts';
export { abandonPreview, runPreview } from './preview/run-preview.ts';
export type { PreviewResult } from './preview/preview-facts.ts';
export {
  getPreview,
  ownerOfPreview,
  previewError,
  startPreview,
  waitForPreview,
} from './preview/start-preview.ts';
export { retellVariables } from './retell-variables.ts';
export {
  listUseCases,
  USE_CASE_COUNTRIES,
  USE_CASES,
  type UseCaseCountry,
  type UseCaseName,
} from './use-cases/catalogue.ts';
export { CONFIG_FIELDS, type ConfigField } from './use-cases/config.ts';
export { useCaseAt } from './use-cases/use-case-at.ts';
export { createWake } from './wake.ts';
