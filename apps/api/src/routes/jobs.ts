import { scopeOf, type Credential } from '@timbre/accounts';
import {
  cancelJob,
  createJob,
  getJob,
  listEveryonesJobs,
  listJobAttempts,
  listJobs,
  ownerOfBatch,
  ownerOfJob,
  retryJob,
  type BatchDeps,
} from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { created, listOf, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentAttempt, presentJob } from '../present/job.ts';
import { byOf } from './by.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

interface OfJob {
  params: { job_id: string };
  credential: Credential;
  ip: string;
}

/** People to reach, one by one. */
export const jobRoutes = (deps: BatchDeps) => {
  const scopeFor = ({ params, credential }: OfJob) =>
    scopeOfThing(credential, params.job_id, ownerOfJob(deps));
  /** A list or a new job: of the named account, else of the named batch's, else of the credential's own. */
  const scopeAmong = (
    { account_id, batch_id }: { account_id?: string; batch_id?: string },
    credential: Credential,
  ) =>
    account_id === undefined && batch_id !== undefined
      ? scopeOfThing(credential, batch_id, ownerOfBatch(deps))
      : Promise.resolve(scopeOf(credential, account_id));
  const cancel = async (input: OfJob) => {
    await cancelJob(deps)(await scopeFor(input), input.params.job_id, undefined, byOf(input));
    return ok({ success: true, message: 'Job cancelled' });
  };

  return [
    route(OPERATIONS.listJobs, async ({ query, credential }) => {
      const { account_id: _, ...wanted } = query;
      const everyones =
        credential.account_id === null && query.account_id === undefined && query.batch_id === undefined;
      const found = everyones
        ? await listEveryonesJobs(deps)(wanted)
        : await listJobs(deps)(await scopeAmong(query, credential), wanted);
      const reader = readerOf(credential);
      return listOf(
        found.items.map((view) => presentJob(view, reader)),
        found.total,
      );
    }),
    route(OPERATIONS.createJob, async ({ body, credential }) => {
      const { account_id: _, batch_id, ...contact } = body;
      const view = await createJob(deps)(await scopeAmong(body, credential), contact, batch_id);
      const job = presentJob(view, readerOf(credential));
      return created({ success: true as const, job }, `/api/v1/jobs/${job.job_id}`);
    }),
    route(OPERATIONS.getJob, async (input) =>
      ok(
        presentJob(
          await getJob(deps)(await scopeFor(input), input.params.job_id),
          readerOf(input.credential),
        ),
      ),
    ),
    route(OPERATIONS.listJobAttempts, async (input) => {
      const { attempts, batch_id } = await listJobAttempts(deps)(await scopeFor(input), input.params.job_id);
      const reader = readerOf(input.credential);
      return ok(attempts.map((attempt) => presentAttempt(attempt, batch_id, reader)));
    }),
    route(OPERATIONS.retryJob, async (input) => {
      await retryJob(deps)(await scopeFor(input), input.params.job_id, byOf(input));
      return ok({ success: true, message: 'Job marked for retry' });
    }),
    route(OPERATIONS.cancelJob, cancel),
    route(OPERATIONS.deleteJob, cancel),
  ];
};
