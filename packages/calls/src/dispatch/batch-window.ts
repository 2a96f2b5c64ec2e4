import { contactPolicy, windowState, type ContactPolicy } from '@timbre/scheduling';
import type { BatchDocument } from '@timbre/store';

/** The rules for calling the people of a batch. */
export const policyOf = (batch: BatchDocument): ContactPolicy =>
  contactPolicy({ country: batch.country, purpose: batch.purpose, pack: batch.contact_pack });

/** In which zones of a batch people may be called now, and when the next closed one opens. */
export interface BatchWindow {
  /** Zones to take jobs from; null stands for jobs without a zone of their own. */
  open_zones: (string | null)[];
  /** Earliest opening among the closed zones; null when none is closed or none opens within a year. */
  next_opening: Date | null;
}

/** Looks at the window once per zone, however many jobs wait. */
export const batchWindow = (batch: BatchDocument, now: Date): BatchWindow => {
  const policy = policyOf(batch);
  const settings = batch.call_settings;
  const open_zones: (string | null)[] = [];
  let next_opening: Date | null = null;
  for (const own of [null, ...batch.contact_zones]) {
    const state = windowState({ settings, policy, zone: own ?? settings.timezone, now });
    if (state.open) open_zones.push(own);
    else if (state.until !== null && (next_opening === null || state.until < next_opening))
      next_opening = state.until;
  }
  return { open_zones, next_opening };
};
