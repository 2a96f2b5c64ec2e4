export { existingAccount } from './active-account.ts';
export { batchRules, policyOf, ownHolidays, type BatchRules } from './batch/batch-rules.ts';
export { batchStatus, batchSummary, type BatchStatus } from './batch/batch-status.ts';
export { cancelBatch } from './batch/cancel-batch.ts';
export { closeBatchJobs } from './batch/close-batch-jobs.ts';
export { completeBatchIfDone, needsClosing, reopenBatch } from './batch/complete-batch.ts';
export { createBatch, type CreateBatchInput } from './batch/create-batch.ts';
export { deleteBatch } from './batch/delete-batch.ts';
export { getBatch, listBatches } from './batch/list-batches.ts';
export { patchBatch, type PatchBatchInput, type Patched } from './batch/patch-batch.ts';
export { pauseBatch, type Paused } from './batch/pause-batch.ts';
export { resumeBatch } from './batch/resume-batch.ts';
export { settingsWarnings } from './batch/settings-warnings.ts';
export type { BatchDeps, Wake } from './deps.ts';
export { readPersonKey, readPhone, type Named } from './import/named-person.ts';
export { foldHeader } from './import/columns.ts';
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
export {
  getImport,
  importError,
  startImport,
  waitForImport,
  type StartedImport,
} from './intake/start-import.ts';
export { sweepImports } from './intake/sweep-imports.ts';
export { addContacts, type AddContactsInput, type AddedContacts } from './job/add-contacts.ts';
export { cancelJob } from './job/cancel-job.ts';
export { createJob } from './job/create-job.ts';
export { createSingleJob, implicitBatchId } from './job/create-single-job.ts';
export { getJob, listJobAttempts } from './job/get-job.ts';
export { JOB_STATUS_FILTERS, readCounters, readJob, type JobStatusFilter } from './job/job-status.ts';
export type { JsonContact } from './job/json-contacts.ts';
export { listBatchJobs, listJobs } from './job/list-jobs.ts';
export { newJob } from './job/new-job.ts';
export { retryJob } from './job/retry-job.ts';
export type { JobView } from './job/view-jobs.ts';
export { ownerOfBatch, ownerOfImport, ownerOfJob } from './owners.ts';
export { retellVariables } from './retell-variables.ts';
export { createWake } from './wake.ts';
