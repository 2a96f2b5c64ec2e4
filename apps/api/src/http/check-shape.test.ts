import { describe, expect, it } from 'vitest';
import { checkShape } from './check-shape.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const faultOf = (value: unknown): unknown => {
  try {
    checkShape(value);
    return null;
  } catch (error) {
    return (error as { errors: unknown[] }).errors[0];
  }
};

describe('checkShape', () => {
  it('takes 20 levels and refuses one more', () => {
    expect(faultOf(nested(20))).toBeNull();
    expect(faultOf(nested(21))).toMatchObject({ message: 'tiene más de 20 niveles' });
  });

  it.each(['__proto__', 'constructor', 'prototype', '$where', 'a.b', 'a\0', '\ud800'])(
    'refuses the key %j',
    (key) => {
      expect(faultOf({ list: [Object.fromEntries([[key, 1]])] })).toEqual({
        path: `list.0.${key}`,
        message: 'no se admite',
      });
    },
  );

  it('refuses text that is no text, wherever it stands, and takes every other', () => {
    for (const text of ['a\0b', '\ud800', 'a\udfff', '\udfff\ud800'])
      expect(faultOf({ a: ['x', { b: text }] })).toEqual({
        path: 'a.1.b',
        message: 'tiene caracteres que no son texto',
      });
    expect(faultOf({ a: 'Ñandú 👍\n\t', b: '', c: null, d: [true, 1.5] })).toBeNull();
  });
});
