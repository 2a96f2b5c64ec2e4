import { describe, expect, it } from 'vitest';
import { addMs, realClock } from './clock.ts';
import {
  firstAttemptIdAt,
  newAccountId,
  newAttemptId,
  newBatchId,
  newId,
  newJobId,
  newToken,
} from './ids.ts';

const MANY = 2_000;
const many = (make: () => string): string[] => Array.from({ length: MANY }, make);

describe('ids', () => {
  it.each<[string, () => string, RegExp]>([
    ['accounts', newAccountId, /^acc-[0-9a-f]{12}$/],
    ['batches', () => newBatchId('20261123'), /^batch-20261123-[0-9a-f]{8}$/],
    ['jobs', () => newJobId('acc-3f9a1c0b77de'), /^job_acc-3f9a_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['attempts', newAttemptId, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['everything else', () => newId('usr'), /^usr_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['tokens', newToken, /^[\w-]{43}$/],
  ])('of %s have their form, and none comes twice', (_, make, form) => {
    const ids = many(make);
    for (const id of ids) expect(id).toMatch(form);
    expect(new Set(ids).size).toBe(MANY);
  });

  it('of attempts sort by the moment at which they were made', () => {
    const ids = many(newAttemptId);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('of attempts are found by the moment at which they were made', () => {
    const now = realClock.now();
    const id = newAttemptId();
    expect(firstAttemptIdAt(now) <= id).toBe(true);
    expect(firstAttemptIdAt(addMs(now, 60_000)) > id).toBe(true);
    expect(firstAttemptIdAt(new Date(-5))).toMatch(/^0{8}-0{4}-7/);
  });

  it('are as long as they are asked to be where they are secrets', () => {
    expect(Buffer.from(newToken(16), 'base64url')).toHaveLength(16);
  });
});
