import { describe, expect, it } from 'vitest';
import { accountScope } from './scope.ts';
import { createSubjectKeys, isSubjectKey } from './subject-keys.ts';

const [a, b] = [accountScope('acc-a'), accountScope('acc-b')];
const RUT = '12345678-5';

describe('subject keys', () => {
  const keys = createSubjectKeys(['new secret', 'old secret']);

  it('are the same for the same person, and another one in each account', () => {
    expect(keys.keyOf(a, RUT)).toBe(keys.keyOf(a, RUT));
    expect(keys.keyOf(a, RUT)).not.toBe(keys.keyOf(b, RUT));
    expect(isSubjectKey(keys.keyOf(a, RUT))).toBe(true);
    expect(keys.keyOf(a, RUT)).not.toMatch(/\d/);
  });

  it('are made by the first secret and recognised by all', () => {
    const before = createSubjectKeys(['old secret']).keyOf(a, RUT);
    expect(keys.keyOf(a, RUT)).not.toBe(before);
    expect(keys.keysOf(a, RUT)).toEqual([keys.keyOf(a, RUT), before]);
  });

  it('are none without a secret', () => {
    expect(createSubjectKeys([]).keysOf(a, RUT)).toEqual([]);
    expect(() => createSubjectKeys([]).keyOf(a, RUT)).toThrow('PERSONAL_DATA_SECRETS');
  });
});
