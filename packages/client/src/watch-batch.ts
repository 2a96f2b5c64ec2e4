import type { TimbreClient } from './client.ts';
import { pause } from './pause.ts';
import type { Schemas } from './types.ts';

/** How to follow a batch. */
export interface WatchOptions {
  batch_id: string;
  /** Between two looks; 5 seconds unless given. */
  every_ms?: number;
  signal?: AbortSignal;
}

const isOver = ({ completed_at, in_progress_jobs }: Schemas['BatchStatus']): boolean =>
  completed_at !== null && in_progress_jobs === 0;

/**
 * The status of a batch each time that it changes, until the batch has ended and its last call too. Asks with the
 * ETag of the answer before, so a look that finds nothing new costs the API no body.
 */
export async function* watchBatch(
  timbre: TimbreClient,
  { batch_id, every_ms = 5_000, signal }: WatchOptions,
): AsyncGenerator<Schemas['BatchStatus'], void, undefined> {
  let etag: string | null = null;
  for (;;) {
    const headers: Record<string, string> = etag === null ? {} : { 'If-None-Match': etag };
    const answer = await timbre.send('getBatchStatus', { batch_id }, { headers, signal });
    if (answer.status !== 304) {
      etag = answer.headers.get('ETag');
      const status = answer.data;
      yield status;
      if (isOver(status)) return;
    }
    await pause(every_ms, signal);
  }
}
