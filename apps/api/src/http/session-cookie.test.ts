import { expect, it } from 'vitest';
import { createSessionCookie } from './session-cookie.ts';

const EXPIRES = new Date('2026-03-03T00:00:00Z');

it('is locked to this host over https', () => {
  const cookie = createSessionCookie(true);
  expect(cookie.keep('abc', EXPIRES)).toBe(
    '__Host-timbre_session=abc; Path=/; Expires=Tue, 03 Mar 2026 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
  );
  expect(cookie.forget()).toBe('__Host-timbre_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax');
});

it('reads its own token and nobody else’s', () => {
  const cookie = createSessionCookie(false);
  expect(cookie.read('a=1; timbre_session=abc; b=2')).toBe('abc');
  expect(cookie.read('__Host-timbre_session=abc')).toBeUndefined();
  expect(cookie.read(undefined)).toBeUndefined();
});
