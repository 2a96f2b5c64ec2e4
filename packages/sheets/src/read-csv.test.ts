import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import type { ReadResult } from './types.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8'): ReadResult =>
  readCsv(new Uint8Array(Buffer.from(text, encoding)), DEFAULT_LIMITS);
const table = (result: ReadResult): unknown =>
  result.ok
    ? [
        result.sheet.columns,
        ...result.sheet.rows.map((row) => [
          row.row,
          ...row.cells.map((cell) => cell && 'v' in cell && cell.v),
        ]),
      ]
    : result.fault.code;

describe('readCsv', () => {
  it('reads the CSV of a Chilean Excel: semicolons and Windows-1252', () => {
    expect(table(read('rut;nombre;saldo\r\n12.345.678-5;María Muñoz;"1.234,5"\r\n', 'latin1'))).toEqual([
      ['rut', 'nombre', 'saldo'],
      [2, '12.345.678-5', 'María Muñoz', '1.234,5'],
    ]);
    const euro = new Uint8Array([...Buffer.from('a;b\n'), 0x80, ...Buffer.from(';1\n')]);
    expect(table(readCsv(euro, DEFAULT_LIMITS))).toEqual([
      ['a', 'b'],
      [2, '€', '1'],
    ]);
  });

  it('reads UTF-8 with its mark, commas, tabs and a sep= line', () => {
    const expected = [
      ['rut', 'año'],
      [2, '1-9', 'ñ'],
    ];
    expect(table(read('\ufeffrut,año\n1-9,ñ\n'))).toEqual(expected);
    expect(table(read('rut\taño\n1-9\tñ'))).toEqual(expected);
    expect(table(read('sep=;\nrut;año\n1-9;ñ\n'))).toEqual([
      ['rut', 'año'],
      [3, '1-9', 'ñ'],
    ]);
  });

  it('guesses nothing: dates, zeros, long numbers and formulas stay the text that they are', () => {
    const row = '1-9;012345678;56912345678901234;=1+1;1,5';
    expect(table(read(`a;b;c;d;e\n${row}\n`))).toEqual([
      ['a', 'b', 'c', 'd', 'e'],
      [2, ...row.split(';')],
    ]);
  });

  it('numbers rows as Excel does, and leaves out the empty ones', () => {
    expect(table(read('a;b\n\n1;2\n;\n"x\ny";4\n;;\n5;6\n\n\n'))).toEqual([
      ['a', 'b'],
      [3, '1', '2'],
      [5, 'x\ny', '4'],
      [7, '5', '6'],
    ]);
  });

  it('passes over a title above the headers, and cells beside them', () => {
    expect(table(read('Cartera marzo\n\nrut;nombre\n1;Ana;nota\n'))).toEqual([
      ['rut', 'nombre'],
      [4, '1', 'Ana'],
    ]);
  });

  it('takes quotes inside names, and refuses one that never closes', () => {
    expect(table(read('a;b\nJuan "El Tata" Pérez;1\n'))).toEqual([
      ['a', 'b'],
      [2, 'Juan "El Tata" Pérez', '1'],
    ]);
    expect(table(read(`a;b\n"x;1\n${'y;2\n'.repeat(30_000)}`))).toBe('unreadable');
  });

  it('cleans what cannot be seen, and bounds what can', () => {
    expect(table(read('a;b\n\u200bAna\0Soto\u2028Díaz ;1\n'))).toEqual([
      ['a', 'b'],
      [2, 'Ana Soto\nDíaz', '1'],
    ]);
    expect(table(read(`a;b\n${'x'.repeat(2_001)};1\n`))).toEqual([
      ['a', 'b'],
      [2, 'texto de más de 2000 caracteres', '1'],
    ]);
    expect(table(read(`${Array.from({ length: 61 }, (_, n) => `c${n}`).join(';')}\n1;2\n`))).toBe(
      'too_many_rows',
    );
    expect(table(read('a;b\n'))).toBe('empty');
    expect(table(read('__proto__;b\n1;2\n'))).toBe('unreadable');
  });
});
