import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDni, maskName, maskPhone, maskValue } from './mask.ts';

describe('masks', () => {
  it('leave enough to recognise a person and too little to reach them', () => {
    expect(maskPhone('+56950001234')).toBe('+569****1234');
    expect(maskDni('12345678-5')).toBe('*****678-*');
    expect(maskName('María José Soto')).toBe('M*** J*** S***');
    expect(maskValue('escriba a persona@example.cl o al +56 9 5000 1234')).toBe(
      'escriba a ***@*** o al +****',
    );
    expect(maskValue('RUT 12.345.678-5')).toBe('RUT ****');
  });

  it('keep short numbers and other values as they are', () => {
    for (const value of ['2 cupones', 3, true, null]) expect(maskValue(value)).toBe(value);
    expect(maskDni('')).toBe('');
    expect(maskPhone('123')).toBe('****');
  });

  it('never show a whole phone', () => {
    const phone = fc.stringMatching(/^\+[1-9]\d{7,14}$/);
    fc.assert(fc.property(phone, (text) => !maskPhone(text).includes(text.slice(1))));
    fc.assert(fc.property(phone, (text) => !String(maskValue(text)).includes(text.slice(1))));
  });
});
