import { accountOperations } from './operations/accounts.ts';
import { balanceOperations } from './operations/balance.ts';
import { batchOperations } from './operations/batches.ts';
import { contactPolicyOperations } from './operations/contact-policy.ts';
import { doNotCallOperations } from './operations/do-not-call.ts';
import { emergencyStopOperations } from './operations/emergency-stops.ts';
import { evidenceOperations } from './operations/evidence.ts';
import { explainOperations } from './operations/explain.ts';
import { identityOperations } from './operations/identity.ts';
import { importOperations } from './operations/imports.ts';
import { jobOperations } from './operations/jobs.ts';
import { preflightOperations } from './operations/preflight.ts';
import { systemOperations } from './operations/system.ts';

/** Every operation of the API by its id. The router, the OpenAPI document and the tests all read this list. */
export const OPERATIONS = {
  ...systemOperations,
  ...identityOperations,
  ...accountOperations,
  ...balanceOperations,
  ...batchOperations,
  ...importOperations,
  ...preflightOperations,
  ...jobOperations,
  ...evidenceOperations,
  ...explainOperations,
  ...emergencyStopOperations,
  ...doNotCallOperations,
  ...contactPolicyOperations,
};

export type OperationId = keyof typeof OPERATIONS;
