import { isValidPhoneNumber, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/** What the column says that its phones are. */
export type PhoneKind = 'mobile' | 'landline' | 'any';

export interface NormalisedPhone {
  e164: string;
  /** True when digits had to be added or dropped to make a number: the operator is told. */
  repaired: boolean;
}

interface National {
  digits: string;
  repaired: boolean;
}

/** Prefixes that are no part of the national number: international 00, country, trunk 0. */
const withoutPrefixes = (digits: string, country: string): string =>
  digits
    .replace(/^0+/, '')
    .replace(new RegExp(`^${country}`), '')
    .replace(/^0+/, '');

const repairedTo = (digits: string): National => ({ digits, repaired: true });

/** Chile: nine digits since 2016; older habits leave out the 9 of mobiles or the 2 of Santiago, or write 9 twice. */
const chilean = (digits: string, kind: PhoneKind): National | null => {
  const given = withoutPrefixes(digits, '56');
  let number: National = { digits: given, repaired: false };
  if (/^99\d{8}$/.test(given)) number = repairedTo(given.slice(1));
  else if (/^9\d{7}$/.test(given)) number = repairedTo(`9${given}`);
  else if (/^2[^2]\d{6}$/.test(given)) number = repairedTo(`2${given}`);
  else if (kind === 'mobile' && /^[^9]\d{7}$/.test(given)) number = repairedTo(`9${given}`);
  else if (kind !== 'mobile' && /^[^9]\d{6,7}$/.test(given)) number = repairedTo(`2${given}`);
  if (number.digits.length !== 9) return null;
  const is_mobile = number.digits.startsWith('9');
  return kind === 'any' || is_mobile === (kind === 'mobile') ? number : null;
};

/** Argentina: ten digits with the area code, a 9 before them for mobiles; eight digits are of Buenos Aires (11). */
const argentine = (digits: string): National | null => {
  const given = withoutPrefixes(digits, '54');
  if (/^9\d{10}$/.test(given) || /^[^9]\d{9}$/.test(given)) return { digits: given, repaired: false };
  if (/^[^9]\d{7}$/.test(given)) return repairedTo(`11${given}`);
  if (/^11\d{7}$/.test(given)) return repairedTo(`91${given}`);
  return null;
};

/** All digits together, then each group of digits, then the first two groups when the first is an area code. */
const candidatesOf = (text: string): string[] => {
  const groups = text.match(/\d+/g) ?? [];
  const [first = '', second = ''] = groups;
  return [groups.join(''), ...groups, ...(first.length <= 3 ? [first + second] : [])];
};

const SCIENTIFIC = /\d[.,]?\d*E\+?\d+/i;
const EXTENSION = /(?:anexo|ext|int)\.?\s*\d+\s*$/i;
const DECIMAL_ZERO = /^(\+?\d{7,})[.,]0+$/;

const byLibrary = (text: string, country: string): NormalisedPhone | null => {
  const phone = parsePhoneNumberFromString(text, country as CountryCode);
  return phone?.isValid() && phone.country === country ? { e164: phone.number, repaired: false } : null;
};

const own = (text: string, country: 'CL' | 'AR', kind: PhoneKind): NormalisedPhone | null => {
  for (const digits of candidatesOf(text)) {
    const national = country === 'CL' ? chilean(digits, kind) : argentine(digits);
    const e164 = national && `${country === 'CL' ? '+56' : '+54'}${national.digits}`;
    // The library's default metadata has the last word: a number that we mended into nonsense is refused.
    if (national && e164 && isValidPhoneNumber(e164)) return { e164, repaired: national.repaired };
  }
  return null;
};

/**
 * The left-most phone of `text` in E.164, as dialled in `country`; null when there is none. Chile and Argentina follow
 * the habits of their lists (missing 9, trunk 0, "09"), other countries libphonenumber alone. In Chile `kind` also
 * decides how short numbers are completed, and a phone of the other kind is refused.
 */
export const normalisePhone = (
  text: string,
  options: { country: string; kind: PhoneKind },
): NormalisedPhone | null => {
  if (SCIENTIFIC.test(text)) return null;
  const bare = text.trim().replace(DECIMAL_ZERO, '$1').replace(EXTENSION, '');
  if (options.country === 'CL') return own(bare, 'CL', options.kind);
  if (options.country === 'AR') return own(bare, 'AR', options.kind) ?? byLibrary(bare, 'AR');
  return byLibrary(bare, options.country);
};
