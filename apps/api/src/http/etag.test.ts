import { describe, expect, it } from 'vitest';
import { etagOf, matchesEtag } from './etag.ts';

describe('an ETag', () => {
  it('is the same for the same text and another for another', () => {
    expect(etagOf('{"jobs":1}')).toBe(etagOf('{"jobs":1}'));
    expect(etagOf('{"jobs":1}')).not.toBe(etagOf('{"jobs":2}'));
    expect(etagOf('')).toMatch(/^"[\w-]{27}"$/);
  });

  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('of a client that sends %s', (given, same) => {
    expect(matchesEtag(given, '"a"')).toBe(same);
  });
});
