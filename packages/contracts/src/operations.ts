import { accountOperations } from './operations/accounts.ts';
import { balanceOperations } from './operations/balance.ts';
import { batchHistoryOperations } from './operations/batch-history.ts';
import { batchOperations } from './operations/batches.ts';
import { callOperations } from './operations/calls.ts';
import { contactPolicyOperations } from './operations/contact-policy.ts';
import { dashboardOperations } from './operations/dashboard.ts';
import { doNotCallOperations } from './operations/do-not-call.ts';
import { emergencyStopOperations } from './operations/emergency-stops.ts';
import { eventOperations } from './operations/events.ts';
import { evidenceOperations } from './operations/evidence.ts';
import { explainOperations } from './operations/explain.ts';
import { identityOperations } from './operations/identity.ts';
import { importOperations } from './operations/imports.ts';
import { jobOperations } from './operations/jobs.ts';
import { permissionOperations } from './operations/permissions.ts';
import { preflightOperations } from './operations/preflight.ts';
import { recordingOperations } from './operations/recordings.ts';
import { resultOperations } from './operations/results.ts';
import { retentionOperations } from './operations/retention.ts';
import { subjectOperations } from './operations/subjects.ts';
import { systemOperations } from './operations/system.ts';
import { useCaseOperations } from './operations/use-cases.ts';
import { withdrawOperations } from './operations/withdraw.ts';
import { userOperations } from './operations/users.ts';

/** Every operation of the API by its id. The router, the OpenAPI document and the tests all read this list. */
export const OPERATIONS = {
  ...systemOperations,
  ...identityOperations,
  ...userOperations,
  ...permissionOperations,
  ...accountOperations,
  ...balanceOperations,
  ...batchOperations,
  ...batchHistoryOperations,
  ...dashboardOperations,
  ...callOperations,
  ...eventOperations,
  ...importOperations,
  ...useCaseOperations,
  ...preflightOperations,
  ...jobOperations,
  ...withdrawOperations,
  ...resultOperations,
  ...recordingOperations,
  ...evidenceOperations,
  ...explainOperations,
  ...emergencyStopOperations,
  ...doNotCallOperations,
  ...contactPolicyOperations,
  ...subjectOperations,
  ...retentionOperations,
};

export type OperationId = keyof typeof OPERATIONS;
