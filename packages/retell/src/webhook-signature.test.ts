import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyWebhook } from './webhook-signature.ts';

// The vector of retell.md §1.9, checked there against retell-sdk 5.66.1.
const SIGNED_AT = 1_700_000_000_000;
const VECTOR = {
  raw_body: Buffer.from('{"event":"call_ended","call":{"call_id":"call_test"}}'),
  signature: `v=${SIGNED_AT},d=7aa4f3a16b0214aae5474fcca898781c23f697562d76d2b4318141731a6eac9e`,
  key: 'key_test_123',
  now: new Date(SIGNED_AT),
};

describe('verifyWebhook', () => {
  it.each([
    [0, true],
    [300_000, true],
    [-300_000, true],
    [300_001, false],
    [-300_001, false],
  ])('%i ms after the signature → %s', (age, expected) => {
    expect(verifyWebhook({ ...VECTOR, now: new Date(SIGNED_AT + age) })).toBe(expected);
  });

  it.each([
    ['one space more', { raw_body: Buffer.concat([VECTOR.raw_body, Buffer.from(' ')]) }],
    ['another key', { key: 'key_test_124' }],
    ['no key', { key: '' }],
    ['no header', { signature: undefined }],
    ['an empty header', { signature: '' }],
    ['a short digest', { signature: VECTOR.signature.slice(0, -2) }],
    ['a long digest', { signature: `${VECTOR.signature}00` }],
    ['another time', { signature: VECTOR.signature.replace('v=17', 'v=16') }],
    ['a time beyond counting', { signature: VECTOR.signature.replace('v=', 'v=9999999999') }],
    ['a negative time', { signature: VECTOR.signature.replace('v=', 'v=-') }],
  ])('refuses %s', (_what, change) => {
    expect(verifyWebhook({ ...VECTOR, ...change })).toBe(false);
  });

  it('takes upper-case digits, as the SDK does', () => {
    const digest = VECTOR.signature.slice(-64).toUpperCase();
    expect(verifyWebhook({ ...VECTOR, signature: `v=${SIGNED_AT},d=${digest}` })).toBe(true);
  });

  it('accepts what was signed and nothing else, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.string({ minLength: 1 }),
        fc.nat(),
        (bytes, key, position) => {
          const raw_body = Buffer.from(bytes);
          const digest = createHmac('sha256', key).update(raw_body).update(String(SIGNED_AT)).digest('hex');
          const signed = { raw_body, key, signature: `v=${SIGNED_AT},d=${digest}`, now: VECTOR.now };
          expect(verifyWebhook(signed)).toBe(true);
          const changed = Buffer.from(raw_body);
          changed[position % changed.length]! ^= 1;
          expect(verifyWebhook({ ...signed, raw_body: changed })).toBe(false);
        },
      ),
    );
  });
});
