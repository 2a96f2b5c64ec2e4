import { scopeOf, scopeOrAll, type Credential } from '@timbre/accounts';
import {
  addContacts,
  batchSummary,
  cancelBatch,
  createBatch,
  deleteBatch,
  getBatch,
  listBatches,
  listBatchJobs,
  ownerOfBatch,
  patchBatch,
  pauseBatch,
  resumeBatch,
  type BatchDeps,
  type ReadStatus,
} from '@timbre/batches';
import { estimateCompletion, type PreflightDeps } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import type { AccountScope } from '@timbre/store';
import { created, listOf, ok, revalidated } from '../http/reply.ts';
import { route } from '../http/route.ts';
import {
  presentAction,
  presentAdded,
  presentBatch,
  presentCancelled,
  presentPatched,
  presentPaused,
  presentStatus,
  presentSummary,
} from '../present/batch.ts';
import { presentJob } from '../present/job.ts';
import { byOf } from './by.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

interface OfBatch {
  params: { batch_id: string };
  credential: Credential;
  ip: string;
}

/** Campaigns: made, read, paused, resumed, changed, cancelled, deleted. */
export const batchRoutes = (deps: BatchDeps, estimates: PreflightDeps, statusOf: ReadStatus) => {
  const scopeFor = ({ params, credential }: OfBatch): Promise<AccountScope> =>
    scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));
  const pause = async (input: OfBatch) =>
    ok(presentPaused(await pauseBatch(deps)(await scopeFor(input), input.params.batch_id, byOf(input))));
  const resume = async (input: OfBatch) => {
    const batch = await resumeBatch(deps)(await scopeFor(input), input.params.batch_id, byOf(input));
    return ok(presentAction(batch, 'Batch resumed'));
  };

  return [
    route(OPERATIONS.createBatch, async ({ body, credential, ip, once }) => {
      const { account_id, ...input } = body;
      const scope = scopeOf(credential, account_id);
      const { batch, warnings } = await createBatch(deps)(scope, input, byOf({ credential, ip }), once);
      const view = presentBatch(batch);
      return created({ success: true as const, batch: view, warnings }, `/api/v1/batches/${batch.batch_id}`);
    }),
    route(OPERATIONS.listBatches, async ({ query, credential }) => {
      const { account_id, state, ...rest } = query;
      const filter = { ...rest, ...(state === undefined ? {} : { states: [state] }) };
      const found = await listBatches(deps)(scopeOrAll(credential, account_id), filter);
      return listOf(found.items.map(presentBatch), found.total);
    }),
    route(OPERATIONS.getBatch, async (input) =>
      ok(presentBatch(await getBatch(deps)(await scopeFor(input), input.params.batch_id))),
    ),
    route(OPERATIONS.getBatchStatus, async (input) =>
      revalidated(presentStatus(await statusOf(await scopeFor(input), input.params.batch_id))),
    ),
    route(OPERATIONS.getBatchSummary, async (input) => {
      const scope = await scopeFor(input);
      const summary = await batchSummary(deps, statusOf)(scope, input.params.batch_id);
      return ok(presentSummary(summary, await estimateCompletion(estimates)(scope, summary.batch)));
    }),
    route(OPERATIONS.listBatchJobs, async (input) => {
      const found = await listBatchJobs(deps)(await scopeFor(input), input.params.batch_id, input.query);
      const reader = readerOf(input.credential);
      return listOf(
        found.items.map((view) => presentJob(view, reader)),
        found.total,
      );
    }),
    route(OPERATIONS.addBatchJobs, async (input) => {
      const added = await addContacts(deps)(await scopeFor(input), input.params.batch_id, input.body);
      return added.jobs_created > 0 ? created(presentAdded(added)) : ok(presentAdded(added));
    }),
    route(OPERATIONS.patchBatch, async (input) => {
      const { batch_id } = input.params;
      const patched = await patchBatch(deps)(await scopeFor(input), batch_id, input.body, byOf(input));
      return ok(presentPatched(patched, batch_id));
    }),
    route(OPERATIONS.pauseBatch, pause),
    route(OPERATIONS.postPauseBatch, pause),
    route(OPERATIONS.resumeBatch, resume),
    route(OPERATIONS.postResumeBatch, resume),
    route(OPERATIONS.cancelBatch, async (input) => {
      const reason = input.query.reason ?? input.body.reason ?? undefined;
      const { batch_id } = input.params;
      return ok(
        presentCancelled(await cancelBatch(deps)(await scopeFor(input), batch_id, reason, byOf(input))),
      );
    }),
    route(OPERATIONS.deleteBatch, async (input) => {
      const { batch_id } = input.params;
      await deleteBatch(deps)(await scopeFor(input), batch_id, input.query, byOf(input));
      return ok({ success: true, message: 'Batch deleted' });
    }),
  ];
};
