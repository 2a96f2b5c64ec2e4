import { createHmac } from 'node:crypto';
import type { AccountScope } from './scope.ts';

/** Names for people that tell nothing of them: for addresses, requests and lists that outlive a person's data. */
export interface SubjectKeys {
  /** The key of a person key or phone of this account, under today's secret. Throws without a secret. */
  keyOf(scope: AccountScope, value: string): string;
  /** The same under every secret that is still known, today's first; none without a secret. */
  keysOf(scope: AccountScope, value: string): string[];
}

const LENGTH = 20;

/** Letters only: no digits that a log could take for a phone, no case, no sign that an address would escape. */
const toLetters = (bytes: Buffer): string =>
  [...bytes].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('');

const hashed = (secret: string, { account_id }: AccountScope, value: string): string =>
  `sub_${toLetters(createHmac('sha256', secret).update(`${account_id}\n${value}`).digest().subarray(0, LENGTH))}`;

/** True for a text of the form of a subject key. */
export const isSubjectKey = (text: string): boolean => /^sub_[a-p]{40}$/.test(text);

/**
 * Keys by HMAC-SHA256 over account and person. Another account's key of the same person is another one, and without
 * the secret nobody finds the person by trying all RUTs. The first secret makes keys, the others only recognise.
 */
export const createSubjectKeys = (secrets: readonly string[]): SubjectKeys => {
  const [current] = secrets;
  return {
    keyOf(scope, value) {
      if (current === undefined) throw new Error('subject keys need PERSONAL_DATA_SECRETS');
      return hashed(current, scope, value);
    },
    keysOf: (scope, value) => secrets.map((secret) => hashed(secret, scope, value)),
  };
};
