import { isRut, maskPhone, maskRut } from './chilean.ts';

/** The longest text that a line of log carries, in characters. */
const MAX_TEXT = 2_048;

/** Beyond this nothing is even looked at: a log line must not cost more than the work it tells of. */
const MAX_SCAN = 4 * MAX_TEXT;

/** Between the digits of a phone as people write it. */
const GAP = String.raw`[ \u00a0()-]{0,2}`;
/** A number begins and ends where no digit touches it, and not inside a hash or another long hexadecimal id. */
const EDGE = String.raw`(?<!\d)(?<![0-9a-f]{6})`;
const END = String.raw`(?!\d)(?![0-9a-f]{6})`;

/**
 * What is replaced, tried from left to right at each place. Our own ids and times come first and stay: their digits
 * are not a person's. Nine digits count as a Chilean phone wherever they stand; a RUT without hyphen must have the
 * right check digit.
 */
const PATTERNS: readonly (readonly [pattern: string, replace: (found: string) => string])[] = [
  [String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`, keep],
  [String.raw`\b(?:batch|job|acc)[-_][\w-]+`, keep],
  [String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?`, keep],
  [String.raw`eyJ[\w-]{8,}(?:\.[\w-]*){0,2}`, () => '[jwt]'],
  [String.raw`\b(?:tmb|key)_[\w-]{4,}`, (found) => `${found.slice(0, 3)}_[secret]`],
  [String.raw`${EDGE}\d{1,2}\.?\d{3}\.?\d{3}\s?-\s?[\dkK](?![0-9A-Za-z])`, maskRut],
  [String.raw`\+\d(?:[ \u00a0().-]{0,2}\d){7,14}(?!\d)`, maskPhone],
  [String.raw`${EDGE}(?:00)?56${GAP}[2-9](?:${GAP}\d){8}${END}`, maskPhone],
  [String.raw`${EDGE}(?:00)?54(?:${GAP}\d){10,11}${END}`, maskPhone],
  [String.raw`${EDGE}0?[2-9](?:${GAP}\d){8}${END}`, maskPhone],
  [String.raw`${EDGE}9\.\d{4}\.\d{4}${END}`, maskPhone],
  [String.raw`${EDGE}\d{1,2}\.?\d{3}\.?\d{3}[\dkK](?![0-9A-Za-z])`, maskBareRut],
];

function keep(found: string): string {
  return found;
}

function maskBareRut(found: string): string {
  return isRut(found.replaceAll('.', '')) ? maskRut(found) : found;
}

const ALL = new RegExp(PATTERNS.map(([pattern]) => `(${pattern})`).join('|'), 'g');

/** A URL or path loses its query (signed links, tokens, search terms) and its user and password. */
const cutUrl = (token: string): string => {
  const query = token.indexOf('?');
  const path = query > 0 && token.lastIndexOf('/', query) >= 0 ? token.slice(0, query) : token;
  return path.replace(/\/\/[^/@]*@/, '//[secret]@');
};

/**
 * A text fit for the log: phones, RUTs, tokens and keys masked, URLs without query, at most 2,048 characters.
 * Masks too much rather than too little.
 */
export const redactText = (given: string): string => {
  const whole = given.length <= MAX_SCAN;
  // A cut may halve a phone: the half goes too.
  const text = whole ? given : given.slice(0, MAX_SCAN).replace(/[\w.+ ()-]{0,40}$/, '');
  const clean = text
    .replace(/[^\s"'<>]+/g, cutUrl)
    .replace(ALL, (found: string, ...groups: (string | undefined)[]) => {
      const at = groups.findIndex((captured, index) => index < PATTERNS.length && captured !== undefined);
      return PATTERNS[at]?.[1](found) ?? found;
    });
  return whole && clean.length <= MAX_TEXT ? clean : `${clean.slice(0, MAX_TEXT - 1)}…`;
};
