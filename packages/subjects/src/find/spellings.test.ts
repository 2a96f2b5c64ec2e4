import { describe, expect, it } from 'vitest';
import { spellingsOf } from './spellings.ts';

describe('spellings of a person', () => {
  const spelling = spellingsOf('12345678-5', ['+56950001234']);

  it.each([
    'RUT 12.345.678-5',
    '123456785',
    '12345678 - 5',
    'al 9 5000 1234',
    '+56950001234',
    '+56 9 5000 1234.',
  ])('finds %s', (text) => expect(spelling?.test(text)).toBe(true));

  it.each(['12.345.679-5', 'batch-20261123-00c0ffee', '1950001234', '9500012345', ''])('leaves %s', (text) =>
    expect(spelling?.test(text)).toBe(false),
  );

  it('are those of the phone for somebody without an id, and none without a number', () => {
    expect(spellingsOf('+56950001234', [])?.test('llamar al 950001234')).toBe(true);
    expect(spellingsOf('123', [])).toBeNull();
  });
});
