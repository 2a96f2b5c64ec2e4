import { SECOND_MS } from '@timbre/kernel';
import { parseWebhook, type RetellCall } from '@timbre/retell';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordNews } from './record-news.ts';

/** The attempt that a call belongs to: by the id we stored, else by the metadata we sent. */
const attemptOf = async (deps: CallDeps, call: RetellCall): Promise<AttemptDocument | null> => {
  const known = await deps.store.attempts.dangerouslyAcrossAccountsFindByCall(call.call_id);
  if (known !== null) return known;
  const attempt_id = call.metadata?.attempt_id;
  return typeof attempt_id === 'string'
    ? deps.store.attempts.dangerouslyAcrossAccountsFind(attempt_id)
    : null;
};

/** Works on a stored webhook. A call that is not ours is counted and left alone. */
export const processWebhook =
  (deps: CallDeps) =>
  async (input: { event_id: string }): Promise<void> => {
    const event = await deps.store.webhook_events.find(input.event_id);
    if (event === null || event.processed_at !== null) return;
    const webhook = parseWebhook(Buffer.from(event.body, 'utf8'));
    const attempt = webhook === null ? null : await attemptOf(deps, webhook.call);
    if (webhook === null || attempt === null) {
      deps.counts.strayCall();
      deps.logger.warn('webhook of a call that is not ours', {
        event_id: event._id,
        workspace_id: event.workspace_id,
      });
    } else {
      await recordNews(deps, attempt, webhook.call);
    }
    const now = deps.clock.now();
    await deps.store.webhook_events.markProcessed(event._id, now);
    deps.counts.webhookProcessed(event.event, (now.getTime() - event.received_at.getTime()) / SECOND_MS);
  };
