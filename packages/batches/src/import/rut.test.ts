import type { Cell } from '@timbre/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCheckDigit, normaliseRut } from './rut.ts';

const text = (v: string): Cell => ({ t: 'text', v });
const rutOf = (cell: Cell | null): string | null => {
  const read = normaliseRut(cell);
  return read.ok ? read.rut : null;
};
const faultOf = (cell: Cell | null): string => {
  const read = normaliseRut(cell);
  return read.ok ? '' : `${read.fault.reason} | ${read.fault.suggestion}`;
};

/** Módulo 11 by its textbook: weights 2 to 7 from the right. */
const digitOf = (body: number): string => {
  const sum = [...String(body)]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * ((at % 6) + 2), 0);
  const rest = 11 - (sum % 11);
  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
};

describe('normaliseRut', () => {
  it.each([
    ['12.345.678-5', '12345678-5'],
    ['12345678-5', '12345678-5'],
    ['123456785', '12345678-5'],
    [' 12 345 678 - 5 ', '12345678-5'],
    ['012.345.678-5', '12345678-5'],
    ['12.345.678–5', '12345678-5'],
    ['RUT: 12.345.678-5', '12345678-5'],
    ['1.000.005-k', '1000005-K'],
    ['9876543-3', '9876543-3'],
    ['123456785.0', '12345678-5'],
  ])('reads %s', (given, rut) => expect(rutOf(text(given))).toBe(rut));

  it('reads numeric cells as integers and refuses fractions', () => {
    expect(rutOf({ t: 'number', v: 123_456_785 })).toBe('12345678-5');
    expect(faultOf({ t: 'number', v: 12_345_678.5 })).toContain('decimales');
    expect(faultOf({ t: 'number', v: -123_456_785 })).toContain('decimales');
  });

  it('tells the right check digit, and what to add when it may be missing', () => {
    expect(faultOf(text('12.345.678-9'))).toBe(
      'el dígito verificador del RUT no corresponde | El dígito verificador de ese número es 5',
    );
    expect(faultOf({ t: 'number', v: 12_345_678 })).toContain('si el dígito falta, agregue -5 al final');
  });

  it.each<[Cell | null, string]>([
    [null, 'falta el RUT'],
    [text('abc'), 'no es un RUT'],
    [text('1-9'), 'faltan dígitos'],
    [text('123456789012'), 'demasiados dígitos'],
    [text('11.111.111-1'), 'de relleno'],
    [{ t: 'formula' }, 'fórmula'],
    [{ t: 'error', v: '#N/A' }, '#N/A'],
    [{ t: 'date', v: '2025-01-01' }, 'no es un RUT'],
    [text('12345678-5 / 9876543-3'), 'no es un RUT'],
  ])('refuses %j', (cell, reason) => expect(faultOf(cell)).toContain(reason));

  it('accepts exactly the right check digit, however the number is written', () => {
    const body = fc.integer({ min: 1_000_000, max: 99_999_999 }).filter((n) => !/^(\d)\1+$/.test(String(n)));
    const digit = fc.constantFrom(...'0123456789K');
    fc.assert(
      fc.property(body, digit, fc.boolean(), fc.boolean(), (number, check, dots, hyphen) => {
        const written = dots ? number.toLocaleString('es-CL') : String(number);
        const given = `${written}${hyphen ? '-' : ''}${check.toLowerCase()}`;
        expect(rutOf(text(given))).toBe(check === digitOf(number) ? `${number}-${check}` : null);
      }),
    );
  });
});

describe('joinCheckDigit', () => {
  it('joins two columns, and leaves a whole RUT alone', () => {
    expect(rutOf(joinCheckDigit({ t: 'number', v: 12_345_678 }, { t: 'number', v: 5 }))).toBe('12345678-5');
    expect(rutOf(joinCheckDigit(text('1.000.005'), text('k')))).toBe('1000005-K');
    expect(rutOf(joinCheckDigit(text('12345678-5'), text('5')))).toBe('12345678-5');
    expect(rutOf(joinCheckDigit({ t: 'number', v: 123_456_785 }, null))).toBe('12345678-5');
  });
});
