import { describe, expect, it } from 'vitest';
import { filterSchema, meets, type Filter } from './list-filters.ts';

const CASES: [actual: unknown, filter: Filter, expected: boolean][] = [
  ['abc', { type: 'string', op: 'eq', value: 'abc' }, true],
  ['abc', { type: 'string', op: 'ne', value: 'abc' }, false],
  ['abc', { type: 'string', op: 'sw', value: 'ab' }, true],
  ['abc', { type: 'string', op: 'ew', value: 'ab' }, false],
  ['abc', { type: 'string', op: 'co', value: 'b' }, true],
  [undefined, { type: 'string', op: 'co', value: '' }, false],
  [5, { type: 'number', op: 'eq', value: 5 }, true],
  [5, { type: 'number', op: 'ne', value: 5 }, false],
  [5, { type: 'number', op: 'gt', value: 5 }, false],
  [5, { type: 'number', op: 'ge', value: 5 }, true],
  [5, { type: 'number', op: 'lt', value: 6 }, true],
  [5, { type: 'number', op: 'le', value: 4 }, false],
  [null, { type: 'number', op: 'lt', value: 6 }, false],
  [5, { type: 'range', op: 'bt', value: [5, 6] }, true],
  [7, { type: 'range', op: 'bt', value: [5, 6] }, false],
  ['a', { type: 'enum', op: 'in', value: ['a', 'b'] }, true],
  ['c', { type: 'enum', op: 'in', value: ['a', 'b'] }, false],
  [true, { type: 'boolean', op: 'eq', value: true }, true],
  [0, { type: 'present', op: 'pr' }, true],
  [undefined, { type: 'present', op: 'np' }, true],
];

describe('list filters', () => {
  it.each(CASES)('%j meets %j: %s', (actual, filter, expected) => {
    expect(filterSchema.validate(filter).error).toBeUndefined();
    expect(meets(actual, filter)).toBe(expected);
  });

  it.each([
    [{ type: 'string', op: 'gt', value: 'a' }],
    [{ type: 'string', op: 'eq', value: 1 }],
    [{ type: 'range', op: 'bt', value: [1] }],
    [{ type: 'number', op: 'eq' }],
    [{ op: 'eq', value: 'a' }],
  ])('refuses %j', (filter) => {
    expect(filterSchema.validate(filter, { convert: false }).error).toBeDefined();
  });
});
