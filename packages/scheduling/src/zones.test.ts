import { DAY_MS, HOUR_MS } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { alsoZones, CHILEAN_ZONES, localDateKey, zonesOfCountry } from './index.ts';

const MEXICAN = [
  ...['Bahia_Banderas', 'Cancun', 'Chihuahua', 'Ciudad_Juarez', 'Hermosillo', 'Matamoros', 'Mazatlan'],
  ...['Merida', 'Mexico_City', 'Monterrey', 'Ojinaga', 'Tijuana'],
].map((name) => `America/${name}`);

const wallOf = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);

describe('zonesOfCountry', () => {
  it('has a zone for every clock of Mexico', () => {
    const listed = zonesOfCountry('MX');
    for (const zone of MEXICAN) {
      const twin = listed.find((candidate) => {
        for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); at += 5 * DAY_MS + 7 * HOUR_MS)
          if (wallOf(zone, at) !== wallOf(candidate, at)) return false;
        return true;
      });
      expect(twin, zone).toBeDefined();
    }
  });

  it('names only zones that this runtime knows, and none for an unknown country', () => {
    for (const country of ['AR', 'CL', 'CO', 'EC', 'MX', 'PE'])
      for (const zone of zonesOfCountry(country)) expect(localDateKey(new Date(0), zone)).toMatch(/^19/);
    expect(zonesOfCountry('ZZ')).toEqual([]);
  });
});

describe('alsoZones', () => {
  it('are those of the country when nobody knows the zone and the account is strict, else none', () => {
    expect(alsoZones('CL', null, { unknown_zone: 'strict' })).toEqual(CHILEAN_ZONES);
    expect(alsoZones('CL', 'Pacific/Easter', { unknown_zone: 'strict' })).toEqual([]);
    expect(alsoZones('CL', null, {})).toEqual([]);
    expect(alsoZones('CL', null, null)).toEqual([]);
  });
});
