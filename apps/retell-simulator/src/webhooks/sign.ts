import { createHmac } from 'node:crypto';

/** `v=<ms>,d=<hex>` with d = HMAC-SHA256(key, body + v) (retell.md §1.9). */
export const signBody = (body: string, key: string, at: Date): string => {
  const v = at.getTime();
  return `v=${v},d=${createHmac('sha256', key).update(body).update(String(v)).digest('hex')}`;
};
