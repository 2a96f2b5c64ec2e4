/** The zone in which a country's capital lives; accounts elsewhere say theirs. */
const CAPITAL_ZONES: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  BO: 'America/La_Paz',
  BR: 'America/Sao_Paulo',
  CL: 'America/Santiago',
  CO: 'America/Bogota',
  CR: 'America/Costa_Rica',
  EC: 'America/Guayaquil',
  MX: 'America/Mexico_City',
  PE: 'America/Lima',
  PY: 'America/Asuncion',
  UY: 'America/Montevideo',
};

/** The IANA zone for a new account of `country` (ISO 3166, any case); Chile's for a country that is not listed. */
export const zoneOfCountry = (country: string): string =>
  CAPITAL_ZONES[country.toUpperCase()] ?? 'America/Santiago';
