/** Words that make a key's value personal or secret, in both languages (security.md C4). */
const SENSITIVE = new Set(
  `phone telefono fono celular mobile rut dni name nombre apellido email mail correo address direccion debt deuda
  amount monto balance saldo transcript recording authorization cookie token secret password clave signature`
    .split(/\s+/)
    .flatMap((word) => [word, `${word}s`, `${word}es`]),
);

/** Pairs of words that are sensitive together only. */
const PAIRS = ['to_number', 'from_number', 'api_key', 'person_key', 'private_key'];

/** Keys that hold one of the words and yet name a thing, not a person. */
const HARMLESS = new Set(['job_name', 'queue_name', 'service_name', 'event_name']);

const words = (key: string): string[] =>
  key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

/** True when nothing of the value under `key` may be logged: `toNumber`, `customer_name`, `Teléfonos`, `x-api-key`. */
export const isSensitiveKey = (key: string): boolean => {
  const parts = words(key);
  const joined = parts.join('_');
  if (HARMLESS.has(joined)) return false;
  return parts.some((part) => SENSITIVE.has(part)) || PAIRS.some((pair) => joined.includes(pair));
};
