import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { DEFAULT_LIMITS } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Cell } from './types.ts';
import { writeWorkbook } from './write-workbook.ts';

const readBack = (rows: (string | number | Date | null)[][]): (Cell | null)[][] => {
  const read = readWorkbook(writeWorkbook([{ name: 'Hoja: 1', columns: ['a', 'b'], rows }]), DEFAULT_LIMITS);
  if (!read.ok) throw new Error(read.fault.message);
  return read.sheet.rows.map((row) => row.cells);
};

it('is the patched release of the Excel library', () => {
  expect(XLSX.version).toBe('0.20.3');
});

it.each([
  '=1+1',
  '+56950001234',
  '@SUM(A1)',
  '-1',
  '001',
  '1/2/2025',
  '=HYPERLINK("http://x.test")',
  '<b>&amp;',
])('keeps %s as text', (text) =>
  expect(readBack([[text, 1]])).toEqual([
    [
      { t: 'text', v: text },
      { t: 'number', v: 1 },
    ],
  ]),
);

it('writes dates as dates and leaves nothing where there is nothing', () => {
  expect(
    readBack([
      [new Date('2025-09-28T23:00:00Z'), null],
      [null, ''],
      ['x', Number.NaN],
    ]),
  ).toEqual([
    [{ t: 'date', v: '2025-09-28' }, null],
    [{ t: 'text', v: 'x' }, null],
  ]);
});

it('gives back what was written', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
    .filter((s) => /^[^\p{C}\p{Z}]+$/u.test(s));
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 20 }), (rows) => {
      expect(readBack(rows)).toEqual(
        rows.map(([s, n]) => [
          { t: 'text', v: s.normalize('NFC') },
          { t: 'number', v: n + 0 },
        ]),
      );
    }),
    { numRuns: 60 },
  );
});
