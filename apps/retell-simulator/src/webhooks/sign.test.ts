import { describe, expect, it } from 'vitest';
import { signBody } from './sign.ts';

describe('signBody', () => {
  it('signs like Retell (the vector of retell.md §1.9)', () => {
    const body = '{"event":"call_ended","call":{"call_id":"call_test"}}';
    expect(signBody(body, 'key_test_123', new Date(1_700_000_000_000))).toBe(
      'v=1700000000000,d=7aa4f3a16b0214aae5474fcca898781c23f697562d76d2b4318141731a6eac9e',
    );
  });
});
