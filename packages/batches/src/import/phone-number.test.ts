import fc from 'fast-check';
import { isValidPhoneNumber } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { normalisePhone, type PhoneKind } from './phone-number.ts';

const chile = (text: string, kind: PhoneKind): string | null =>
  normalisePhone(text, { country: 'CL', kind })?.e164 ?? null;
const argentina = (text: string): string | null =>
  normalisePhone(text, { country: 'AR', kind: 'any' })?.e164 ?? null;

describe('normalisePhone in Chile', () => {
  it.each<[string, PhoneKind, string | null]>([
    ['992125907', 'mobile', '+56992125907'],
    ['09-92125907', 'mobile', '+56992125907'],
    ['092125907', 'mobile', '+56992125907'],
    ['92125907', 'mobile', '+56992125907'],
    ['09-2125907', 'any', '+56992125907'],
    ['+56 9 9212 5907', 'mobile', '+56992125907'],
    ['0056 9 9212 5907', 'mobile', '+56992125907'],
    ['56 9 9212 5907', 'any', '+56992125907'],
    ['(9) 9212-5907', 'mobile', '+56992125907'],
    ['9992125907', 'mobile', '+56992125907'],
    ['992125907.0', 'mobile', '+56992125907'],
    ['228151807', 'landline', '+56228151807'],
    ['28151807', 'landline', '+56228151807'],
    ['02-8151807', 'any', '+56228151807'],
    ['56228151807', 'any', '+56228151807'],
    ['2 2815 1807 anexo 12', 'landline', '+56228151807'],
    ['322345678', 'landline', '+56322345678'],
    ['12345678', 'any', '+56212345678'],
    ['12345678', 'mobile', '+56912345678'],
    ['228151807', 'mobile', null],
    ['992125907', 'landline', null],
    ['8151807', 'landline', null],
    ['123', 'any', null],
    ['12345', 'any', null],
    ['abc', 'any', null],
    ['', 'any', null],
    ['1123456789', 'any', null],
    ['54113650246', 'any', null],
    ['123456789012', 'any', null],
    ['5,69921E+11', 'any', null],
  ])('%s as %s is %s', (text, kind, e164) => expect(chile(text, kind)).toBe(e164));

  it('says when digits were added or dropped, not when only prefixes were', () => {
    const repaired = (text: string): boolean | undefined =>
      normalisePhone(text, { country: 'CL', kind: 'any' })?.repaired;
    expect(['92125907', '9992125907', '28151807'].map(repaired)).toEqual([true, true, true]);
    expect(['992125907', '0992125907', '+56 9 9212 5907', '02-28151807'].map(repaired)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds a mobile however it is spaced and prefixed', () => {
    const number = fc.integer({ min: 30_000_000, max: 99_999_999 });
    const prefix = fc.constantFrom('', '+56', '56', '0', '0056', '+56 ', '(+56) ');
    const blank = fc.constantFrom('', ' ', '-', '.');
    fc.assert(
      fc.property(number, prefix, blank, (digits, before, gap) => {
        const text = `${before}9${gap}${String(digits).slice(0, 4)}${gap}${String(digits).slice(4)}`;
        expect(chile(text, 'mobile')).toBe(`+569${digits}`);
      }),
    );
  });

  it('gives a number that the library accepts, or none, for any text', () => {
    const messy = fc.string({ unit: fc.constantFrom(...'0123456789+-. ()/ab'), maxLength: 30 });
    fc.assert(
      fc.property(
        messy,
        fc.constantFrom<PhoneKind>('mobile', 'landline', 'any'),
        fc.constantFrom('CL', 'AR', 'PE'),
        (text, kind, country) => {
          const phone = normalisePhone(text, { country, kind });
          if (phone) expect(isValidPhoneNumber(phone.e164)).toBe(true);
        },
      ),
    );
  });
});

describe('normalisePhone elsewhere', () => {
  it.each([
    ['91123456789', '+5491123456789'],
    ['911 2345 6789', '+5491123456789'],
    ['5491123456789', '+5491123456789'],
    ['091123456789', '+5491123456789'],
    ['011 15 2345-6789', '+5491123456789'],
    ['1123456789', '+541123456789'],
    ['01123456789', '+541123456789'],
    ['23456789', '+541123456789'],
    ['54113650246', '+5491113650246'],
    ['123', null],
    // The old system made +549987654321 of it, which is no number (decisions §6.4).
    ['987654321', null],
  ])('Argentina: %s is %s', (text, e164) => expect(argentina(text)).toBe(e164));

  it('leaves other countries to the library', () => {
    expect(normalisePhone('987 654 321', { country: 'PE', kind: 'any' })?.e164).toBe('+51987654321');
    expect(normalisePhone('+56 9 5000 1234', { country: 'PE', kind: 'any' })).toBeNull();
  });
});
