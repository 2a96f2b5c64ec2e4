import { performance } from 'node:perf_hooks';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { INSTANT, makeCampaign } from '../world/data.ts';
import type { World } from '../world/world.ts';

/** Milliseconds from a request to its answer. */
export interface Times {
  p50: number;
  p95: number;
  most: number;
  count: number;
}

/** What an operator waits for. */
export interface ControlTimes {
  pause: Times;
  resume: Times;
  status: Times;
  cancel: Times;
  /** The cancel of the campaign with the whole backlog: there is only one. */
  cancel_all: Times;
}

const ROUNDS = 50;

const timesOf = (samples: number[]): Times => {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1), count: sorted.length };
};

/**
 * Asks the API over HTTP as an operator's client does: 50 rounds of pause, status and resume on the campaign with the
 * backlog while it runs, 50 cancels of campaigns beside it, and its own cancel at last.
 */
export const measureControl = async (
  world: World,
  account: AccountDocument,
  batch: BatchDocument,
  api_key: string,
): Promise<ControlTimes> => {
  const request = async (method: string, batch_id: string, action: string): Promise<number> => {
    const start = performance.now();
    const response = await fetch(`${world.api_url}/api/v1/batches/${batch_id}/${action}`, {
      method,
      headers: { authorization: `Bearer ${api_key}` },
    });
    await response.arrayBuffer();
    const ms = performance.now() - start;
    if (!response.ok) throw new Error(`${method} ${action} answered ${response.status}`);
    return ms;
  };
  const samples = { pause: [] as number[], resume: [] as number[], status: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    samples.pause.push(await request('PUT', batch.batch_id, 'pause'));
    samples.status.push(await request('GET', batch.batch_id, 'status'));
    samples.resume.push(await request('PUT', batch.batch_id, 'resume'));
  }
  const cancel: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const other = await makeCampaign(world, account, { jobs: 1, outcome: INSTANT, max_concurrent_calls: 1 });
    cancel.push(await request('POST', other.batch_id, 'cancel'));
  }
  return {
    pause: timesOf(samples.pause),
    resume: timesOf(samples.resume),
    status: timesOf(samples.status),
    cancel: timesOf(cancel),
    cancel_all: timesOf([await request('POST', batch.batch_id, 'cancel')]),
  };
};
