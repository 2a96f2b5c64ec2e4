import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashKey, newApiKey, readKeyId, sameHash } from './key-format.ts';

it('a new key says its own id', () => {
  for (let i = 0; i < 100; i++) {
    const { key, key_id } = newApiKey();
    expect(key).toMatch(/^tmb_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{47}$/);
    expect(readKeyId(key)).toBe(key_id);
  }
});

it('a key with one other character is none', () => {
  const { key } = newApiKey();
  const place = fc.integer({ min: 0, max: key.length - 1 });
  fc.assert(
    fc.property(place, fc.constantFrom(...'0aZ_-'), (at, letter) => {
      fc.pre(key[at] !== letter);
      expect(readKeyId(`${key.slice(0, at)}${letter}${key.slice(at + 1)}`)).toBeNull();
    }),
  );
});

it('hashes are compared whole', () => {
  expect(sameHash(hashKey('a'), hashKey('a'))).toBe(true);
  expect(sameHash(hashKey('a'), hashKey('b'))).toBe(false);
  expect(sameHash(hashKey('a'), 'ab')).toBe(false);
});
