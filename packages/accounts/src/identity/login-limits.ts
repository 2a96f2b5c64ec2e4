import { createHash } from 'node:crypto';
import { AppError, HOUR_MS, MINUTE_MS, SECOND_MS, addMs, type Clock } from '@timbre/kernel';
import type { AccountDeps } from '../deps.ts';

interface Limit {
  key: string;
  tries: number;
  window_ms: number;
}

/** 10 tries in 15 min for one address on one IP, 100 in an hour for one IP (security.md C1). Keys are hashes. */
const limitsFor = (email: string, ip: string): [pair: Limit, address: Limit] => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return [
    { key: hash(`${email}\n${ip}`), tries: 10, window_ms: 15 * MINUTE_MS },
    { key: hash(ip), tries: 100, window_ms: HOUR_MS },
  ];
};

/**
 * Counts a try before the password is looked at, so that tries made at once count too. Throws 429 with
 * `retry_after_s` when one of the limits is passed. Answers how to forget the tries of this pair after a success.
 */
export const countLoginTry = async (
  deps: { store: AccountDeps['store']; clock: Clock },
  email: string,
  ip: string,
): Promise<() => Promise<void>> => {
  const now = deps.clock.now();
  const limits = limitsFor(email, ip);
  for (const { key, tries, window_ms } of limits) {
    if ((await deps.store.sign_in.countTry(key, now, addMs(now, window_ms))) <= tries) continue;
    const end = (await deps.store.sign_in.windowEnd(key)) ?? addMs(now, window_ms);
    const retry_after_s = Math.max(1, Math.ceil((end.getTime() - now.getTime()) / SECOND_MS));
    throw new AppError('too_many_requests', 'Demasiados intentos; espere antes de volver a probar', {
      extra: { retry_after_s },
    });
  }
  return () => deps.store.sign_in.clearTries(limits[0].key);
};
