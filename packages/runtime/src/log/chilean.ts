/** The check digit of a RUT's number: modulo 11 with the factors 2 to 7 from the right. */
const checkDigit = (number: string): string => {
  const sum = [...number].reverse().reduce((total, digit, at) => total + Number(digit) * ((at % 6) + 2), 0);
  const rest = 11 - (sum % 11);
  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
};

/** True when a RUT written without its hyphen is one: its last character is the right check digit. */
export const isRut = (bare: string): boolean =>
  checkDigit(bare.slice(0, -1)) === bare.slice(-1).toUpperCase();

/** `+569****5678`: enough to tell two lines of log apart, not enough to call. */
export const maskPhone = (found: string): string => {
  const digits = found.replace(/\D/g, '').replace(/^0+/, '');
  const international = digits.length === 9 ? `56${digits}` : digits;
  return `+${international.slice(0, 3)}****${international.slice(-4)}`;
};

/** `**.***.678-*`. */
export const maskRut = (found: string): string => `**.***.${found.replace(/[^\dkK]/g, '').slice(-4, -1)}-*`;
