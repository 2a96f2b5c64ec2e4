import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 8;
/** 43 characters of 62 are 256 bits. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 4;
const FORM = /^tmb_live_([0-9A-Za-z]{8})_([0-9A-Za-z]{43})([0-9A-Za-z]{4})$/;

const randomText = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** The last four characters: a checksum of all that stands before, so that scanners of secrets find real keys only. */
const checkOf = (text: string): string => {
  let rest = crc32(text);
  let check = '';
  for (let i = 0; i < CHECK_LENGTH; i++) {
    check = `${ALPHABET[rest % ALPHABET.length]}${check}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return check;
};

/** A new key: `tmb_live_<id of 8>_<256 bits><checksum of 4>` (security.md C1), with the id it is looked up by. */
export const newApiKey = (): { key: string; key_id: string } => {
  const key_id = randomText(ID_LENGTH);
  const body = `tmb_live_${key_id}_${randomText(SECRET_LENGTH)}`;
  return { key: `${body}${checkOf(body)}`, key_id };
};

/** The id in a key, or null for a text that cannot be a key of ours: a slip is found without asking the database. */
export const readKeyId = (key: string): string | null => {
  const [, key_id, secret, check] = FORM.exec(key) ?? [];
  if (key_id === undefined || secret === undefined) return null;
  return checkOf(`tmb_live_${key_id}_${secret}`) === check ? key_id : null;
};

/** What is stored of a key, hex. A key is random enough that a slow hash would add nothing. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Compares two hex hashes in the same time whatever they hold. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
