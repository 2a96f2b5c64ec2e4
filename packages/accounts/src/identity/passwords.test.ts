import { expect, it } from 'vitest';
import { checkPassword, generatePassword, hashPassword, isPassword } from './passwords.ts';

it('a hash is argon2id at the cost of the design, and holds its password only', async () => {
  const hash = await hashPassword('una clave de prueba');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(hash, 'una clave de prueba')).toBe(true);
  expect(await isPassword(hash, 'otra clave de prueba')).toBe(false);
});

it('a made-up password is never the same and always good enough', () => {
  const made = new Set(Array.from({ length: 50 }, generatePassword));
  expect(made.size).toBe(50);
  for (const password of made) {
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect(() => checkPassword(password, 'ana@timbre.example', 'password')).not.toThrow();
  }
});

it.each([
  'ana.perez.soto@timbre.example',
  'ANA.perez.soto@timbre.example',
  'ana.perez.soto',
  'aaaaaaaaaaaaaa',
])('refuses %j for its owner', (password) =>
  expect(() => checkPassword(password, 'ana.perez.soto@timbre.example', 'password')).toThrow(),
);
