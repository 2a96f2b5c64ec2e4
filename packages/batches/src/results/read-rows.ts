import type { AccountScope, BatchDocument, ResultAttempt, ResultJob, Store } from '@timbre/store';
import { resultRow, type ResultRow } from './result-row.ts';

const CHUNK = 500;

/** Jobs of one batch with what their dials add; one read for all of them. */
export const rowsOf = async (
  store: Store,
  scope: AccountScope,
  batch: BatchDocument,
  jobs: readonly ResultJob[],
): Promise<ResultRow[]> => {
  const called = jobs.filter(({ dial_seq }) => dial_seq > 0).map(({ job_id }) => job_id);
  const attempts = called.length > 0 ? await store.results_reads.attemptsOf(scope, called) : [];
  const byJob = new Map<string, ResultAttempt[]>();
  for (const attempt of attempts) byJob.set(attempt.job_id, [...(byJob.get(attempt.job_id) ?? []), attempt]);
  return jobs.map((job) => resultRow(job, byJob.get(job.job_id) ?? [], batch));
};

/** Every person of a batch in the order in which they came in; 500 of them are in memory at a time. */
export async function* streamRows(
  store: Store,
  scope: AccountScope,
  batch: BatchDocument,
): AsyncGenerator<ResultRow> {
  let chunk: ResultJob[] = [];
  for await (const job of store.results_reads.stream(scope, batch.batch_id)) {
    chunk.push(job);
    if (chunk.length < CHUNK) continue;
    yield* await rowsOf(store, scope, batch, chunk);
    chunk = [];
  }
  yield* await rowsOf(store, scope, batch, chunk);
}
