import { describe, expect, it } from 'vitest';
import { readPersonKey, readPhone } from './named-person.ts';

describe('a person that somebody names', () => {
  it('is the verified RUT in Chile, however it is written', () => {
    for (const text of ['12.345.678-5', '12345678-5', ' 123456785 ', 'RUT 12.345.678-5'])
      expect(readPersonKey('CL', text)).toEqual({ value: '12345678-5' });
    expect(readPersonKey('CL', '12345678-9')).toEqual({
      message: expect.stringMatching(/dígito verificador/) as string,
    });
  });

  it('is the id elsewhere, or the phone of somebody who has none', () => {
    expect(readPersonKey('AR', '30.123.456')).toEqual({ value: '30123456' });
    expect(readPersonKey('AR', '+54 9 11 2345-6781')).toEqual({ value: '+5491123456781' });
    expect(readPersonKey('AR', '  ')).toEqual({ message: expect.any(String) as string });
  });
});

describe('a phone that somebody names', () => {
  it('is one phone in E.164', () => {
    expect(readPhone('CL', '9 5000 0001')).toEqual({ value: '+56950000001' });
    for (const text of ['123', '', '950000001 / 950000002', '950000001 / 12'])
      expect(readPhone('CL', text)).toEqual({ message: expect.any(String) as string });
  });
});
