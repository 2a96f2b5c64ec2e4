import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What opens a sealed text: a secret of the installation, one that only the client has, and where the text stands. */
export interface SealKeys {
  secret: string;
  client_key: string;
  place: string;
}

const NONCE = 12;
const TAG = 16;

const keyOf = ({ secret, client_key, place }: SealKeys): Buffer =>
  Buffer.from(hkdfSync('sha256', `${secret}\n${client_key}`, place, 'timbre kept answer', 32));

/** Encrypts a text (AES-256-GCM); what comes out is base64 and bound to its place. */
export const seal = (text: string, keys: SealKeys): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys), nonce).setAAD(Buffer.from(keys.place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

/** The text that {@link seal} was given; null with other keys, at another place, or for anything that was touched. */
export const unseal = (sealed: string, keys: SealKeys): string | null => {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(keys), bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(keys.place))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};
