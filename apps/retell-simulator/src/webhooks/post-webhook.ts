import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
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

/** Connections are kept, as those of a real sender are. */
const AGENTS = {
  'http:': new HttpAgent({ keepAlive: true }),
  'https:': new HttpsAgent({ keepAlive: true }),
};

/** Posts once and gives the status, or the name of the failure. Signed anew at each try, as Retell does. */
export const postWebhook = (posting: Posting): Promise<number | string> =>
  new Promise((resolve) => {
    const failed = (error: unknown): void => resolve(error instanceof Error ? error.name : 'failed');
    try {
      const url = new URL(posting.url);
      const { send, agent } =
        url.protocol === 'https:'
          ? { send: httpsRequest, agent: AGENTS['https:'] }
          : { send: httpRequest, agent: AGENTS['http:'] };
      const body = Buffer.from(posting.body);
      const headers = {
        'content-type': 'application/json',
        'content-length': body.byteLength,
        'x-retell-signature': signatureOf(posting),
      };
      const signal = AbortSignal.timeout(posting.timeout_ms);
      const request = send(url, { method: 'POST', agent, headers, signal }, (response) => {
        response.resume();
        response.on('error', failed);
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', failed);
      request.end(body);
    } catch (error) {
      failed(error);
    }
  });
