import { describe, expect, it } from 'vitest';
import { redactText } from './redact-text.ts';

describe('redactText', () => {
  it.each([
    ['llamé al +56 9 5000 5678', 'llamé al +569****5678'],
    ['950005678', '+569****5678'],
    ['22 345 6789', '+562****6789'],
    ['+1 (415) 555-0100', '+141****0100'],
    ['5491150005678', '+549****5678'],
    ['RUT 12.345.678-5.', 'RUT **.***.678-*.'],
    ['1-9', '1-9'],
    ['https://ana:clave@x.cl/audio.wav?sig=abc#t', 'https://[secret]@x.cl/audio.wav'],
    ['GET /calls?to_number=123 failed', 'GET /calls failed'],
    ['mongodb://u:p@db/timbre', 'mongodb://[secret]@db/timbre'],
    ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'Bearer [jwt]'],
    ['llave tmb_live_abcd1234_XYZ y key_0a1b2c', 'llave tmb_[secret] y key_[secret]'],
    ['¿todo bien?', '¿todo bien?'],
    ['192.168.100.200:27017', '192.168.100.200:27017'],
  ])('%s', (given, expected) => expect(redactText(given)).toBe(expected));

  it('leaves no half of a phone where a long text is cut', () => {
    for (let length = 8_150; length < 8_230; length += 1) {
      const text = redactText(
        `${'/?'.padEnd(200, 'q')} `.repeat(1) + 'x'.repeat(length) + ' 950005678 950005678',
      );
      expect(text).not.toMatch(/\d{5}/);
    }
    const urls = `https://x.cl/a?${'q'.repeat(8_100)} `;
    for (let pad = 0; pad < 80; pad += 1)
      expect(redactText(`${urls}${'z'.repeat(pad)} 950005678 950005678`)).not.toMatch(/\d{5}/);
  });

  it('takes time in proportion to what it keeps, also for hostile text', () => {
    const slow = [
      '/'.repeat(1e6),
      '9 '.repeat(5e5),
      '1.'.repeat(5e5),
      'eyJ'.repeat(3e5),
      `${'('.repeat(5e5)}9`,
    ];
    for (const text of slow) expect(redactText(text).length).toBeLessThanOrEqual(2_048);
  });
});
