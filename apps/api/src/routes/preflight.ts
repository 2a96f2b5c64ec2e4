import { scopeOf } from '@timbre/accounts';
import { ownerOfBatch } from '@timbre/batches';
import { preflightBatch, preflightDraft, type PreflightDeps } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentPreflight } from '../present/preflight.ts';
import { scopeOfThing } from './scopes.ts';

/** What would become of a campaign, before it is made and before it goes on. */
export const preflightRoutes = (deps: PreflightDeps) => [
  route(OPERATIONS.preflight, async ({ body, credential }) => {
    const { account_id, ...input } = body;
    return ok(presentPreflight(await preflightDraft(deps)(scopeOf(credential, account_id), input)));
  }),
  route(OPERATIONS.preflightBatch, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));
    return ok(presentPreflight(await preflightBatch(deps)(scope, params.batch_id)));
  }),
];
