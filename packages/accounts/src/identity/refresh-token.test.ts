import { expect, it } from 'vitest';
import { createRefreshTokens, hashRefresh } from './refresh-token.ts';

const SESSION = '5b0c7c1e-0f5e-4a52-9d4c-0a4f0f1f7d11';
const [OLD, NEW] = ['o'.repeat(40), 'n'.repeat(40)];
const tokens = createRefreshTokens({ current: NEW });

it('a generation has one token, which says where it belongs', () => {
  const token = tokens.make(SESSION, 3);
  expect(tokens.make(SESSION, 3)).toBe(token);
  expect(tokens.make(SESSION, 4)).not.toBe(token);
  expect(tokens.read(token)).toEqual({ session_id: SESSION, generation: 3 });
  expect(hashRefresh(token)).toMatch(/^[0-9a-f]{64}$/);
});

it('nobody else can make one: not for another generation, another session, or by another secret', () => {
  const token = tokens.make(SESSION, 3);
  const forged = [
    token.replace('_3_', '_4_'),
    token.replace(SESSION, SESSION.replace('5b', '6b')),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    createRefreshTokens({ current: OLD }).make(SESSION, 3),
    token.slice(0, -1),
    '',
    'tmr_x_0_y',
  ];
  for (const other of forged) expect(tokens.read(other)).toBeNull();
});

it('a token of the secret before is read while that secret is kept', () => {
  const token = createRefreshTokens({ current: OLD }).make(SESSION, 0);
  expect(createRefreshTokens({ current: NEW, previous: OLD }).read(token)).not.toBeNull();
});
