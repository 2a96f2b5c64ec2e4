import { describe, expect, it } from 'vitest';
import { bornAt, flag, keptId, moment, number, text, usableId } from './values.ts';

describe('values of the earlier system', () => {
  it.each([
    ['2025-10-25T14:41:29.862530', '2025-10-25T14:41:29.862Z'],
    ['2025-10-25 14:41:29', '2025-10-25T14:41:29.000Z'],
    ['2025-10-25T14:41', '2025-10-25T14:41:00.000Z'],
    ['2025-10-25', '2025-10-25T00:00:00.000Z'],
    ['2025-10-25T14:41:29-03:00', '2025-10-25T17:41:29.000Z'],
    ['2025-10-25T14:41:29.5Z', '2025-10-25T14:41:29.500Z'],
    [new Date('2025-10-25T14:41:29Z'), '2025-10-25T14:41:29.000Z'],
    [1_761_403_289, '2025-10-25T14:41:29.000Z'],
    [1_761_403_289_000, '2025-10-25T14:41:29.000Z'],
  ])('%s is UTC unless it says otherwise', (given, expected) => {
    expect(moment(given)?.toISOString()).toBe(expected);
  });

  it.each(['ayer', '25/10/2025', '2025-13-45', '', null, undefined, {}, NaN, 12, '0001-01-01'])(
    '%s is no date',
    (given) => expect(moment(given)).toBeNull(),
  );

  it('reads numbers, texts, flags and ids for what they mean', () => {
    const decimal = { _bsontype: 'Decimal128', toString: () => '12.50' };
    expect([number(0.1), number('12.5'), number(decimal), number('12,5'), number(Infinity)]).toEqual([
      0.1,
      12.5,
      12.5,
      null,
      null,
    ]);
    expect([text(12_345_678.0), text('  a '), text(''), text(null)]).toEqual(['12345678', 'a', null, null]);
    expect([flag(true), flag('false'), flag(undefined), flag('quizás')]).toEqual([true, false, null, null]);
    expect([usableId('job_a.b-1'), usableId('a b'), usableId(undefined)]).toEqual(['job_a.b-1', null, null]);
    expect(keptId({ _id: 'clave' })).toEqual({});
    expect(bornAt({ _id: '68fcdd590000000000000000' })?.toISOString()).toBe('2025-10-25T14:23:21.000Z');
  });
});
