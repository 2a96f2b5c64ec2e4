import { normaliseCallSettings } from '@timbre/scheduling';
import type { JobDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { readWaiting, windowOf } from './waiting-schedule.ts';

const settings = { allowed_hours: { start: '15:00', end: '18:00' } };
const batch = {
  call_settings: normaliseCallSettings(settings).settings,
  country: 'CL',
  purpose: 'collections' as const,
  contact_pack: null,
};
const account = { contact_rules: null, holidays: [] };
const at = (time: string) => new Date(`2026-11-23T${time}:00-03:00`);
const job = (given: Partial<JobDocument>) =>
  ({
    status: 'pending',
    reserved_until: at('09:00'),
    wait_reason: null,
    last_error: null,
    ...given,
  }) as JobDocument;
const readAt = (time: string, given: Partial<JobDocument> = {}) =>
  readWaiting(job(given), windowOf(batch, account, null, at(time)), at(time));

describe('a pending job', () => {
  it('that is due waits for the next opening while the window is closed', () => {
    expect(readAt('10:00')).toMatchObject({
      waiting_schedule: true,
      reserved_until: at('15:00'),
      wait_reason: 'out_of_hours',
      last_error: expect.stringMatching(/^Fuera de horario: /) as string,
    });
  });

  it('waits for nothing inside the window, and for its own time when it is not due', () => {
    expect(readAt('16:00')).toMatchObject({ waiting_schedule: false, last_error: null });
    const later = { reserved_until: at('12:00'), wait_reason: 'retry' };
    expect(readAt('10:00', later)).toMatchObject({ waiting_schedule: false, reserved_until: at('12:00') });
  });

  it('that the gate put off until the hours waits for them', () => {
    const put_off = {
      reserved_until: at('17:00'),
      wait_reason: 'holiday',
      last_error: 'Fuera de horario: feriado (x)',
    };
    expect(readAt('16:00', put_off)).toMatchObject({
      waiting_schedule: true,
      last_error: put_off.last_error,
    });
  });
});

describe('any other job', () => {
  it('never waits for hours', () => {
    for (const status of ['in_progress', 'completed', 'failed', 'cancelled', 'suspended'] as const) {
      expect(readAt('10:00', { status }).waiting_schedule).toBe(false);
    }
  });
});
