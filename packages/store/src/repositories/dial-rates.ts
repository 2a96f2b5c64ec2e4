import type { DialRateDocument } from '../documents/capacity.ts';
import { isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** Refusals never slow a workspace below this many calls per second: one dial in 50 s still finds out. */
const SLOWEST = 0.02;

const later = (a: Date, b: Date): Date => (a.getTime() >= b.getTime() ? a : b);

/** Spaces the dials of a Retell workspace: each reservation takes the next free instants of one document. */
export const createDialRateRepository = ({ dial_rates }: Models) => {
  const read = async (
    workspace_id: string,
    now: Date,
    calls_per_second: number,
  ): Promise<DialRateDocument> => {
    const found = await dial_rates.findOne({ _id: workspace_id }).lean<DialRateDocument>();
    if (found !== null) return found;
    const fresh = { _id: workspace_id, next_at: now, calls_per_second, lowered_until: null };
    await dial_rates.insertOne(fresh).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
    return fresh;
  };

  /** Compare and set: repeats until nobody else moved the document between its reading and its writing. */
  const update = async (
    workspace_id: string,
    now: Date,
    configured: number,
    next: (rate: DialRateDocument) => Omit<DialRateDocument, '_id'>,
  ): Promise<DialRateDocument> => {
    for (;;) {
      const before = await read(workspace_id, now, configured);
      const result = await dial_rates.updateOne({ ...before }, { $set: next(before) });
      if (result.matchedCount === 1) return before;
    }
  };

  return {
    /**
     * Reserves up to `count` dials that begin before `until` (without it, all of them); returns how many were granted,
     * the instant of the first and the milliseconds between them. `configured` calls per second apply unless a refusal
     * lowered the rate for a while.
     */
    async reserve(
      workspace_id: string,
      count: number,
      now: Date,
      configured: number,
      until: Date | null = null,
    ): Promise<{ granted: number; first_at: Date; spacing_ms: number }> {
      const rateOf = (rate: DialRateDocument): number =>
        rate.lowered_until !== null && rate.lowered_until > now ? rate.calls_per_second : configured;
      const grantedOf = (rate: DialRateDocument): number => {
        if (until === null) return count;
        const span_ms = until.getTime() - later(rate.next_at, now).getTime();
        return Math.max(0, Math.min(count, Math.ceil((span_ms * rateOf(rate)) / 1000)));
      };
      const before = await update(workspace_id, now, configured, (rate) => ({
        ...rate,
        calls_per_second: rateOf(rate),
        next_at: new Date(
          later(rate.next_at, now).getTime() + Math.ceil((grantedOf(rate) * 1000) / rateOf(rate)),
        ),
      }));
      return {
        granted: grantedOf(before),
        first_at: later(before.next_at, now),
        spacing_ms: 1000 / rateOf(before),
      };
    },

    /** The next free instant, without taking it; null when the workspace never dialled. */
    async nextAt(workspace_id: string): Promise<Date | null> {
      const rate = await dial_rates.findOne({ _id: workspace_id }).lean<DialRateDocument>();
      return rate?.next_at ?? null;
    },

    /** After a refusal: nobody dials before `not_before`, and half as fast until `lowered_until` (null: as fast as before). */
    async lower(
      workspace_id: string,
      now: Date,
      not_before: Date,
      lowered_until: Date | null,
    ): Promise<void> {
      await update(workspace_id, now, 1, (rate) => ({
        ...rate,
        next_at: later(rate.next_at, not_before),
        ...(lowered_until === null
          ? {}
          : {
              calls_per_second: Math.min(rate.calls_per_second, Math.max(rate.calls_per_second / 2, SLOWEST)),
              lowered_until,
            }),
      }));
    },
  };
};
