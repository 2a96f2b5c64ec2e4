import type { Api } from '../compose.ts';
import { accountRoutes } from './accounts.ts';
import { batchHistoryRoutes } from './batch-history.ts';
import { batchRoutes } from './batches.ts';
import { callRoutes } from './calls.ts';
import { dashboardRoutes } from './dashboard.ts';
import { emergencyStopRoutes } from './emergency-stops.ts';
import { eventRoutes } from './events.ts';
import { evidenceRoutes } from './evidence.ts';
import { explainRoutes } from './explain.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { jobRoutes } from './jobs.ts';
import { permissionRoutes } from './permissions.ts';
import { policyRoutes } from './policy.ts';
import { preflightRoutes } from './preflight.ts';
import { sessionRoutes } from './sessions.ts';
import { recordingRoutes } from './recordings.ts';
import { resultRoutes } from './results.ts';
import { subjectRoutes } from './subjects.ts';
import { systemRoutes } from './system.ts';
import { withdrawRoutes } from './withdraw.ts';
import { userRoutes } from './users.ts';
import { useCaseRoutes } from './use-cases.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route of the API. An operation of the contracts that is missing here does not compile in `mountRoutes`. */
export const allRoutes = (api: Api) => [
  ...systemRoutes(api.checks),
  ...sessionRoutes(api.signIn, api),
  ...identityRoutes(api.signIn),
  ...userRoutes(api.signIn),
  ...permissionRoutes(api.signIn),
  ...accountRoutes(api.accounts),
  ...batchRoutes(api.batches, api.preflight, api.statusOf),
  ...batchHistoryRoutes(api.batches),
  ...callRoutes(api),
  ...eventRoutes(api),
  ...dashboardRoutes({ ...api.batches, redis: api.redis }, api.accounts),
  ...importRoutes(api.batches),
  ...useCaseRoutes(api.batches),
  ...preflightRoutes(api.preflight),
  ...jobRoutes(api.batches),
  ...withdrawRoutes(api.batches),
  ...resultRoutes(api.batches),
  ...recordingRoutes(api.batches),
  ...webhookRoutes(api.receiveWebhook),
  ...evidenceRoutes(api.evidence),
  ...explainRoutes(api.explain),
  ...emergencyStopRoutes(api.stops),
  ...policyRoutes(api.batches),
  ...subjectRoutes(api.subjects, api.batches),
];
