import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS } from '@timbre/kernel';

const HEADER = /^v=(\d+),d=([0-9a-f]{64})$/i;
const TOLERANCE_MS = 5 * MINUTE_MS;

/** What is needed to check one delivery. */
export interface WebhookVerification {
  /** The bytes as they arrived; parsed and written again they would no longer match. */
  raw_body: Buffer;
  /** The header `x-retell-signature`. */
  signature: string | undefined;
  /** The API key that carries the webhook badge. */
  key: string;
  /** Real time: signatures are made by a party that does not know our virtual clock. */
  now: Date;
}

/**
 * True when Retell signed exactly these bytes within five minutes of `now`, the edge included (retell.md §1.9).
 * Synchronous on purpose: a forgotten `await` on a promise would accept every forgery.
 */
export const verifyWebhook = ({ raw_body, signature, key, now }: WebhookVerification): boolean => {
  const match = HEADER.exec(signature ?? '');
  if (!match || key === '') return false;
  const signed_at = Number(match[1]);
  if (!Number.isSafeInteger(signed_at) || Math.abs(now.getTime() - signed_at) > TOLERANCE_MS) return false;
  const expected = createHmac('sha256', key).update(raw_body).update(String(signed_at)).digest();
  return timingSafeEqual(expected, Buffer.from(match[2]!, 'hex'));
};
