import { localDateKey } from '@timbre/scheduling';
import type { AccountScope, CancelledGroup } from '@timbre/store';
import { findBatch } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';

/** How many people of a batch were cancelled, by why and when. */
export interface CancelledStats {
  batch_id: string;
  /** Whose days they are. */
  timezone: string;
  total: number;
  by_reason: { reason: string; count: number }[];
  by_day: { date: string; count: number }[];
  groups: { date: string; reason: string; count: number }[];
}

const MAX_GROUPS = 1_000;
const UNKNOWN = 'Sin motivo';

const addUp = (groups: readonly { key: string; count: number }[]): [string, number][] => {
  const sums = new Map<string, number>();
  for (const { key, count } of groups) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums];
};

/**
 * The cancelled people of a batch by reason and by local day. Those of a cancelled batch whose documents are not
 * settled yet count with it. Throws 404 `Batch not found`.
 */
export const cancelledStats =
  ({ store }: Pick<BatchDeps, 'store'>) =>
  async (scope: AccountScope, id: string): Promise<CancelledStats> => {
    const batch = await findBatch(store, scope, id);
    const { batch_id, state, call_settings } = batch;
    const { timezone } = call_settings;
    const stored = await store.results_reads.cancelledGroups(scope, batch_id, timezone, MAX_GROUPS);
    const counted = await store.jobs.countByStatus(scope, batch_id);
    const unsettled = state === 'cancelled' ? counted.pending_jobs + counted.suspended_jobs : 0;
    const late: CancelledGroup = {
      date: localDateKey(batch.updated_at, timezone),
      reason: batch.cancellation_reason,
      count: unsettled,
    };
    const groups = [...(unsettled > 0 ? [late] : []), ...stored].map((group) => ({
      ...group,
      reason: group.reason ?? UNKNOWN,
    }));
    const by_reason = addUp(groups.map(({ reason, count }) => ({ key: reason, count })));
    const by_day = addUp(groups.map(({ date, count }) => ({ key: date, count })));
    return {
      ...{ batch_id, timezone, total: groups.reduce((sum, { count }) => sum + count, 0) },
      by_reason: by_reason.map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
      by_day: by_day.map(([date, count]) => ({ date, count })).sort((a, b) => (a.date < b.date ? 1 : -1)),
      groups,
    };
  };
