import { describe, expect, it } from 'vitest';
import { scrubText } from './scrub.ts';

describe('scrubText', () => {
  it('takes numbers, addresses and the words of a name', () => {
    expect(
      scrubText('María Soto, RUT 12.345.678-5, +56 9 5000 1234, m.soto@example.cl', ['María Soto']),
    ).toBe('eliminado eliminado, RUT eliminado, eliminado, eliminado');
  });

  it('leaves codes, short numbers and other words', () => {
    const text = 'No llamar: lo pidió 3 veces, Sotomayor';
    expect(scrubText(text, ['Ana Soto'])).toBe(text);
    expect(scrubText('(a+b', ['(a+b'])).toBe('(a+b'.replace('(a+b', 'eliminado'));
  });
});
