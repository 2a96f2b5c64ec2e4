import type { Api } from '../compose.ts';
import { accountRoutes } from './accounts.ts';
import { batchRoutes } from './batches.ts';
import { emergencyStopRoutes } from './emergency-stops.ts';
import { evidenceRoutes } from './evidence.ts';
import { explainRoutes } from './explain.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { jobRoutes } from './jobs.ts';
import { policyRoutes } from './policy.ts';
import { preflightRoutes } from './preflight.ts';
import { systemRoutes } from './system.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route of the API. An operation of the contracts that is missing here does not compile in `mountRoutes`. */
export const allRoutes = (api: Api) => [
  ...systemRoutes(api.checks),
  ...identityRoutes(api.signIn, api.cookie),
  ...accountRoutes(api.accounts),
  ...batchRoutes(api.batches, api.preflight),
  ...importRoutes(api.batches),
  ...preflightRoutes(api.preflight),
  ...jobRoutes(api.batches),
  ...webhookRoutes(api.receiveWebhook),
  ...evidenceRoutes(api.evidence),
  ...explainRoutes(api.explain),
  ...emergencyStopRoutes(api.stops),
  ...policyRoutes(api.batches),
];
