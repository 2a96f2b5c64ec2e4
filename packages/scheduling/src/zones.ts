import { CHILEAN_ZONES } from './person-zone.ts';
import type { ContactRules } from './contact-rules.ts';

/**
 * The zones of a country, one for each clock that differs from the others. Mexico since the end of its summer time
 * (2022): the places along the northern border keep that of the United States.
 */
const ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AR', ['America/Argentina/Buenos_Aires']],
  ['CL', CHILEAN_ZONES],
  ['CO', ['America/Bogota']],
  ['EC', ['America/Guayaquil', 'Pacific/Galapagos']],
  [
    'MX',
    [
      'America/Mexico_City',
      'America/Cancun',
      'America/Matamoros',
      'America/Ciudad_Juarez',
      'America/Hermosillo',
      'America/Tijuana',
    ],
  ],
  ['PE', ['America/Lima']],
]);

/** The zones in which people of a country live; empty for a country that we do not know. */
export const zonesOfCountry = (country: string): readonly string[] => ZONES.get(country) ?? [];

/**
 * The further zones that must allow a call: all of the country's when nobody knows the person's own (`zone: null`)
 * and the account is strict about it, else none (decisions.md §2.5).
 */
export const alsoZones = (
  country: string,
  zone: string | null,
  rules: Pick<ContactRules, 'unknown_zone'> | null,
): string[] => (zone === null && rules?.unknown_zone === 'strict' ? [...zonesOfCountry(country)] : []);
