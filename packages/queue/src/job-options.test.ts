import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, manualClock, realMsUntil } from '@timbre/kernel';
import { payloadFaults, toBullJob } from './job-options.ts';
import { JOBS } from './catalogue.ts';

const attempt_id = '01961f0a-7c00-7000-8000-000000000001';

describe('a job for BullMQ', () => {
  it('is delayed by the real time until its virtual instant, 0 when that is past', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e9 }),
        fc.double({ min: 0.1, max: 3_600, noNaN: true }),
        (ms, factor) => {
          const clock = { ...manualClock('2026-11-21T12:00:00Z'), factor };
          const run_at = addMs(clock.now(), ms);
          const { opts } = toBullJob(clock, 'call-poll', { attempt_id }, run_at);
          expect(opts.delay).toBe(realMsUntil(clock, run_at));
          expect(opts.delay).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('has one identity and leaves Redis when it has ended', () => {
    const clock = manualClock('2026-11-21T12:00:00Z');
    expect(toBullJob(clock, 'call-start', { attempt_id }, undefined).opts).toMatchObject({
      jobId: `start-${attempt_id}`,
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    });
    const wake = toBullJob(clock, 'dispatch-tick', { batch_id: 'batch-1' }, undefined).opts;
    expect(wake).toMatchObject({ deduplication: { id: 'tick-batch-1', keepLastIfActive: true } });
    expect(wake.jobId).toBeUndefined();
  });
});

it('faults of a payload name the place and the rule, never the value', () => {
  const faults = payloadFaults(JOBS['call-start'], {
    attempt_id: '+56950001234',
    rut: '12345678-5',
  });
  expect(faults).toEqual(['attempt_id: string.pattern.name', 'rut: object.unknown']);
});
