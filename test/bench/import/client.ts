import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '@timbre/kernel';

/** Milliseconds of real time since `start`. */
export const since = (start: number): number => realClock.now().getTime() - start;

/** The instant from which {@link since} counts. */
export const startOfTime = (): number => realClock.now().getTime();

/** A client of the API with one key. */
export interface BenchClient {
  /** Uploads a file, not waiting for its reading. */
  upload(path: string, file: Buffer): Promise<Record<string, unknown>>;
  get(path: string): Promise<Response>;
  /** Asks until the thing at `path` is over; `latencies` gets what each question took, in milliseconds. */
  untilOver(path: string, latencies: number[]): Promise<Record<string, unknown>>;
}

const LOOK_EVERY_MS = 100;

/** Opens a client; throws what the API refuses. */
export const openClient = (api_url: string, key: string): BenchClient => {
  const ask = async (path: string, options: RequestInit = {}): Promise<Response> => {
    const headers = { Authorization: `Bearer ${key}`, Prefer: 'respond-async' };
    const response = await fetch(`${api_url}${path}`, { ...options, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const read = async (response: Response) => (await response.json()) as Record<string, unknown>;
  return {
    get: ask,
    async upload(path, file) {
      const body = new FormData();
      body.set('file', new Blob([new Uint8Array(file)]), 'cartera.xlsx');
      return read(await ask(path, { method: 'POST', body }));
    },
    async untilOver(path, latencies) {
      for (;;) {
        const start = startOfTime();
        const seen = await read(await ask(path));
        latencies.push(since(start));
        if (seen['state'] === 'completed') return seen;
        if (seen['state'] === 'failed') throw new Error(`${path} failed: ${JSON.stringify(seen['fault'])}`);
        await pause(LOOK_EVERY_MS);
      }
    },
  };
};
