import { batchRules } from '@timbre/batches';
import { closedSentence, windowState, type ClosedCode } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument } from '@timbre/store';

/** Whether people of one zone may be called now. */
export interface ZoneNow {
  /** null: people of whom no zone is known; they are called by `name`. */
  zone: string | null;
  name: string;
  open: boolean;
  code: ClosedCode | null;
  reason: string | null;
  /** The next opening, or while it is open the last start. */
  until: Date | null;
}

/** The window of a campaign in each zone of its people, as the dispatcher sees it. */
export const zonesNow = (batch: BatchDocument, account: AccountDocument, now: Date): ZoneNow[] =>
  [null, ...batch.contact_zones].map((zone) => {
    const rules = batchRules(batch, account, zone, now);
    const state = windowState({ settings: batch.call_settings, ...rules, now });
    return {
      zone,
      name: rules.zone,
      open: state.open,
      code: state.open ? null : state.code,
      reason: state.open ? null : closedSentence(state.reason),
      until: state.open ? state.closes_at : state.until,
    };
  });
