import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-answer.ts';

const keys = { secret: 'de la instalación', client_key: 'del cliente', place: 'a1' };

describe('a sealed answer', () => {
  it('opens with its keys, at its place', () => {
    expect(unseal(seal('{"key":"ñandú"}', keys), keys)).toBe('{"key":"ñandú"}');
    expect(seal('igual', keys)).not.toBe(seal('igual', keys));
  });

  it('stays shut for any other key or place, and when it was touched', () => {
    const sealed = seal('secreto', keys);
    for (const other of [{ secret: 'x' }, { client_key: 'x' }, { place: 'a2' }])
      expect(unseal(sealed, { ...keys, ...other })).toBeNull();
    expect(unseal(`A${sealed.slice(1)}`, keys) === null || sealed.startsWith('A')).toBe(true);
    for (const wrong of ['', 'AAAA', sealed.slice(0, 30)]) expect(unseal(wrong, keys)).toBeNull();
  });
});
