import type { BatchCounters, JobDocument } from '@timbre/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterOf, JOB_STATUS_FILTERS, readCounters, readJob, storedStatuses } from './job-status.ts';

const count = fc.nat(50_000);
const parts = fc.record({
  pending_jobs: count,
  in_progress_jobs: count,
  completed_jobs: count,
  failed_jobs: count,
  suspended_jobs: count,
  cancelled_jobs: count,
});
const sum = (counters: Omit<BatchCounters, 'total_jobs'>): number =>
  Object.values(counters).reduce((total, part) => total + part, 0);

describe('counters of a batch', () => {
  it('add up to the total in every state, and hold nobody waiting after the end', () => {
    const state = fc.constantFrom('running', 'paused', 'completed', 'cancelled', 'deleting');
    fc.assert(
      fc.property(parts, state, (given, state) => {
        const { total_jobs, ...read } = readCounters({
          ...given,
          total_jobs: sum(given),
          state: state,
        });
        expect(sum(read)).toBe(total_jobs);
        const ended = state === 'cancelled' || state === 'deleting';
        expect(read.pending_jobs + read.suspended_jobs).toBe(
          ended ? 0 : given.pending_jobs + given.suspended_jobs,
        );
      }),
    );
  });
});

describe('a job', () => {
  const job = (status: JobDocument['status']) =>
    ({ status, cancellation_reason: null, wait_reason: 'retry' }) as JobDocument;
  const cancelled = { state: 'cancelled', cancellation_reason: 'Cliente pagó' } as const;

  it('reads as cancelled with its batch when it waits, and as it is when it does not', () => {
    for (const status of ['pending', 'scheduled', 'suspended'] as const) {
      expect(readJob(job(status), cancelled)).toMatchObject({
        status: 'cancelled',
        cancellation_reason: 'Cliente pagó',
      });
      expect(readJob(job(status), { ...cancelled, state: 'deleting' })).toMatchObject({
        cancellation_reason: 'Batch deleted',
      });
      expect(readJob(job(status), { ...cancelled, state: 'paused' }).status).toBe(status);
    }
    for (const status of ['in_progress', 'completed', 'failed'] as const) {
      expect(readJob(job(status), cancelled).status).toBe(status);
    }
  });

  it('says completed for the old done', () => {
    expect(readJob(job('done'), null).status).toBe('completed');
  });
});

describe('a status filter', () => {
  it('stands for stored statuses, and for a counter where one counts just that', () => {
    for (const status of JOB_STATUS_FILTERS) expect(storedStatuses(status).length).toBeGreaterThan(0);
    expect(storedStatuses('done')).toEqual(storedStatuses('completed'));
    expect(counterOf('done')).toBe('completed_jobs');
    expect(counterOf('scheduled')).toBeNull();
    expect(counterOf('waiting_schedule')).toBeNull();
  });

  it('that nobody knows is refused with the sentence that clients read', () => {
    for (const status of ['nada', '__proto__', 'toString']) {
      expect(() => storedStatuses(status)).toThrow(`Invalid status: ${status}`);
    }
  });
});
