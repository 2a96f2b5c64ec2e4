import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine, csvStart, harmless } from './csv-lines.ts';

describe('csvLine', () => {
  it('is what Excel in Chile opens: semicolons, decimal commas, days as they are written there', () => {
    const cells = ['Ana', 1234.5, new Date('2026-11-21T00:00:00Z'), null, ''];
    expect(csvStart('chile') + csvLine(cells, 'chile')).toBe('\ufeff"Ana";1234,5;21-11-2026;;\r\n');
  });

  it('is what programs read', () => {
    const cells = ['Ana', -0.5, new Date('2026-11-21T00:00:00Z'), 'dice "hola", y\nse va'];
    expect(csvStart('rfc4180') + csvLine(cells, 'rfc4180')).toBe(
      '"Ana",-0.5,2026-11-21,"dice ""hola"", y\nse va"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\ufeff=1',
    '\u200b=1',
    '  =1+1',
    '\u202e=1',
    '\ufeff\tx',
  ])('takes its power from %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(csvLine([text], 'chile')).toMatch(/^"'/);
  });

  it('leaves everything else as it is, and numbers numbers', () => {
    for (const text of ['Ana-María', '12.345.678-5', "O'Higgins", '56950001234', 'a=b'])
      expect(harmless(text)).toBe(text);
    expect(csvLine([-5], 'chile')).toBe('-5\r\n');
  });

  it('reads back as it was, whatever stands in it', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(texts, (cells) => {
        const [row] = parse(csvLine(cells, 'rfc4180'), { columns: false });
        expect(row).toEqual(cells.map((cell) => harmless(cell.replaceAll('\0', ''))));
      }),
    );
  });
});
