import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Something that a page asks for again and again. */
export interface Polled {
  /** Under which name its times are counted. */
  name: string;
  path: string;
  api_key: string;
}

/** Milliseconds from a request to its answer, and how many answers had no body because nothing changed. */
export interface PollTimes {
  p50: number;
  p95: number;
  p99: number;
  most: number;
  count: number;
  not_modified: number;
}

/** What a round of polling found, by the name of what was polled. */
export interface Polling {
  times: Record<string, PollTimes>;
  requests_per_s: number;
}

interface Sample {
  name: string;
  ms: number;
  not_modified: boolean;
}

/** One client: a connection of its own, which remembers the ETag of each answer as a browser does. */
const openClient = (api_url: string) => {
  const { hostname, port } = new URL(api_url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const etags = new Map<string, string>();
  const ask = ({ name, path, api_key }: Polled): Promise<Sample> =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const etag = etags.get(path);
      const headers = {
        authorization: `Bearer ${api_key}`,
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      };
      const sent = request({ hostname, port, path, agent, headers }, (response) => {
        response.resume().once('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode !== 200 && statusCode !== 304)
            return reject(new Error(`GET ${path} answered ${statusCode}`));
          if (response.headers.etag !== undefined) etags.set(path, response.headers.etag);
          resolve({ name, ms: performance.now() - begun, not_modified: statusCode === 304 });
        });
      });
      sent.once('error', reject).end();
    });
  return { ask, close: () => agent.destroy() };
};

/** Percentiles of some samples. */
const timesOf = (samples: readonly Omit<Sample, 'name'>[]): PollTimes => {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return {
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
    count: sorted.length,
    not_modified: samples.filter(({ not_modified }) => not_modified).length,
  };
};

/** Asks once for each of these, one after the other. */
export const askEach = async (api_url: string, polled: readonly Polled[]): Promise<PollTimes> => {
  const client = openClient(api_url);
  const samples: Sample[] = [];
  for (const one of polled) samples.push(await client.ask(one));
  client.close();
  return timesOf(samples);
};

/**
 * Lets as many clients poll at once as there are lists, each its own list over and over for `duration_ms`, with
 * `every_ms` from one request to the next (0: at once).
 */
export const poll = async (
  api_url: string,
  clients: readonly (readonly Polled[])[],
  { duration_ms, every_ms }: { duration_ms: number; every_ms: number },
): Promise<Polling> => {
  const samples: Sample[] = [];
  const begun = performance.now();
  const end = begun + duration_ms;
  const run = async (list: readonly Polled[]): Promise<void> => {
    const client = openClient(api_url);
    await pause(Math.random() * every_ms);
    for (let n = 0; performance.now() < end; n++) {
      const next = performance.now() + every_ms;
      const sample = await client.ask(list[n % list.length]!);
      samples.push(sample);
      if (every_ms > 0) await pause(Math.max(0, next - performance.now()));
    }
    client.close();
  };
  await Promise.all(clients.map(run));
  const seconds = (performance.now() - begun) / 1_000;
  const names = [...new Set(samples.map(({ name }) => name))];
  return {
    times: Object.fromEntries(
      names.map((name) => [name, timesOf(samples.filter((sample) => sample.name === name))]),
    ),
    requests_per_s: samples.length / seconds,
  };
};
