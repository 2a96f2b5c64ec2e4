import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, versionIn } from './versions.ts';

const version = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50));
const text = (parts: number[]) => parts.join('.');

describe('versions', () => {
  it('reads the version out of what programs print', () => {
    expect(versionIn('db version v8.2.6\nBuild Info: {')).toBe('8.2.6');
    expect(versionIn('Valkey server v=9.1.2 sha=00000000:1 malloc=libc')).toBe('9.1.2');
    expect(versionIn('Python 3.11.7')).toBe('3.11.7');
    expect(versionIn('command not found')).toBeUndefined();
  });

  it('orders by number, not by text', () => {
    expect(atLeast('3.10.1', '3.9')).toBe(true);
    expect(atLeast('6.9.9', '7.0')).toBe(false);
    expect(atLeast('7', '7.0')).toBe(true);
    expect(atLeast('22.1.0', '20.19')).toBe(true);
  });

  it('agrees with the order of the numbers for every pair', () => {
    fc.assert(
      fc.property(version, version, (left, right) => {
        const value = ([a, b, c]: number[]) => a! * 10_000 + b! * 100 + c!;
        expect(atLeast(text(left), text(right))).toBe(value(left) >= value(right));
      }),
    );
  });
});
