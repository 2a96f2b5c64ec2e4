import { attemptIdOf, talkMs, type CallRecord } from './call-record.ts';
import type { CallStatus } from './call-settings.ts';

/** The truth about one call in one line, for the checkers. Instants are virtual epoch milliseconds. */
export interface HistoryRow {
  call_id: string;
  attempt_id: string | null;
  to_number: string;
  received_at: number;
  started_at: number | null;
  ended_at: number | null;
  status: CallStatus;
  reason: string | null;
  duration_ms: number;
}

/** One row of the history. */
export const historyRow = (call: CallRecord): HistoryRow => ({
  call_id: call.call_id,
  attempt_id: attemptIdOf(call.metadata),
  to_number: call.to_number,
  received_at: call.received_at,
  started_at: call.started_at,
  ended_at: call.ended_at,
  status: call.status,
  reason: call.reason,
  duration_ms: talkMs(call),
});
