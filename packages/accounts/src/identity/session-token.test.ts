import { manualClock } from '@timbre/kernel';
import { expect, it } from 'vitest';
import { ACCESS_MS, createSessionTokens } from './session-token.ts';

const SECRET = 'x'.repeat(40);
const NEXT = 'y'.repeat(40);

it('a token is good for fifteen minutes and a few seconds', async () => {
  const clock = manualClock('2026-03-02T12:00:00Z');
  const tokens = createSessionTokens(SECRET, clock);
  const { token, expires_at } = await tokens.issue('usr_1', 'session-1');
  expect(expires_at).toEqual(new Date('2026-03-02T12:15:00Z'));
  clock.advance(ACCESS_MS - 1_000);
  expect(await tokens.read(token)).toEqual({ user_id: 'usr_1', session_id: 'session-1', expires_at });
  clock.advance(10_000);
  expect(await tokens.read(token)).toBeNull();
});

it('every session has an id of its own', async () => {
  const tokens = createSessionTokens(SECRET, manualClock('2026-03-02T12:00:00Z'));
  const sessions = await Promise.all(
    [1, 2].map(async () => tokens.read((await tokens.issue('usr_1')).token)),
  );
  expect(sessions[0]?.session_id).not.toBe(sessions[1]?.session_id);
});

it('a change of secret signs nobody out while the one before is kept', async () => {
  const clock = manualClock('2026-03-02T12:00:00Z');
  const { token } = await createSessionTokens(SECRET, clock).issue('usr_1');
  const both = createSessionTokens({ current: NEXT, previous: SECRET }, clock);
  expect(await both.read(token)).toMatchObject({ user_id: 'usr_1' });
  const renewed = await both.issue('usr_1');
  expect(await createSessionTokens(NEXT, clock).read(renewed.token)).not.toBeNull();
  expect(await createSessionTokens(NEXT, clock).read(token)).toBeNull();
});
