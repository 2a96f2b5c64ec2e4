import { scopeOf } from '@timbre/accounts';
import { ownerOfBatch } from '@timbre/batches';
import { getCall, listCalls, ownerOfCall } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import type { Store } from '@timbre/store';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentCall, presentCallDetail } from '../present/calls.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

/** Calls that were made. */
export const callRoutes = (deps: { store: Store }) => [
  route(OPERATIONS.listCallHistory, async ({ query, credential }) => {
    const { account_id, ...wanted } = query;
    const scope =
      account_id === undefined && wanted.batch_id !== undefined
        ? await scopeOfThing(credential, wanted.batch_id, ownerOfBatch(deps))
        : scopeOf(credential, account_id);
    const { items, total } = await listCalls(deps)(scope, wanted);
    const reader = readerOf(credential);
    const { limit, skip } = wanted;
    return ok({
      calls: items.map((view) => presentCall(view, reader)),
      total,
      limit,
      skip,
      has_more: skip + items.length < total,
    });
  }),
  route(OPERATIONS.getCall, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.attempt_id, ownerOfCall(deps));
    return ok(presentCallDetail(await getCall(deps)(scope, params.attempt_id), readerOf(credential)));
  }),
];
