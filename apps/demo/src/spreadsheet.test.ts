import { readSheet, type Cell } from '@timbre/sheets';
import { describe, expect, it } from 'vitest';
import { cleanDebtors, debtors } from './spreadsheet.ts';

type Row = (Cell | null)[];
const rowsOf = async (file: Uint8Array): Promise<Row[]> => {
  const read = await readSheet(file, { file_name: 'cartera.xlsx' });
  if (!read.ok) throw new Error(read.fault.message);
  expect(read.sheet.columns.slice(0, 3)).toEqual(['RUT', 'Nombre', 'Teléfono móvil']);
  return read.sheet.rows.map(({ cells }) => cells);
};
const textOf = (cell: Cell | null | undefined): string => (cell && 'v' in cell ? String(cell.v) : '');

/** A RUT with the right check digit whose body is not one digit again and again. */
const isRut = (text: string): boolean => {
  const [body = '', digit = ''] = text.replaceAll('.', '').toUpperCase().split('-');
  const sum = [...body].reverse().reduce((total, one, at) => total + Number(one) * ((at % 6) + 2), 0);
  return /^\d{7,8}$/.test(body) && !/^(\d)\1+$/.test(body) && '0K987654321'[sum % 11] === digit;
};
const hasMobile = (text: string): boolean =>
  text.split('/').some((part) => /^(?:56|0)?9\d{8}$/.test(part.replace(/\D/g, '')));
const isAmount = (cell: Cell | null | undefined): boolean =>
  cell?.t === 'number' || /^\$ \d{1,3}(?:\.\d{3})*$/.test(textOf(cell));
const isDate = (cell: Cell | null | undefined): boolean => {
  if (cell?.t === 'number' || cell?.t === 'date') return true;
  const [day = '', month = '', year = ''] = textOf(cell).split('/');
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
};
/** Judged by what the columns mean, not by the code that wrote them. */
const isReadable = ([rut, , phone, , amount, date]: Row): boolean =>
  isRut(textOf(rut)) && hasMobile(textOf(phone)) && isAmount(amount) && isDate(date);

describe('the spreadsheet of the demo', () => {
  it('of 200 debtors has 180 rows that can be read and 20 that cannot, where it says', async () => {
    const rows = await rowsOf(debtors(200));
    expect(rows).toHaveLength(200);
    const wrong = rows.flatMap((row, n) => (isReadable(row) ? [] : [n]));
    expect(wrong).toEqual(Array.from({ length: 20 }, (_, n) => n * 10 + 9));
  });

  it('shows the habits of people: no two ways of writing alone', async () => {
    const rows = await rowsOf(debtors(200));
    const phones = rows.map((row) => row[2]);
    expect(phones.filter((cell) => cell?.t === 'number').length).toBeGreaterThan(2);
    expect(phones.filter((cell) => textOf(cell).includes('/')).length).toBeGreaterThan(2);
    expect(rows.filter((row) => textOf(row[0]).includes('.')).length).toBeGreaterThan(2);
    expect(rows.filter((row) => textOf(row[4]).startsWith('$')).length).toBeGreaterThan(2);
  });

  it('is the same every time', () => {
    expect(Buffer.from(debtors(50)).equals(Buffer.from(debtors(50)))).toBe(true);
  });

  it('without mistakes has none, and shares nobody with the other one', async () => {
    const [clean, other] = [await rowsOf(cleanDebtors(100, 300)), await rowsOf(debtors(200))];
    expect(clean.filter(isReadable)).toHaveLength(100);
    for (const column of [0, 2]) {
      const known = new Set(other.map((row) => textOf(row[column])));
      expect(clean.filter((row) => known.has(textOf(row[column])))).toEqual([]);
    }
  });
});
