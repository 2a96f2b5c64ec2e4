import { accountOperations } from './operations/accounts.ts';
import { balanceOperations } from './operations/balance.ts';
import { batchOperations } from './operations/batches.ts';
import { identityOperations } from './operations/identity.ts';
import { importOperations } from './operations/imports.ts';
import { jobOperations } from './operations/jobs.ts';
import { systemOperations } from './operations/system.ts';

/** Every operation of the API by its id. The router, the OpenAPI document and the tests all read this list. */
export const OPERATIONS = {
  ...systemOperations,
  ...identityOperations,
  ...accountOperations,
  ...balanceOperations,
  ...batchOperations,
  ...importOperations,
  ...jobOperations,
};

export type OperationId = keyof typeof OPERATIONS;
