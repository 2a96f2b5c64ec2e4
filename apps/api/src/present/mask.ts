const SHOWN_DIGITS = 4;
const HIDDEN = '****';

/** `+56950001234` → `+569****1234`: enough to recognise a phone, not to call it. */
export const maskPhone = (phone: string): string =>
  phone.length <= 8 ? HIDDEN : `${phone.slice(0, 4)}****${phone.slice(-SHOWN_DIGITS)}`;

/** `12345678-5` → `*****678-*`: the digits before the check digit that a person would recognise. */
export const maskDni = (dni: string): string => {
  const [body = '', check] = dni.split('-');
  if (body.length < 4) return body === '' ? '' : HIDDEN;
  return `${'*'.repeat(body.length - 3)}${body.slice(-3)}${check === undefined ? '' : '-*'}`;
};

/** `María Soto` → `M*** S***`. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');

/** Hides what looks like a phone, a RUT or an address in a value of which nothing is known. */
export const maskValue = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.replace(/[^\s@]+@[^\s@]+/g, '***@***').replace(/\d[\d .-]{5,}\d(?:-[\dkK])?/g, HIDDEN);
  }
  return typeof value === 'number' && Math.abs(value) >= 1_000_000 ? HIDDEN : value;
};

/** {@link maskValue} of a sentence that somebody typed: a reason, a note. */
export const maskSentence = (text: string): string => String(maskValue(text));

/** A person key as a masked reader sees it: the phone of somebody without an id, else the id. */
export const maskPerson = (key: string): string => (key.startsWith('+') ? maskPhone(key) : maskDni(key));

/** What was said may name anybody in any words: of a text nothing is left but that there is one. */
export const maskTalk = (text: string | null): string | null =>
  text === null || text === '' ? text : HIDDEN;

/** Every text and number below a value, hidden; true and false, and what is empty, stay. */
const hideAll = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(hideAll);
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hideAll(member)]));
  return typeof value === 'boolean' || value === null || value === '' ? value : HIDDEN;
};

const INFO_MASKS: Readonly<Record<string, (text: string) => string>> = { rut: maskDni, nombre: maskName };

/** Further facts of a person (columns of a file, variables of an agent): the names of the facts stay, no value does. */
export const maskInfo = (info: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(info).map(([key, value]) => {
      const mask = INFO_MASKS[key];
      return [key, mask !== undefined && typeof value === 'string' ? mask(value) : hideAll(value)];
    }),
  );

/** What an analysis says of a call without a word of it. */
const PLAIN_ANALYSIS = new Set(['user_sentiment', 'call_successful', 'in_voicemail']);

const maskAnalysis = (analysis: unknown): unknown =>
  typeof analysis !== 'object' || analysis === null
    ? hideAll(analysis)
    : Object.fromEntries(
        Object.entries(analysis).map(([key, value]) => [
          key,
          PLAIN_ANALYSIS.has(key) ? value : hideAll(value),
        ]),
      );

/** What a finished call's result tells without a word of what was said. */
const PLAIN_RESULT = new Set([
  'call_status',
  'disconnection_reason',
  'outcome',
  'duration_ms',
  'start_timestamp',
  'end_timestamp',
  'call_cost',
  'sentiment',
  'opt_out',
]);

/** The summary of a finished call: how it went stays, what was said and where it can be heard does not. */
export const maskResult = (summary: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(summary).map(([key, value]) => {
      if (PLAIN_RESULT.has(key)) return [key, value];
      return [key, key === 'call_analysis' || key === 'analysis' ? maskAnalysis(value) : hideAll(value)];
    }),
  );
