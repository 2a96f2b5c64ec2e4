import type { AccountScope, EvidenceDocument, EvidenceFilter } from '@timbre/store';
import { fromCursor, toCursor } from '../cursor.ts';
import type { EvidenceDeps } from '../deps.ts';

/** A page of entries, newest first, and where the next one begins. */
export interface EvidencePage {
  data: EvidenceDocument[];
  next_cursor: string | null;
  has_more: boolean;
}

const PLACE = /^\d{1,15} [\w:-]{1,100}$/;

const placeOf = (cursor: string): { recorded_at: Date; id: string } => {
  const [time, id = ''] = fromCursor(cursor, PLACE);
  return { recorded_at: new Date(Number(time)), id };
};

/** The record of a person, a phone or the whole account. Throws 422 for a cursor of another list. */
export const listEvidence =
  ({ store }: EvidenceDeps) =>
  async (
    scope: AccountScope,
    { cursor, limit, ...filter }: EvidenceFilter & { cursor?: string; limit: number },
  ): Promise<EvidencePage> => {
    const before = cursor === undefined ? undefined : placeOf(cursor);
    const found = await store.evidence.list(scope, filter, { limit: limit + 1, before });
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const has_more = found.length > limit && last !== undefined;
    return { data, has_more, next_cursor: has_more ? toCursor(last.recorded_at.getTime(), last._id) : null };
  };
