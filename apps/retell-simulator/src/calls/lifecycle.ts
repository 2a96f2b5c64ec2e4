import type { Timeline } from '../timeline.ts';
import type { CallRecord } from './call-record.ts';
import type { EndStatus } from './call-settings.ts';

/** What happens to a call that somebody may want to hear of. */
export type CallEvent =
  | 'call_started'
  | 'call_ended'
  | 'call_analyzed'
  | 'transcript_updated'
  | 'transfer_started'
  | 'transfer_bridged'
  | 'transfer_cancelled'
  | 'transfer_ended';

/** Moves calls through registered → ongoing → ended, not_connected or error → analysed. */
export interface Lifecycle {
  /** Starts the life of a call that has just been registered. */
  begin(call: CallRecord): void;
  /** Ends a live call now, for example because somebody stopped it. */
  end(call: CallRecord, reason: string, status: EndStatus): void;
  /** Analyses a finished call again. */
  analyseAgain(call: CallRecord): void;
}

const TRANSFER_EVENTS: Readonly<Record<string, readonly CallEvent[]>> = {
  call_transfer: ['transfer_started', 'transfer_bridged', 'transfer_ended'],
  transfer_bridged: ['transfer_started', 'transfer_bridged', 'transfer_ended'],
  transfer_cancelled: ['transfer_started', 'transfer_cancelled'],
};

/** The state machine. Each call waits for one thing at a time, so that a stop has one thing to cancel. */
export const createLifecycle = (
  timeline: Timeline,
  emit: (call: CallRecord, event: CallEvent) => void,
): Lifecycle => {
  const now = (): number => timeline.clock.now().getTime();

  /** Timers fire late, and on a fast clock a millisecond is a second: what happens carries the planned instant. */
  const waitUntil = (call: CallRecord, at: number, next: () => void): void => {
    call.waiting?.();
    call.waiting = timeline.after(Math.max(0, at - now()), () => {
      call.waiting = null;
      next();
    });
  };

  const awaitAnalysis = (call: CallRecord, from: number): void =>
    waitUntil(call, from + call.plan.analysis_ms, () => {
      call.analysed = true;
      call.analyses += 1;
      emit(call, 'call_analyzed');
    });

  const endAt = (call: CallRecord, at: number, reason: string, status: EndStatus): void => {
    // A call that never started was seen with start = end and a duration of 0 (retell.md §1.4).
    call.started_at ??= at;
    call.ended_at = at;
    call.status = status;
    call.reason = reason;
    if (at > call.started_at) {
      for (const event of TRANSFER_EVENTS[reason] ?? []) emit(call, event);
      emit(call, 'transcript_updated');
    }
    emit(call, 'call_ended');
    awaitAnalysis(call, at);
  };

  const connectAt = (call: CallRecord, at: number, talk_ms: number): void => {
    call.status = 'ongoing';
    call.started_at = at;
    emit(call, 'call_started');
    const { quirk, reason, status } = call.plan;
    if (quirk === 'stuck_ongoing') return;
    waitUntil(call, at + talk_ms, () => endAt(call, at + talk_ms, reason, status));
  };

  /** The latest instant at which somebody can still end this call. */
  const lastInstant = (call: CallRecord): number => {
    const { quirk, talk_ms } = call.plan;
    if (call.started_at === null || talk_ms === null || quirk === 'stuck_ongoing') return Infinity;
    return call.started_at + talk_ms;
  };

  return {
    begin: (call) => {
      const { before_ms, talk_ms, reason, status, quirk } = call.plan;
      if (quirk === 'stuck_registered') return;
      const at = call.received_at + before_ms;
      waitUntil(call, at, () =>
        talk_ms === null ? endAt(call, at, reason, status) : connectAt(call, at, talk_ms),
      );
    },
    end: (call, reason, status) => endAt(call, Math.min(now(), lastInstant(call)), reason, status),
    analyseAgain: (call) => {
      call.analysed = false;
      awaitAnalysis(call, now());
    },
  };
};
