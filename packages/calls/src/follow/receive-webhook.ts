import { createHash } from 'node:crypto';
import { newId, realClock, SECOND_MS } from '@timbre/kernel';
import { parseWebhook, verifyWebhook, type RetellWebhook } from '@timbre/retell';
import type { CallDeps } from '../deps.ts';

/** A webhook as it came over the wire. */
export interface IncomingWebhook {
  workspace_id: string;
  /** The exact bytes: the signature covers them. */
  raw_body: Buffer;
  signature: string | undefined;
}

/** Kept as evidence, but nothing follows from them: a call is followed until its end anyway. */
const SILENT_EVENTS = new Set(['call_started', 'transcript_updated']);

/** What receiving takes: less than calling does, so that the API needs no voice provider. */
export interface WebhookDeps extends Pick<CallDeps, 'store' | 'clock' | 'logger'> {
  queue: Pick<CallDeps['queue'], 'enqueue'>;
  /** Counts a stored webhook, so many seconds after what it tells had happened at Retell. */
  webhookStored(event: string, lag_s: number): void;
  /** The key that signs a workspace's webhooks; undefined for a workspace that we do not know. */
  webhookKeyOf(workspace_id: string): string | undefined;
}

/** forbidden: unknown workspace or bad signature · unreadable: signed, but no event · duplicate: stored before. */
export type WebhookAnswer = 'accepted' | 'duplicate' | 'forbidden' | 'unreadable';

/** When that of which an event tells happened, in Retell's own words; the analysis has no instant of its own. */
const instantOf = ({ event, call }: RetellWebhook): number | undefined =>
  event === 'call_started' ? call.start_timestamp : event === 'call_ended' ? call.end_timestamp : undefined;

/**
 * Checks and stores a webhook; the work is done later by a job. When Redis is away the event waits in the store and
 * the reconciler finds it.
 */
export const receiveWebhook =
  (deps: WebhookDeps) =>
  async (input: IncomingWebhook): Promise<WebhookAnswer> => {
    const key = deps.webhookKeyOf(input.workspace_id);
    if (key === undefined) return 'forbidden';
    const { raw_body, signature } = input;
    // Retell signs with its own clock, which knows nothing of a virtual one.
    if (!verifyWebhook({ raw_body, signature, key, now: realClock.now() })) return 'forbidden';
    const webhook = parseWebhook(raw_body);
    if (webhook === null) return 'unreadable';

    const event_id = newId('evt');
    const now = deps.clock.now();
    const is_news = !SILENT_EVENTS.has(webhook.event);
    const fresh = await deps.store.webhook_events.insert({
      _id: event_id,
      workspace_id: input.workspace_id,
      retell_call_id: webhook.call.call_id,
      event: webhook.event,
      body_sha256: createHash('sha256').update(raw_body).digest('hex'),
      body: raw_body.toString('utf8'),
      received_at: now,
      processed_at: is_news ? null : now,
    });
    if (!fresh) return 'duplicate';
    const happened_at = instantOf(webhook);
    if (happened_at !== undefined)
      deps.webhookStored(webhook.event, Math.max(0, now.getTime() - happened_at) / SECOND_MS);
    if (!is_news) return 'accepted';
    await deps.queue.enqueue('webhook-process', { event_id }).catch((error: unknown) => {
      deps.logger.warn('webhook stored, not enqueued; the reconciler takes it', {
        event_id,
        error: String(error),
      });
    });
    return 'accepted';
  };
