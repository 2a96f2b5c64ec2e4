import type { RetellCapacityDocument } from '../documents/capacity.ts';
import type { Models } from '../models.ts';

/** The latest reading of each workspace's room at Retell. */
export const createRetellCapacityRepository = ({ retell_capacity }: Models) => ({
  /** The latest reading, or null before the first. */
  find: (workspace_id: string): Promise<RetellCapacityDocument | null> =>
    retell_capacity.findOne({ _id: workspace_id }).lean<RetellCapacityDocument>(),

  /** Keeps a reading; the one before is forgotten. */
  async record({ _id, ...reading }: Omit<RetellCapacityDocument, 'stray_ids'>): Promise<void> {
    await retell_capacity.updateOne({ _id }, { $set: reading }, { upsert: true });
  },

  /** Keeps which live calls are not ours; returns those of the look before. Nothing before the first reading. */
  async replaceStrays(workspace_id: string, stray_ids: readonly string[]): Promise<string[]> {
    const before = await retell_capacity
      .findOneAndUpdate(
        { _id: workspace_id },
        { $set: { stray_ids: [...stray_ids] } },
        { returnDocument: 'before' },
      )
      .lean<RetellCapacityDocument>();
    return before?.stray_ids ?? [];
  },
});
