import { COMMUNES, REGION_NAMES } from './chilean-places.ts';
import { isValidTimezone } from './zone-offsets.ts';

const SANTIAGO = 'America/Santiago';
const PUNTA_ARENAS = 'America/Punta_Arenas';
const COYHAIQUE = 'America/Coyhaique';
const EASTER = 'Pacific/Easter';

/** Every zone of Chile; a person whose zone is unknown is within one of them. */
export const CHILEAN_ZONES: readonly string[] = [SANTIAGO, PUNTA_ARENAS, COYHAIQUE, EASTER];

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A folded name as it stands, and without "región de", "comuna de la" and the like. */
const spellings = (text: string): string[] => {
  const bare = text
    .replace(/^(region|comuna|provincia|ciudad)\b( (de|del)\b)? ?/, '')
    .replace(/ region$/, '');
  return [text, bare, bare.replace(/^(la|las|los|el) /, '')];
};

const ZONE_OF_REGION: Readonly<Record<string, string>> = { XI: COYHAIQUE, XII: PUNTA_ARENAS };

const ZONE_OF_PLACE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(COMMUNES).flatMap(([region, names]) =>
    names.map((name): [string, string] => [folded(name), ZONE_OF_REGION[region] ?? SANTIAGO]),
  ),
  ...Object.entries(REGION_NAMES).flatMap(([region, names]) =>
    [region, ...names].map((name): [string, string] => [folded(name), ZONE_OF_REGION[region] ?? SANTIAGO]),
  ),
  ...['Isla de Pascua', 'Rapa Nui', 'Hanga Roa'].map((name): [string, string] => [folded(name), EASTER]),
]);

/**
 * The zone of a Chilean region or commune as people write it (accents, case, "Región de", Roman numbers, "Puerto
 * Natales, Magallanes"), or of an IANA name; null when the text says nothing about the zone.
 */
export const zoneForRegion = (text: string): string | null => {
  const given = text.trim();
  if (given.includes('/') && isValidTimezone(given)) return given;
  for (const part of given.split(/[,;/()]| - /)) {
    for (const spelling of spellings(folded(part))) {
      const zone = ZONE_OF_PLACE.get(spelling);
      if (zone) return zone;
    }
  }
  return null;
};

/**
 * The first candidate that is a known zone, else America/Santiago. Candidates in order of precedence: the contact's
 * column, the batch's call_settings, the account (decisions.md §2.5).
 */
export const chooseZone = (...candidates: (string | null | undefined)[]): string =>
  candidates.find((zone): zone is string => typeof zone === 'string' && isValidTimezone(zone)) ?? SANTIAGO;
