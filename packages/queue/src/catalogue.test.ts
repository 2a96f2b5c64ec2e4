import { describe, expect, it } from 'vitest';
import { newAttemptId } from '@timbre/kernel';
import { findJob, JOBS, type AnyJob } from './catalogue.ts';
import { QUEUES } from './queues.ts';

const jobs = Object.entries(JOBS) as [string, AnyJob][];

describe('the catalogue', () => {
  it('lists every job under its own name, on a queue that exists', () => {
    for (const [name, job] of jobs) {
      expect(job.name).toBe(name);
      expect(QUEUES).toHaveProperty(job.queue);
      expect(findJob(name)).toBe(job);
    }
    expect(findJob('toString')).toBeUndefined();
  });

  it('gives every job an identity of its own that BullMQ accepts', () => {
    const ids = {
      attempt_id: newAttemptId(),
      event_id: '652f1c9e8b3a4d5e6f708192',
      batch_id: 'batch-20261121-00c0ffee',
    };
    const all = { ...ids, account_id: 'acc-0123456789ab', import_id: 'imp_01HZX' };
    const identities = jobs.flatMap(([, job]) => job.job_id?.(all) ?? job.wake_id?.(all) ?? []);
    expect(new Set(identities).size).toBe(identities.length);
    for (const identity of identities) expect(identity).toMatch(/^[a-z]+-[^:]+$/);
    for (const [, job] of jobs) expect(job.job_id && job.wake_id).toBeUndefined();
  });

  it('never tries a dial twice, and lets everything else that is not scheduled try again', () => {
    expect(JOBS['call-start'].tries).toBe(1);
    for (const [, job] of jobs) if (job.tries > 1) expect(job.backoff_ms).toBeGreaterThan(0);
  });

  it('has no snoozing queue that counts starts', () => {
    for (const rules of Object.values(QUEUES)) expect('max_starts' in rules && rules.may_snooze).toBe(false);
  });
});
