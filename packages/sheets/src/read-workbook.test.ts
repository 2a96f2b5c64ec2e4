import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { DEFAULT_LIMITS } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Sheet } from './types.ts';

type Setup = (book: XLSX.WorkBook, sheet: XLSX.WorkSheet) => void;

const sheetFrom = (rows: unknown[][], setup: Setup = () => {}): Sheet => {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  XLSX.utils.book_append_sheet(book, sheet, 'Cartera');
  setup(book, sheet);
  const file = new Uint8Array(
    XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer,
  );
  const read = readWorkbook(file, DEFAULT_LIMITS);
  if (!read.ok) throw new Error(read.fault.message);
  return read.sheet;
};

const number = (v: number, z: string): XLSX.CellObject => ({ t: 'n', v, z });

describe('readWorkbook', () => {
  it('reads what is stored, not what is shown', () => {
    const [row] = sheetFrom([
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [
        number(1234.56, '#,##0.00'),
        number(45_721, 'm/d/yy'),
        number(56_992_125_907, 'General'),
        '012',
        true,
        number(0.5, 'h:mm'),
      ],
    ]).rows;
    expect(row?.cells).toEqual([
      { t: 'number', v: 1234.56 },
      { t: 'date', v: '2025-03-05' },
      { t: 'number', v: 56_992_125_907 },
      { t: 'text', v: '012' },
      { t: 'boolean', v: true },
      { t: 'number', v: 0.5 },
    ]);
  });

  it('knows dates by their format, Chilean ones too, and leaves money alone', () => {
    const formats = [
      'dd-mm-yyyy',
      '[$-340A]dddd, d "de" mmmm "de" yyyy',
      'dd/mm/yyyy hh:mm',
      '"$"#,##0;[Red]-"$"#,##0',
      '0 "días"',
    ];
    const [row] = sheetFrom([
      formats.map((_, at) => `c${at}`),
      formats.map((format) => number(45_000.5, format)),
    ]).rows;
    expect(row?.cells.map((cell) => cell?.t)).toEqual(['date', 'date', 'date', 'number', 'number']);
    expect(row?.cells[2]).toEqual({ t: 'date', v: '2023-03-15T12:00:00' });
  });

  it('respects workbooks that count from 1904', () => {
    const sheet = sheetFrom(
      [
        ['a', 'b'],
        [number(43_465, 'dd-mm-yyyy'), number(43_465, 'General')],
      ],
      (book) => {
        book.Workbook = { WBProps: { date1904: true } };
      },
    );
    expect(sheet.date1904).toBe(true);
    expect(sheet.rows[0]?.cells).toEqual([
      { t: 'date', v: '2023-01-01' },
      { t: 'number', v: 43_465 },
    ]);
  });

  it('finds the headers under a merged title, and reads hidden columns', () => {
    const sheet = sheetFrom(
      [['CARTERA MARZO 2026'], [], ['RUT', 'Nombre', 'Celular'], ['1-9', 'Ana', 5]],
      (_, sheet) => {
        sheet['!merges'] = [XLSX.utils.decode_range('A1:C1')];
        sheet['!cols'] = [{ hidden: true }, {}, {}];
      },
    );
    expect(sheet).toMatchObject({ columns: ['RUT', 'Nombre', 'Celular'], header_row: 3 });
    expect(sheet.rows).toEqual([
      {
        row: 4,
        cells: [
          { t: 'text', v: '1-9' },
          { t: 'text', v: 'Ana' },
          { t: 'number', v: 5 },
        ],
      },
    ]);
  });

  it('leaves out empty rows, between and after the data, and keeps Excel row numbers', () => {
    const blank = Array.from({ length: 400 }, () => [' ', null]);
    const sheet = sheetFrom([['a', 'b'], ['x', 1], ...blank, ['y', 2], ...blank]);
    expect(sheet.rows.map((row) => row.row)).toEqual([2, 403]);
  });

  it('reads the first sheet that an operator sees', () => {
    const second: Setup = (book) => {
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([
          ['otra', 'hoja'],
          [1, 2],
        ]),
        'Segunda',
      );
    };
    expect(
      sheetFrom(
        [
          ['a', 'b'],
          [1, 2],
        ],
        second,
      ).sheet_name,
    ).toBe('Cartera');
    const hidden = sheetFrom(
      [
        ['a', 'b'],
        [1, 2],
      ],
      (book, sheet) => {
        second(book, sheet);
        book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
      },
    );
    expect(hidden).toMatchObject({ sheet_name: 'Segunda', columns: ['otra', 'hoja'] });
  });
});
