import { expect, it } from 'vitest';
import { silentLogger } from '@timbre/kernel';
import { errorLog } from './error-log.ts';

it('tells each error once, however often it comes', () => {
  const told: unknown[] = [];
  const listener = errorLog({ ...silentLogger, warn: (_, facts) => told.push(facts?.error) }, 'call-start');
  const refused = new Error('connect ECONNREFUSED');
  for (let n = 0; n < 50; n += 1) listener(refused);
  const other = new Error('Missing lock');
  listener(other);
  expect(told).toEqual([refused, other]);
});
