import type { SessionDocument } from '../documents/sign-in.ts';
import { greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';

/** What changes when a refresh token is exchanged for the next. */
export type NextRefresh = Pick<SessionDocument, 'refresh_sha256' | 'rotated_at' | 'refresh_until'>;

/** Sessions of people. A session is found by its own id, which only its tokens know. */
export const createSessionRepository = ({ sessions }: Models) => ({
  async insert(session: SessionDocument): Promise<void> {
    await sessions.insertOne(session);
  },

  find: (session_id: string): Promise<SessionDocument | null> =>
    sessions.findOne({ _id: session_id }).lean<SessionDocument>(),

  /**
   * Puts the next refresh token in the place of `refresh_sha256`. Returns the session as it is then, or null when
   * that is not the token that is good now, or the session or the token has ended.
   */
  rotate: (
    session_id: string,
    refresh_sha256: string,
    now: Date,
    next: NextRefresh,
  ): Promise<SessionDocument | null> =>
    sessions
      .findOneAndUpdate(
        { _id: session_id, refresh_sha256, ended_at: null, refresh_until: greaterThan(now) },
        { $set: next, $inc: { generation: 1 } },
        { returnDocument: 'after' },
      )
      .lean<SessionDocument>(),

  /** Ends a session with all its tokens; true the first time. */
  async end(session_id: string, at: Date): Promise<boolean> {
    const ended = await sessions.updateOne({ _id: session_id, ended_at: null }, { $set: { ended_at: at } });
    return ended.modifiedCount === 1;
  },
});
