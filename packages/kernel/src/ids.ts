import { randomBytes, randomFillSync } from 'node:crypto';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';

/** What all repetitions of one request share: ids made from it meet what the first one made. */
export interface Once {
  /** 64 hex digits that no other request has. */
  ref: string;
  /** When the first of the repetitions came. */
  since: Date;
}

const POOL = new Uint8Array(4_096);
let unused = 0;

/**
 * A random number in [0, 1) for one of a ULID's letters. The library asks the system for each letter by itself, which
 * took a fifth of an import's time; here one question serves 256 ids.
 */
const randomOfPool = (): number => {
  if (unused === 0) {
    randomFillSync(POOL);
    unused = POOL.length;
  }
  unused -= 1;
  return (POOL[unused] ?? 0) / 256;
};

const newUlid = (): string => ulid(undefined, randomOfPool);

/** `acc-` + 12 hex, the form that existing clients store; the same one for the repetitions of a request. */
export const newAccountId = (once?: Once): string =>
  `acc-${once?.ref.slice(0, 12) ?? randomBytes(6).toString('hex')}`;

/**
 * `batch-YYYYMMDD-` + 8 hex for campaigns made from JSON; the same one for the repetitions of a request. `day` is the
 * account's local day, `YYYYMMDD`.
 */
export const newBatchId = (day: string, once?: Once): string =>
  `batch-${day}-${once?.ref.slice(0, 8) ?? randomBytes(4).toString('hex')}`;

/** `job_<first 8 of the account>_<ULID>`: sortable by creation. */
export const newJobId = (account_id: string): string => `job_${account_id.slice(0, 8)}_${newUlid()}`;

/** UUIDv7: sortable by creation, never reused; the key of one dial of one phone. */
export const newAttemptId = (): string => uuidv7();

/**
 * The lowest attempt id that could have been made at the real instant `at`: ids of attempts are UUIDv7 and sort by
 * the moment of their making, so a range of ids is a range of time that needs no index of its own.
 */
export const firstAttemptIdAt = (at: Date): string => {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** A random secret of `bytes` bytes in base64url. */
export const newToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** `<prefix>_<ULID>` for everything else: imports, messages, ledger entries. */
export const newId = (prefix: string): string => `${prefix}_${newUlid()}`;
