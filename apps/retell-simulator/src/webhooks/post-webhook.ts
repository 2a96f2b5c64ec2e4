import { MINUTE_MS, realClock } from '@timbre/kernel';
import type { Quirk } from '../calls/scenarios.ts';
import { signBody } from './sign.ts';

/** One try. */
export interface Posting {
  url: string;
  body: string;
  key: string;
  /** Real milliseconds: sockets do not know the virtual clock. */
  timeout_ms: number;
  quirk: Quirk | null;
}

/**
 * The header of this try. Signatures carry real time, because the receiver compares it with its own clock. A forged
 * one is made with a wrong key, a stale one is genuine but six minutes old.
 */
const signatureOf = ({ body, key, quirk }: Posting): string => {
  const now = realClock.now();
  if (quirk === 'webhooks_forged') return signBody(body, `${key}-forged`, now);
  if (quirk === 'webhooks_stale') return signBody(body, key, new Date(now.getTime() - 6 * MINUTE_MS));
  return signBody(body, key, now);
};

/** Posts once and gives the status, or the name of the failure. Signed anew at each try, as Retell does. */
export const postWebhook = async (posting: Posting): Promise<number | string> => {
  try {
    const response = await fetch(posting.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-retell-signature': signatureOf(posting) },
      body: posting.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(posting.timeout_ms),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.name : 'failed';
  }
};
