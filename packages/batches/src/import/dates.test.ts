import type { Cell } from '@timbre/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDate } from './dates.ts';

const text = (v: string): Cell => ({ t: 'text', v });
const got = (cell: Cell | null, date1904 = false): string | null => {
  const parsed = parseDate(cell, date1904);
  return 'fault' in parsed ? parsed.fault.reason : parsed.value;
};

describe('parseDate', () => {
  it.each([
    ['25/12/24', '2024-12-25'],
    ['5/3/2024', '2024-03-05'],
    ['05-03-2024', '2024-03-05'],
    ['28/09/2025 00:00', '2025-09-28'],
    ['28-09-2025 15:30:00', '2025-09-28'],
    ['2025-09-28', '2025-09-28'],
    ['2025-09-28T23:59:59Z', '2025-09-28'],
    ['2025-09-28 10:00:00.000', '2025-09-28'],
    ['44927', '2023-01-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (given, day) => expect(got(text(given))).toBe(day));

  it('reads date cells and day counts', () => {
    expect(got({ t: 'date', v: '2025-09-28T12:00:00' })).toBe('2025-09-28');
    expect(got({ t: 'number', v: 44_927 })).toBe('2023-01-01');
    expect(got({ t: 'number', v: 45_000 })).toBe('2023-03-15');
    expect(got({ t: 'number', v: 43_465 }, true)).toBe('2023-01-01');
    expect(got(null)).toBeNull();
  });

  it.each([
    ['31/02/2025', 'la fecha no existe'],
    ['29/02/2025', 'la fecha no existe'],
    ['12/31/2025', 'la fecha no existe'],
    ['99/99/9999', 'la fecha no existe'],
    ['2024/12/25', 'no es una fecha'],
    ['25.12.2024', 'no es una fecha'],
    ['25/12-2024', 'no es una fecha'],
    ['mañana', 'no es una fecha'],
    ['01/01/0025', 'el año de la fecha no es posible'],
    ['01/01/2205', 'el año de la fecha no es posible'],
  ])('refuses %s: %s', (given, reason) => expect(got(text(given))).toBe(reason));

  it('refuses numbers that are no day of a debt', () => {
    expect(got({ t: 'number', v: 123_456_785 })).toBe('no es una fecha');
    expect(got({ t: 'number', v: 45 })).toBe('el año de la fecha no es posible');
  });

  it('reads any real day in each of its spellings', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-');
        for (const written of [
          iso,
          `${d}/${m}/${y}`,
          `${d}-${m}-${y?.slice(2)}`,
          `${Number(d)}/${Number(m)}/${y}`,
        ]) {
          expect(got(text(written))).toBe(iso);
        }
      }),
    );
  });
});

it('addDays walks the calendar', () => {
  expect(addDays('2025-12-30', 3)).toBe('2026-01-02');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-04-04', 1)).toBe('2026-04-05');
  expect(addDays('2025-01-01', 0)).toBe('2025-01-01');
});
