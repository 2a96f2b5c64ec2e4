import { describe, expect, it } from 'vitest';
import { COMMUNES } from './chilean-places.ts';
import { chooseZone, isValidTimezone, zoneForRegion } from './index.ts';

describe('zoneForRegion', () => {
  it.each([
    ['Magallanes', 'America/Punta_Arenas'],
    ['XII Región', 'America/Punta_Arenas'],
    ['Región de Magallanes y de la Antártica Chilena', 'America/Punta_Arenas'],
    ['PUERTO NATALES', 'America/Punta_Arenas'],
    ['Puerto Natales, Magallanes', 'America/Punta_Arenas'],
    ['Aysén', 'America/Coyhaique'],
    ['aisen', 'America/Coyhaique'],
    ['Comuna de Coyhaique', 'America/Coyhaique'],
    ['Región de Aysén del General Carlos Ibáñez del Campo', 'America/Coyhaique'],
    ["Villa O'Higgins", 'America/Coyhaique'],
    ['Isla de Pascua', 'Pacific/Easter'],
    ['Rapa Nui (Valparaíso)', 'Pacific/Easter'],
    ['Región Metropolitana', 'America/Santiago'],
    ['RM', 'America/Santiago'],
    ["Región del Libertador General Bernardo O'Higgins", 'America/Santiago'],
    ['nunoa', 'America/Santiago'],
    ['Ñuñoa', 'America/Santiago'],
    ['Región de los Lagos', 'America/Santiago'],
    ['La Araucanía', 'America/Santiago'],
    ['Región del Bío-Bío', 'America/Santiago'],
    ['V Región', 'America/Santiago'],
    ['America/Lima', 'America/Lima'],
  ])('%s → %s', (text, zone) => {
    expect(zoneForRegion(text)).toBe(zone);
  });

  it.each([[''], ['Mendoza'], ['America/Nope'], ['Cuba'], ['región'], ['56912345'], ['  ']])(
    'knows nothing of %j',
    (text) => {
      expect(zoneForRegion(text)).toBeNull();
    },
  );

  it('knows the 346 communes, each in one region', () => {
    const official: Record<string, number> = {
      XV: 4,
      I: 7,
      II: 9,
      III: 9,
      IV: 15,
      V: 38,
      RM: 52,
      VI: 33,
      VII: 30,
      XVI: 21,
      VIII: 33,
      IX: 32,
      XIV: 12,
      X: 30,
      XI: 10,
      XII: 11,
    };
    const otherSpellings: Record<string, number> = { XI: 7, XII: 2 };
    // Isla de Pascua belongs to Valparaíso and is kept apart for its zone.
    const keptApart: Record<string, number> = { V: 1 };
    for (const [region, count] of Object.entries(official)) {
      const listed = count + (otherSpellings[region] ?? 0) - (keptApart[region] ?? 0);
      expect([region, COMMUNES[region]?.length]).toEqual([region, listed]);
    }
    const all = Object.values(COMMUNES).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('chooseZone', () => {
  it('takes the first known zone, Santiago when there is none', () => {
    expect(chooseZone(null, 'America/Nope', 'America/Lima', 'America/Bogota')).toBe('America/Lima');
    expect(chooseZone(undefined, null)).toBe('America/Santiago');
  });

  it('never takes a fixed offset', () => {
    expect(isValidTimezone('-04:00')).toBe(false);
    expect(isValidTimezone('America/Coyhaique')).toBe(true);
  });
});
