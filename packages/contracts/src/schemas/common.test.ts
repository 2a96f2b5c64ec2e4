import Joi from 'joi';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../check-input.ts';
import { instant, rangeFrom } from './common.ts';

const days = Joi.string<string>().isoDate();
const query = Joi.object({
  from: instant(),
  to: instant().custom(rangeFrom('from')),
  first_day: days,
  last_day: days.custom(rangeFrom('first_day')),
});
const faultsOf = (input: object): unknown => {
  const checked = checkInput(query, input, { convert: true });
  return 'faults' in checked ? checked.faults : [];
};

describe('rangeFrom', () => {
  it.each([
    { from: '2026-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' },
    { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    { from: '2016-01-01T00:00:00Z' },
    { to: '2026-01-01T00:00:00Z' },
    { first_day: '2026-01-01', last_day: '2027-01-02' },
    {},
  ])('takes %o', (range) => {
    expect(faultsOf(range)).toEqual([]);
  });

  it('refuses more than 366 days, at the end of the range', () => {
    const message = 'debe estar a lo más 366 días después de from';
    const long = { from: '2026-01-01T00:00:00Z', to: '2027-01-02T00:00:00.001Z' };
    expect(faultsOf(long)).toEqual([{ path: 'to', message }]);
    expect(faultsOf({ first_day: '2016-01-01', last_day: '2026-01-01' })).toEqual([
      { path: 'last_day', message: message.replace('from', 'first_day') },
    ]);
  });

  it('refuses an end before the start', () => {
    expect(faultsOf({ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toEqual([
      { path: 'to', message: 'debe ser igual o posterior a from' },
    ]);
  });

  it('leaves a start that is no date to the start itself', () => {
    expect(faultsOf({ from: 'ayer', to: '2026-01-01T00:00:00Z' })).toEqual([
      { path: 'from', message: 'debe ser una fecha ISO 8601' },
    ]);
  });
});
