import { normaliseCallSettings } from '@timbre/scheduling';
import type { BatchDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { batchWindow } from './batch-window.ts';

const batch = (settings: Record<string, unknown>, given: Partial<BatchDocument> = {}): BatchDocument =>
  ({
    call_settings: normaliseCallSettings(settings).settings,
    ...{ country: 'CL', purpose: 'collections', contact_pack: null, contact_zones: [] },
    ...given,
  }) as BatchDocument;
const account = { contact_rules: null, holidays: [] };
const OFFICE = { allowed_hours: { start: '09:00', end: '18:00' }, days_of_week: [1, 2, 3, 4, 5] };
/** A Monday in November: Santiago is at −03, Easter Island at −05. */
const monday = (utc: string): Date => new Date(`2026-11-23T${utc}:00Z`);

describe('the window of a batch', () => {
  it('is looked at once for the batch and once for each zone of its people', () => {
    const zones = { contact_zones: ['Pacific/Easter', 'America/Punta_Arenas'] };
    const at = (utc: string) => batchWindow(batch(OFFICE, zones), account, monday(utc)).open_zones;
    expect(at('11:59')).toEqual([]);
    expect(at('12:00')).toEqual([null, 'America/Punta_Arenas']);
    expect(at('15:00')).toEqual([null, 'Pacific/Easter', 'America/Punta_Arenas']);
    expect(at('22:00')).toEqual(['Pacific/Easter']);
  });

  it('tells the earliest opening among what is closed', () => {
    const zones = { contact_zones: ['Pacific/Easter'] };
    const next = (utc: string) => batchWindow(batch(OFFICE, zones), account, monday(utc)).next_opening;
    expect(next('03:00')).toEqual(monday('12:00'));
    expect(next('12:00')).toEqual(monday('14:00'));
    expect(next('15:00')).toBeNull();
  });

  it('that opens never again within a year says so by saying nothing', () => {
    const sundays = batch({ ...OFFICE, days_of_week: [7] });
    expect(batchWindow(sundays, account, monday('13:00'))).toEqual({ open_zones: [], next_opening: null });
  });

  it('under the demo’s rules is what the settings say, on a Sunday at night too', () => {
    const all_day = { allowed_hours: { start: '00:00', end: '24:00' } };
    const sunday_night = new Date('2026-11-22T05:00:00Z');
    expect(batchWindow(batch(all_day, { contact_pack: 'demo' }), account, sunday_night).open_zones).toEqual([
      null,
    ]);
    expect(batchWindow(batch(all_day), account, sunday_night).open_zones).toEqual([]);
  });
});
