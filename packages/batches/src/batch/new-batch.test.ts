import type { AccountDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { fileBatchId, jsonBatchId } from './new-batch.ts';

const account = { timezone: 'America/Santiago' } as AccountDocument;
/** 23:30 of 22 November in Santiago: another day in UTC. */
const late = new Date('2026-11-23T02:30:05Z');

describe('ids of batches', () => {
  it('carry the day of the account, not of UTC, in the forms that clients know', () => {
    expect(jsonBatchId(account, late)).toMatch(/^batch-20261122-[0-9a-f]{8}$/);
    expect(fileBatchId('basic', account, late)).toMatch(/^batch-2026-11-22-233005-\d{6}$/);
    expect(fileBatchId('acquisition', account, late)).toMatch(/^batch-acq-20261122-233005-\d{6}$/);
  });

  it('differ within one second', () => {
    const ids = new Set(Array.from({ length: 50 }, () => fileBatchId('basic', account, late)));
    expect(ids.size).toBeGreaterThan(45);
  });
});
