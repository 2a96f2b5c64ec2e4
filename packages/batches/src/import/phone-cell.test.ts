import type { Cell } from '@timbre/sheets';
import { describe, expect, it } from 'vitest';
import { parsePhones } from './phone-cell.ts';
import type { PhoneKind } from './phone-number.ts';

const phones = (v: string | number, kind: PhoneKind = 'any'): string[] =>
  parsePhones(typeof v === 'number' ? { t: 'number', v } : { t: 'text', v }, { country: 'CL', kind }).phones;
const notes = (cell: Cell, kind: PhoneKind = 'any'): string[] => {
  const found = parsePhones(cell, { country: 'CL', kind });
  return [...found.faults, ...found.warnings].map((note) => note.reason);
};

const BOTH = ['+56950001234', '+56228151807'];

describe('parsePhones', () => {
  it.each([
    '950001234 / 228151807',
    '950001234; 2 2815 1807',
    '950001234,228151807',
    '950001234\n228151807',
    '+56 9 5000 1234 y 228151807',
    '950001234 - 228151807',
    '950001234 228151807',
    '950001234 / 950001234 / 228151807',
  ])('takes both phones of %j, left-most first', (text) => expect(phones(text)).toEqual(BOTH));

  it('tells two spaced mobiles apart', () => {
    expect(phones('9 5000 1234 9 8765 4321')).toEqual(['+56950001234', '+56987654321']);
    expect(phones('+56 9 5000 1234  +56 9 8765 4321')).toEqual(['+56950001234', '+56987654321']);
  });

  it('reads numeric cells as integers, so that 950001234 never becomes 9500012340', () => {
    expect(phones(950_001_234)).toEqual(['+56950001234']);
    expect(phones(56_950_001_234)).toEqual(['+56950001234']);
    expect(notes({ t: 'number', v: 950_001_234.5 })).toEqual(['el teléfono tiene decimales']);
  });

  it('says what was wrong and keeps what was right', () => {
    const found = parsePhones({ t: 'text', v: '123 / 950001234' }, { country: 'CL', kind: 'mobile' });
    expect(found.phones).toEqual(['+56950001234']);
    expect(found.faults.map((fault) => fault.reason)).toEqual(['el teléfono no es válido']);
    expect(notes({ t: 'text', v: '9,12346E+11' })).toEqual([
      'el teléfono perdió dígitos (notación científica)',
    ]);
    expect(notes({ t: 'formula' })).toEqual(['la celda es una fórmula']);
  });

  it('tells a mended phone without showing it whole', () => {
    const [warning] = parsePhones({ t: 'text', v: '92125907' }, { country: 'CL', kind: 'mobile' }).warnings;
    expect(warning).toEqual({
      code: 'repaired_phone',
      reason: 'el teléfono se completó',
      suggestion: 'Se usará +569****5907',
    });
  });

  it('takes a whole phone of the other kind, and no mended one', () => {
    expect(phones('228151807', 'mobile')).toEqual(['+56228151807']);
    expect(notes({ t: 'text', v: '228151807' }, 'mobile')).toEqual([
      'el teléfono no es del tipo de la columna',
    ]);
    expect(phones('28151807', 'mobile')).toEqual([]);
  });

  it('gives nothing for a blank cell', () => {
    expect(parsePhones(null, { country: 'CL', kind: 'any' })).toEqual({
      phones: [],
      faults: [],
      warnings: [],
    });
    expect(notes({ t: 'text', v: ' - ' })).toEqual([]);
  });
});
