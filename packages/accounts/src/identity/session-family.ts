import { randomUUID } from 'node:crypto';
import { addMs } from '@timbre/kernel';
import type { SessionDocument, UserDocument } from '@timbre/store';
import { noteAct } from '../audit/note-act.ts';
import { unauthenticated } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { hashRefresh, REFRESH_MS, REUSE_GRACE_MS, SESSION_MS, type RefreshTokens } from './refresh-token.ts';
import type { SessionTokens } from './session-token.ts';

/** Signing in runs by the machine's own time, whatever the campaign clock does: pass `realClock`. */
export interface SignInDeps extends Pick<AccountDeps, 'store' | 'clock'> {
  tokens: SessionTokens;
  refresh_tokens: RefreshTokens;
}

/** Somebody who has just signed in, or goes on being so. */
export interface SignedIn {
  token: string;
  expires_at: Date;
  refresh_token: string;
  refresh_expires_at: Date;
  user: UserDocument;
}

const signedIn = async (
  deps: SignInDeps,
  user: UserDocument,
  { _id, generation, refresh_until }: SessionDocument,
): Promise<SignedIn> => ({
  ...(await deps.tokens.issue(user.user_id, _id)),
  refresh_token: deps.refresh_tokens.make(_id, generation),
  refresh_expires_at: refresh_until,
  user,
});

const byUser = ({ user_id, account_id }: UserDocument, ip: string) => ({
  actor: { kind: 'user' as const, id: user_id, account_id },
  ip,
});

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** Opens a session for somebody whose password was right: the first access and refresh token of a new family. */
export const openSession = async (deps: SignInDeps, user: UserDocument, ip: string): Promise<SignedIn> => {
  const now = deps.clock.now();
  const session_id = randomUUID();
  const session: SessionDocument = {
    _id: session_id,
    user_id: user.user_id,
    epoch: user.session_epoch,
    generation: 0,
    refresh_sha256: hashRefresh(deps.refresh_tokens.make(session_id, 0)),
    rotated_at: null,
    refresh_until: addMs(now, REFRESH_MS),
    created_at: now,
    ends_at: addMs(now, SESSION_MS),
    ended_at: null,
  };
  await deps.store.sessions.insert(session);
  await noteAct(deps, byUser(user, ip), {
    account_id: user.account_id,
    action: 'session.opened',
    target: session_id,
  });
  return signedIn(deps, user, session);
};

const bad = () => unauthenticated('La sesión terminó; vuelva a entrar');

/** The session a token speaks of and its user, both still good. Throws 401 otherwise. */
const living = async (
  deps: SignInDeps,
  session_id: string,
): Promise<{ session: SessionDocument; user: UserDocument }> => {
  const session = await deps.store.sessions.find(session_id);
  if (session === null || session.ended_at !== null || session.refresh_until <= deps.clock.now()) throw bad();
  const user = await deps.store.users.dangerouslyAcrossAccountsFind(session.user_id);
  if (user === null || !user.is_active || user.session_epoch !== session.epoch) throw bad();
  return { session, user };
};

/** True when `generation` was replaced a moment ago and nobody has used what took its place. */
const isRepeat = (deps: SignInDeps, session: SessionDocument, generation: number): boolean =>
  session.generation === generation + 1 &&
  session.rotated_at !== null &&
  addMs(session.rotated_at, REUSE_GRACE_MS) > deps.clock.now();

/**
 * Exchanges a refresh token for the next pair. Throws 401 for one that is not good. A token that was exchanged before
 * is in two hands: the whole session ends, audited, for the thief and for the person, who signs in again.
 */
export const refreshSession =
  (deps: SignInDeps) =>
  async ({ refresh_token, ip }: { refresh_token: string; ip: string }): Promise<SignedIn> => {
    const said = deps.refresh_tokens.read(refresh_token);
    if (said === null) throw bad();
    const { session_id, generation } = said;
    const { session, user } = await living(deps, session_id);
    const now = deps.clock.now();
    const rotated = await deps.store.sessions.rotate(session_id, hashRefresh(refresh_token), now, {
      refresh_sha256: hashRefresh(deps.refresh_tokens.make(session_id, generation + 1)),
      rotated_at: now,
      refresh_until: earlier(addMs(now, REFRESH_MS), session.ends_at),
    });
    if (rotated !== null) return signedIn(deps, user, rotated);
    const { session: current } = await living(deps, session_id);
    if (isRepeat(deps, current, generation)) return signedIn(deps, user, current);
    if (await deps.store.sessions.end(session_id, now))
      await noteAct(deps, byUser(user, ip), {
        account_id: user.account_id,
        action: 'session.reuse_detected',
        target: session_id,
        after: { generation, current_generation: current.generation },
      });
    throw bad();
  };
