import { implicitBatchId } from '@timbre/batches';
import { microsToDollars, roundHalfUp, type Clock } from '@timbre/kernel';
import type { LiveEvent, LiveEvents, SharedRedis } from '@timbre/queue';
import type { AttemptDocument, JobStatus, MessagePriority, MessageType } from '@timbre/store';
import { settingsChannel } from './settings-cache.ts';

/** A job that moved because an attempt of it was settled. */
export interface JobMoved {
  attempt: AttemptDocument;
  from: JobStatus;
  to: JobStatus;
}

/** A message that lies in an account's inbox. */
export interface MessageStored {
  account_id: string;
  id: number;
  message_type: MessageType;
  priority: MessagePriority;
}

/** Tells those who watch an account what happens in it. Never waits and never fails: nothing depends on it. */
export interface News {
  jobMoved(moved: JobMoved): void;
  /** State, settings or name of a batch changed. */
  batchChanged(account_id: string, batch_id: string): void;
  messageStored(message: MessageStored): void;
}

const completed = (attempt: AttemptDocument, batch_id: string | null): LiveEvent[] => {
  const { outcome, charge } = attempt;
  if (outcome === null) return [];
  return [
    {
      type: 'call_completed',
      data: {
        batch_id,
        job_id: attempt.job_id,
        attempt_id: attempt.attempt_id,
        call_id: attempt.retell_call_id ?? null,
        outcome: outcome.class,
        reason: outcome.reason,
        success: outcome.success,
        connected: outcome.connected,
        duration_seconds: roundHalfUp((attempt.duration_ms ?? 0) / 1_000),
        cost: charge?.unit === 'micros' ? microsToDollars(charge.amount) : 0,
      },
    },
  ];
};

/** News through Redis; see {@link News}. */
export const createNews = (deps: {
  events: Pick<LiveEvents, 'publish'>;
  redis: Pick<SharedRedis, 'publish'>;
  clock: Clock;
}): News => {
  const { events, redis, clock } = deps;
  return {
    jobMoved({ attempt, from, to }) {
      const { account_id, job_id, attempt_id } = attempt;
      const batch_id = attempt.batch_id === implicitBatchId(account_id) ? null : attempt.batch_id;
      const at = clock.now().toISOString();
      const status: LiveEvent = {
        type: 'job_status_update',
        data: { batch_id, job_id, attempt_id, status: to, previous_status: from, at },
      };
      events.publish(account_id, [...completed(attempt, batch_id), status]);
    },
    batchChanged(account_id, batch_id) {
      events.publish(account_id, [{ type: 'batch_progress', data: { batch_id } }]);
      void redis.publish(settingsChannel(batch_id), '');
    },
    messageStored({ account_id, id, message_type, priority }) {
      events.publish(account_id, [{ type: 'message', data: { id, message_type, priority } }]);
    },
  };
};
