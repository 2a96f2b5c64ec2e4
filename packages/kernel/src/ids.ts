import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { v7 as uuidv7 } from 'uuid';

/** `acc-` + 12 hex, the form that existing clients store. */
export const newAccountId = (): string => `acc-${randomBytes(6).toString('hex')}`;

/** `batch-YYYYMMDD-` + 8 hex for campaigns made from JSON. `day` is the account's local day, `YYYYMMDD`. */
export const newBatchId = (day: string): string => `batch-${day}-${randomBytes(4).toString('hex')}`;

/** `job_<first 8 of the account>_<ULID>`: sortable by creation. */
export const newJobId = (account_id: string): string => `job_${account_id.slice(0, 8)}_${ulid()}`;

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
export const newId = (prefix: string): string => `${prefix}_${ulid()}`;
