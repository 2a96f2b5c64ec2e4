import { readCounters } from '@timbre/batches';
import type { AccountScope, BatchDocument, JobGroups } from '@timbre/store';
import type { ExplainDeps } from './deps.ts';
import { WAITS } from './job-state.ts';
import type { ExplainCode } from './obstacle.ts';

/** How many jobs one breakdown reads at most: what lies beyond is counted, not told apart. */
const MOST_READ = 20_000;

/** `unsorted`: jobs beyond {@link MOST_READ} of one kind. */
export type ReasonCode = ExplainCode | 'unsorted';

/** Jobs that share a reason. */
export interface ReasonCount {
  code: ReasonCode;
  count: number;
  /** When the first of them is due; null where no instant is known. */
  next_at: Date | null;
}

/** Counts by reason; their sum is the number of jobs. */
export interface Reasons {
  reasons: ReasonCount[];
  /** Pending jobs that are due, whatever keeps the campaign. */
  due: number;
  /** False when some jobs could only be counted. */
  exact: boolean;
}

type Coded = (word: string | null) => ReasonCode;

const ofWait: Coded = (word) => WAITS[word ?? 'retry']?.[0] ?? (word as ExplainCode);
const ofFailure: Coded = (word) => {
  if (/^Máximo de intentos/.test(word ?? '')) return 'max_attempts';
  return /^(?:Sin teléfono|No quedan teléfonos)/.test(word ?? '') ? 'no_phone' : 'failed';
};
const ofCancellation: Coded = (word) => (word === 'do_not_call' ? 'do_not_call' : 'cancelled');

/** Groups in the words of the answer; what the counter knows beyond them is `unsorted`. */
const coded = ({ groups, seen }: JobGroups, code: Coded, total: number): ReasonCount[] => [
  ...groups.map(({ word, count, next_at }) => ({
    code: code(word),
    count,
    next_at: code === ofWait ? next_at : null,
  })),
  { code: 'unsorted', count: Math.max(0, total - seen), next_at: null },
];

const plain = (code: ReasonCode, count: number): ReasonCount => ({ code, count, next_at: null });

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/** One entry for each code, the most frequent first. */
const summed = (parts: ReasonCount[]): ReasonCount[] => {
  const byCode = new Map<ReasonCode, ReasonCount>();
  for (const { code, count, next_at } of parts.filter((part) => part.count > 0)) {
    const known = byCode.get(code) ?? { code, count: 0, next_at: null };
    byCode.set(code, { code, count: known.count + count, next_at: earlier(known.next_at, next_at) });
  }
  return [...byCode.values()].sort((a, b) => b.count - a.count);
};

/** Pending jobs: those that wait for their instant by reason, the rest is due. */
const pendingParts = async (
  { store, clock }: ExplainDeps,
  scope: AccountScope,
  { batch_id }: BatchDocument,
  total: number,
): Promise<{ parts: ReasonCount[]; due: number }> => {
  if (total === 0) return { parts: [], due: 0 };
  const now = clock.now();
  const waiting = await store.explain_reads.waitingByReason(scope, batch_id, now, MOST_READ);
  const isWhole = waiting.seen < MOST_READ;
  const due = isWhole
    ? Math.max(0, total - waiting.seen)
    : await store.explain_reads.countDue(scope, batch_id, now, MOST_READ);
  return { parts: coded(waiting, ofWait, isWhole ? waiting.seen : total - due), due };
};

/**
 * A campaign's jobs by reason. What is finished or in progress comes from its counters; the rest is read behind an
 * index, {@link MOST_READ} jobs of one kind at most, whatever the size of the campaign.
 */
export const countReasons = async (
  deps: ExplainDeps,
  scope: AccountScope,
  batch: BatchDocument,
): Promise<Reasons> => {
  const counters = readCounters(batch);
  const { explain_reads } = deps.store;
  const { batch_id } = batch;
  const { failed_jobs: failed, cancelled_jobs: cancelled } = counters;
  // Waiting jobs of a campaign that has ended read as cancelled, and are not broken down.
  const settled = batch.cancelled_jobs;
  const none: JobGroups = { seen: 0, groups: [] };
  const [pending, failures, cancellations] = await Promise.all([
    pendingParts(deps, scope, batch, counters.pending_jobs),
    failed === 0 ? none : explain_reads.endedBy(scope, batch_id, 'failed', 'last_error', MOST_READ),
    settled === 0 ? none : explain_reads.endedBy(scope, batch_id, 'cancelled', 'wait_reason', MOST_READ),
  ]);
  const reasons = summed([
    plain('completed', counters.completed_jobs),
    plain('calling', counters.in_progress_jobs),
    plain('no_balance', counters.suspended_jobs),
    plain('cancelled', cancelled - settled),
    ...coded(failures, ofFailure, failed),
    ...coded(cancellations, ofCancellation, settled),
    ...pending.parts,
  ]);
  return { reasons, due: pending.due, exact: !reasons.some(({ code }) => code === 'unsorted') };
};
