import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maskDni,
  maskInfo,
  maskName,
  maskPerson,
  maskPhone,
  maskResult,
  maskTalk,
  maskValue,
} from './mask.ts';

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

  it('tell which facts there are of a person, and no value of any', () => {
    const info = {
      rut: '12345678-5',
      nombre: 'Ana Soto',
      direccion: 'Los Aromos 12',
      monto: 5,
      moroso: true,
    };
    expect(maskInfo({ ...info, extra: { hijos: ['Eva', 2] }, nada: null })).toEqual({
      ...{ rut: '*****678-*', nombre: 'A*** S***', direccion: '****', monto: '****', moroso: true },
      ...{ extra: { hijos: ['****', '****'] }, nada: null },
    });
    expect([maskTalk('hola'), maskTalk(''), maskTalk(null)]).toEqual(['****', '', null]);
    expect([maskPerson('+56950001234'), maskPerson('12345678-5')]).toEqual(['+569****1234', '*****678-*']);
  });

  it('tell how a call went and not a word of it', () => {
    const analysis = { call_summary: 'paga el lunes', user_sentiment: 'Neutral', call_successful: true };
    const told = { outcome: 'answered', duration_ms: 5_000, transcript: 'hola', recording_url: 'https://x' };
    expect(maskResult({ ...told, call_analysis: analysis, nuevo: 'algo' })).toEqual({
      ...{ outcome: 'answered', duration_ms: 5_000, transcript: '****', recording_url: '****' },
      call_analysis: { call_summary: '****', user_sentiment: 'Neutral', call_successful: true },
      nuevo: '****',
    });
  });

  it('never show a whole phone', () => {
    const phone = fc.stringMatching(/^\+[1-9]\d{7,14}$/);
    fc.assert(fc.property(phone, (text) => !maskPhone(text).includes(text.slice(1))));
    fc.assert(fc.property(phone, (text) => !String(maskValue(text)).includes(text.slice(1))));
  });
});
