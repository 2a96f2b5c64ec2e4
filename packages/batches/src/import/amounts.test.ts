import type { Cell } from '@timbre/sheets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInteger, parseMoney } from './amounts.ts';
import type { Parsed } from './cell-text.ts';

const text = (v: string): Cell => ({ t: 'text', v });
const got = (parsed: Parsed<number>): number | string | null =>
  'fault' in parsed ? parsed.fault.reason : parsed.value;

describe('parseMoney', () => {
  it.each([
    ['$1.234,56', 1234.56],
    ['1.234.567', 1_234_567],
    ['$1.234.567', 1_234_567],
    ['$ 150.000', 150_000],
    ['150,5', 150.5],
    ['1234567,5', 1_234_567.5],
    ['150000', 150_000],
    ['150000.0', 150_000],
    ['150000.00', 150_000],
    ['1,234,567', 1_234_567],
    ['1,234.56', 1234.56],
    ['CLP 1.234', 1234],
    ['-1.234', -1234],
    ['(1.234)', -1234],
    ['1.234-', -1234],
    ['0', 0],
  ])('%s is %s', (given, value) => expect(got(parseMoney(text(given)))).toBe(value));

  it.each(['1234.56', '1,234', '1.23.456', '12.34', '1.2345'])(
    'refuses %s, which has two readings',
    (given) => expect(got(parseMoney(text(given)))).toBe('el monto se puede leer de dos maneras'),
  );

  it.each(['abc', '12 UF', '$', '--5', '1e6'])('refuses %s', (given) =>
    expect(got(parseMoney(text(given)))).toBe('el monto no es un número'),
  );

  it('takes numeric cells as they are, and nothing for something', () => {
    expect(got(parseMoney({ t: 'number', v: 1234.56 }))).toBe(1234.56);
    expect(got(parseMoney(null))).toBeNull();
    expect(got(parseMoney({ t: 'formula' }))).toBe('la celda es una fórmula');
    expect(got(parseMoney({ t: 'date', v: '2025-01-01' }))).toBe('el monto no es un número');
    expect(got(parseMoney({ t: 'number', v: 1e15 }))).toBe('el monto es demasiado grande');
  });

  it('reads back what a Chilean writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const written = `$ ${whole.toLocaleString('es-CL', { useGrouping: true })},${String(cents).padStart(2, '0')}`;
          expect(got(parseMoney(text(written)))).toBe(Number(`${whole}.${String(cents).padStart(2, '0')}`));
        },
      ),
    );
  });
});

describe('parseInteger', () => {
  it.each([
    ['45 días', 45],
    ['45', 45],
    ['-3', -3],
    ['1.234', 1234],
    ['45.0', 45],
    ['mora: 12', 12],
  ])('%s is %s', (given, value) => expect(got(parseInteger(text(given)))).toBe(value));

  it.each(['abc', '45,5', '10 a 20', '12/2025'])('refuses %s', (given) =>
    expect(got(parseInteger(text(given)))).toBe('no es un número entero'),
  );

  it('takes whole numeric cells', () => {
    expect(got(parseInteger({ t: 'number', v: 45 }))).toBe(45);
    expect(got(parseInteger({ t: 'number', v: 45.5 }))).toBe('no es un número entero');
    expect(got(parseInteger(null))).toBeNull();
  });
});
