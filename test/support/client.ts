import { createTimbreClient, type ClientOptions, type TimbreClient } from '@timbre/client';
import type { TestApi } from './api.ts';

/** A typed client with an API key; the platform's unless given. */
export const clientOf = (
  api: TestApi,
  api_key = api.platform_key,
  options: Partial<ClientOptions> = {},
): TimbreClient => createTimbreClient({ base_url: api.url, credential: { api_key }, ...options });

/** A fetch over the network that breaks in ways a network can, and counts what it sent. */
export interface BadNetwork {
  fetch: typeof fetch;
  /** Of every request that reached the API, its method, path and Idempotency-Key. */
  sent: { method: string; path: string; key: string | null }[];
  /** The next requests lose their answers: the API does the work, the client hears nothing. */
  loseAnswers(count: number): void;
}

/** A network whose answers can be lost. */
export const badNetwork = (): BadNetwork => {
  const sent: BadNetwork['sent'] = [];
  let losing = 0;
  return {
    sent,
    loseAnswers: (count) => void (losing = count),
    async fetch(input, init) {
      const request = new Request(input, init);
      const { method, url, headers } = request;
      sent.push({ method, path: new URL(url).pathname, key: headers.get('Idempotency-Key') });
      const response = await fetch(request);
      if (losing === 0) return response;
      losing -= 1;
      await response.arrayBuffer();
      throw new TypeError('fetch failed');
    },
  };
};
