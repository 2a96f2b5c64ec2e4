import type { Cell, Sheet } from '@timbre/sheets';
import { expect, it } from 'vitest';
import { mapColumns } from './columns.ts';
import { detectColumns } from './detected-columns.ts';
import type { GivenMapping } from './types.ts';

const text = (v: string): Cell => ({ t: 'text', v });

/** Columns with the values of one row each. */
const sheetOf = (columns: Record<string, Cell>): Sheet => ({
  sheet_name: 'Hoja1',
  columns: Object.keys(columns),
  header_row: 1,
  rows: [2, 3, 4].map((row) => ({ row, cells: Object.values(columns) })),
});

const detect = (columns: Record<string, Cell>, given: GivenMapping | null = null) => {
  const sheet = sheetOf(columns);
  return detectColumns(sheet, mapColumns(sheet.columns, 'CL', { given_mapping: given }), 'CL', given);
};

it('says how sure it is of each column', () => {
  expect(
    detect({ RUT: text('x'), 'Nombre del titular': text('x'), Z: text('x') }, { reference: ['Z'] }),
  ).toMatchObject([
    { letter: 'A', field: 'rut', confidence: 'exact', label: 'RUT' },
    { letter: 'B', field: 'name', confidence: 'inexact' },
    { letter: 'C', field: 'reference', confidence: 'given' },
  ]);
});

it('suggests a field for a header that is nearly one, else by what stands below', () => {
  const found = detect({
    Nmbre: text('Ana Paz'),
    Id2: text('12.345.678-5'),
    Llamar: text('+56987654321'),
    Cuando: { t: 'date', v: '2026-10-05' },
    Donde: text('ana@correo.example'),
    Cuanto: { t: 'number', v: 150_000 },
    Nada: text('x'),
  });
  expect(found.map(({ column, suggestion }) => [column, suggestion?.field ?? null])).toEqual([
    ['Nmbre', 'name'],
    ['Id2', 'rut'],
    ['Llamar', 'phone'],
    ['Cuando', 'due_date'],
    ['Donde', 'email'],
    ['Cuanto', 'amount'],
    ['Nada', null],
  ]);
});

it('suggests no field that another column feeds, but for one more phone', () => {
  const found = detect({
    RUT: text('x'),
    Celular: text('x'),
    A: text('12345678-5'),
    B: text('+56987654321'),
  });
  expect(found.slice(2).map(({ suggestion }) => suggestion?.field ?? null)).toEqual([null, 'other_phone']);
});
