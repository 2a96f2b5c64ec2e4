const SHOWN_DIGITS = 4;

/** `+56950001234` → `+569****1234`: enough to recognise a phone, not to call it. */
export const maskPhone = (phone: string): string =>
  phone.length <= 8 ? '****' : `${phone.slice(0, 4)}****${phone.slice(-SHOWN_DIGITS)}`;

/** `12345678-5` → `*****678-*`: the digits before the check digit that a person would recognise. */
export const maskDni = (dni: string): string => {
  const [body = '', check] = dni.split('-');
  if (body.length < 4) return body === '' ? '' : '****';
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
    return value.replace(/[^\s@]+@[^\s@]+/g, '***@***').replace(/\d[\d .-]{5,}\d(?:-[\dkK])?/g, '****');
  }
  return typeof value === 'number' && Math.abs(value) >= 1_000_000 ? '****' : value;
};
