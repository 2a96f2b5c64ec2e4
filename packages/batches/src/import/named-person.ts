import { readIdentity } from './identity.ts';
import { parsePhones } from './phone-cell.ts';

/** What a text names, in the one stored form, or what is wrong with it (Spanish, with what to do about it). */
export type Named = { value: string } | { message: string };

const sentence = ({ reason, suggestion }: { reason: string; suggestion: string | null }): Named => ({
  message: suggestion === null ? reason : `${reason}. ${suggestion}`,
});

/**
 * The phone that somebody names, in E.164, by the very rules of uploaded files. More than one phone is a fault.
 */
export const readPhone = (country: string, text: string): Named => {
  const { phones, faults } = parsePhones({ t: 'text', v: text }, { country, kind: 'any' });
  const [phone, second] = phones;
  if (phone !== undefined && second === undefined && faults.length === 0) return { value: phone };
  if (second !== undefined) return { message: 'trae más de un teléfono. Escriba uno solo' };
  return sentence(
    faults[0] ?? {
      reason: 'el teléfono no es válido',
      suggestion: 'Escriba los nueve dígitos, por ejemplo 9 8765 4321',
    },
  );
};

/**
 * The person that somebody names, as jobs and attempts know them: the verified RUT in Chile, elsewhere the id as given
 * without its dots. A number that begins with + is the phone of a person without an id.
 */
export const readPersonKey = (country: string, text: string): Named => {
  if (text.trim().startsWith('+')) return readPhone(country, text);
  const identity = readIdentity(country, { t: 'text', v: text }, null);
  if ('fault' in identity) return sentence(identity.fault);
  return identity.dni === null ? { message: 'falta el documento de la persona' } : { value: identity.dni };
};
