import type { WebhookEventDocument } from '../documents/intake.ts';
import { isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';

/** Webhooks as they came: stored first, worked on later. */
export const createWebhookEventRepository = ({ webhook_events }: Models) => {
  const events = direct(webhook_events);
  return {
    /** Stores an event; false when this very event is stored already. */
    async insert(event: WebhookEventDocument): Promise<boolean> {
      try {
        await events.insertOne(event);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    find: (event_id: string): Promise<WebhookEventDocument | null> => events.findOne({ _id: event_id }),

    /** Marks an event as worked on. */
    async markProcessed(event_id: string, at: Date): Promise<void> {
      await events.updateOne({ _id: event_id }, { $set: { processed_at: at } });
    },

    /** Ids of events that came before `before` and that nobody has worked on. */
    async listUnprocessed(before: Date, limit: number): Promise<string[]> {
      const found = await webhook_events
        .find({ processed_at: null, received_at: lessThan(before) }, { _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map((event) => event._id);
    },
  };
};
