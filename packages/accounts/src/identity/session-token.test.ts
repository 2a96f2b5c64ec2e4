import { manualClock } from '@timbre/kernel';
import { expect, it } from 'vitest';
import { createSessionTokens, SESSION_MS } from './session-token.ts';

const SECRET = 'x'.repeat(40);

it('a token is good for twelve hours and a few seconds', async () => {
  const clock = manualClock('2026-03-02T12:00:00Z');
  const tokens = createSessionTokens(SECRET, clock);
  const { token, expires_at } = await tokens.issue('usr_1');
  expect(expires_at).toEqual(new Date('2026-03-03T00:00:00Z'));
  clock.advance(SESSION_MS - 1_000);
  expect(await tokens.read(token)).toMatchObject({ user_id: 'usr_1', expires_at });
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
