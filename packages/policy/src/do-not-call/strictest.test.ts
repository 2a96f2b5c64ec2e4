import type { DoNotCallDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { strictestFor } from './strictest.ts';

type Entry = Pick<DoNotCallDocument, 'level' | 'value' | 'batch_id' | 'reason' | 'expires_at'>;
const target = { batch_id: 'batch-1', person_key: '12345678-5', phone: '+56950000001' };
const [tomorrow, later] = [new Date('2026-11-24T00:00:00Z'), new Date('2026-12-24T00:00:00Z')];

const entry = (level: Entry['level'], given: Partial<Entry> = {}): Entry => ({
  level,
  value: level === 'person' ? target.person_key : level === 'phone' ? target.phone : '',
  batch_id: null,
  reason: level,
  expires_at: null,
  ...given,
});
const strictest = (...entries: Entry[]) => strictestFor(entries, target)?.reason;

describe('the strictest entry', () => {
  it('is none where none names the call', () => {
    expect(strictest()).toBeUndefined();
    expect(strictest(entry('person', { value: '7654321-6' }))).toBeUndefined();
    expect(strictest(entry('phone', { value: '+56950000002' }))).toBeUndefined();
    expect(strictest(entry('batch', { batch_id: 'batch-2' }))).toBeUndefined();
    expect(strictest(entry('person', { batch_id: 'batch-2' }))).toBeUndefined();
  });

  it('is the one without an end, and the one that names more than a phone', () => {
    expect(strictest(entry('account', { expires_at: later }), entry('phone'))).toBe('phone');
    expect(strictest(entry('phone'), entry('person', { batch_id: 'batch-1' }))).toBe('person');
    expect(strictest(entry('phone'), entry('batch', { batch_id: 'batch-1' }))).toBe('batch');
  });

  it('is the one that lasts longest where all have an end', () => {
    const [soon, long] = [entry('account', { expires_at: tomorrow }), entry('phone', { expires_at: later })];
    expect(strictest(soon, long)).toBe('phone');
    expect(strictestFor([long, soon], target)).toEqual({
      level: 'phone',
      reason: 'phone',
      expires_at: later,
    });
  });
});
