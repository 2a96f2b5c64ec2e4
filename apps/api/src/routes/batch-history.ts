import { listBatchHistory, ownerOfBatch, type BatchDeps } from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentBatchHistory } from '../present/batch-history.ts';
import { scopeOfThing } from './scopes.ts';

/** Who changed what of a campaign. */
export const batchHistoryRoutes = (deps: Pick<BatchDeps, 'store'>) => [
  route(OPERATIONS.listBatchHistory, async ({ params, query, credential }) => {
    const scope = await scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));
    return ok(presentBatchHistory(await listBatchHistory(deps)(scope, params.batch_id, query)));
  }),
];
