import { ownerOfBatch, ownerOfJob } from '@timbre/batches';
import { explainBatch, explainJob, type ExplainDeps } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentBatchExplanation, presentJobExplanation } from '../present/explain.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

/** Why is this person, or this campaign, not being called? */
export const explainRoutes = (deps: ExplainDeps) => [
  route(OPERATIONS.explainJob, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.job_id, ownerOfJob(deps));
    return ok(presentJobExplanation(await explainJob(deps)(scope, params.job_id), readerOf(credential)));
  }),
  route(OPERATIONS.explainBatch, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));
    return ok(presentBatchExplanation(await explainBatch(deps)(scope, params.batch_id)));
  }),
];
