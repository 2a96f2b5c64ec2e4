export type { By, DeletedRecordings, EraseDeps, RequestDeps, SubjectDeps } from './deps.ts';
export { erasedAmong } from './erase/erased-among.ts';
export { requestErasure } from './erase/request-erasure.ts';
export { runErasure } from './erase/run-erasure.ts';
export type { Holdings } from './find/holdings.ts';
export { searchSubjects, type Subject, type SubjectQuery } from './find/search-subjects.ts';
export { ownerOfSubject } from './find/subject.ts';
export { blockSubject, type Block, type BlockedSubject } from './requests/block-subject.ts';
export { exportSubject, type SubjectExport } from './requests/export-subject.ts';
export {
  getSubjectRequest,
  listSubjectRequests,
  ownerOfSubjectRequest,
  type RequestPage,
} from './requests/list-requests.ts';
export { noteReveal, type Reveal } from './requests/reveal.ts';
export { beginNights } from './retention/begin-nights.ts';
export { forecastRetention, type RetentionForecast } from './retention/dry-run.ts';
export { DEFAULT_RETENTION, getRetention, RETENTION_BOUNDS, setRetention } from './retention/policy.ts';
export { runRetention } from './retention/run-retention.ts';
export { findPrivacyWork, type PrivacyWork } from './sweep.ts';
