import { batchRules } from '@timbre/batches';
import { windowState } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument } from '@timbre/store';

/** In which zones of a batch people may be called now, and when the next closed one opens. */
export interface BatchWindow {
  /** Zones to take jobs from; null stands for jobs without a zone of their own. */
  open_zones: (string | null)[];
  /** Earliest opening among the closed zones; null when none is closed or none opens within a year. */
  next_opening: Date | null;
}

/** Looks at the window once per zone, however many jobs wait: the batch's hours, the law, the account's own rules. */
export const batchWindow = (
  batch: BatchDocument,
  account: Pick<AccountDocument, 'contact_rules' | 'holidays'>,
  now: Date,
): BatchWindow => {
  const settings = batch.call_settings;
  const open_zones: (string | null)[] = [];
  let next_opening: Date | null = null;
  for (const own of [null, ...batch.contact_zones]) {
    const state = windowState({ settings, ...batchRules(batch, account, own, now), now });
    if (state.open) open_zones.push(own);
    else if (state.until !== null && (next_opening === null || state.until < next_opening))
      next_opening = state.until;
  }
  return { open_zones, next_opening };
};
