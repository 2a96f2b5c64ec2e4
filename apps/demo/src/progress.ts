import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedError } from '@timbre/embedded';
import { realClock } from '@timbre/kernel';
import type { DemoCampaign } from './campaigns.ts';

/** The polling answer of a batch, as far as the demo needs it. */
export interface BatchStatus {
  is_active: boolean;
  total_jobs: number;
  pending_jobs: number;
  in_progress_jobs: number;
  completed_jobs: number;
  failed_jobs: number;
  suspended_jobs: number;
  cancelled_jobs: number;
  waiting_schedule_jobs: number;
  total_cost: number;
  total_minutes: number;
}

const EVERY_MS = 1_000;
const LIMIT_MS = 15 * 60_000;

/** Where a campaign stands, as any client would ask. */
export const statusOf = (campaign: DemoCampaign): Promise<BatchStatus> =>
  campaign.account.client.get<BatchStatus>(`/api/v1/batches/${campaign.upload.batch_id}/status`);

const isDone = (status: BatchStatus): boolean =>
  status.in_progress_jobs === 0 && (status.pending_jobs === 0 || !status.is_active);

const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.round((done / total) * 24);
  return `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
};

const lineOf = (statuses: BatchStatus[], seconds: number): string => {
  const sum = (pick: (status: BatchStatus) => number): number =>
    statuses.reduce((total, status) => total + pick(status), 0);
  const total = sum((status) => status.total_jobs);
  const done = sum((status) => status.completed_jobs + status.failed_jobs + status.suspended_jobs);
  const [live, completed, failed] = [
    sum((s) => s.in_progress_jobs),
    sum((s) => s.completed_jobs),
    sum((s) => s.failed_jobs),
  ];
  return `${bar(done, total)} ${done}/${total} · en llamada ${live} · contactadas ${completed} · fallidas ${failed} · ${seconds} s`;
};

/** Shows one line that moves: on a terminal in place, elsewhere one line every five seconds. */
const createShow = () => {
  let shown = 0;
  return (line: string, seconds: number): void => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line}`);
    else if (seconds >= shown + 5) {
      shown = seconds;
      process.stdout.write(`${line}\n`);
    }
  };
};

/** Follows the campaigns that dial until nothing moves any more. Throws when that takes longer than 15 minutes. */
export const followCampaigns = async (campaigns: DemoCampaign[], signal: AbortSignal): Promise<void> => {
  const show = createShow();
  const start = realClock.now().getTime();
  const dialling = campaigns.filter((campaign) => !campaign.waits);
  for (;;) {
    const statuses = await Promise.all(dialling.map(statusOf));
    const passed = realClock.now().getTime() - start;
    show(lineOf(statuses, Math.round(passed / 1000)), Math.round(passed / 1000));
    if (statuses.every(isDone)) break;
    if (passed > LIMIT_MS)
      throw new EmbeddedError(
        'the campaigns did not end within 15 minutes',
        'see timbre.log in the run folder',
      );
    await pause(EVERY_MS, undefined, { signal });
  }
  if (process.stdout.isTTY) process.stdout.write('\n');
};
