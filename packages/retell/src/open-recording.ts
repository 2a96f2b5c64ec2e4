import * as http from 'node:http';
import * as https from 'node:https';
import { publicLookup } from './public-address.ts';

/** Why a link is not followed, or what it leads to not taken. */
export type RecordingRefusal = 'host_not_allowed' | 'too_large' | 'not_audio';

/** What a link to a recording led to. `dead`: it does not work any more · `unavailable`: try again. */
export type OpenedRecording =
  | { kind: 'audio'; content_type: string; sound: AsyncIterable<Uint8Array> }
  | { kind: 'refused'; fault: RecordingRefusal }
  | { kind: 'dead' }
  | { kind: 'unavailable'; message: string };

/** Thrown while a recording is read that turns out to be larger than it may be. */
export class RecordingTooLarge extends Error {
  constructor() {
    super('the recording is larger than it may be');
    this.name = 'RecordingTooLarge';
  }
}

/** Where recordings may come from, and how much of one. Times are real milliseconds. */
export interface RecordingLimits {
  /** The provider's base address. On a loopback address it is the simulator, and only its own links are followed. */
  base_url: string;
  /** Names of hosts; `*.retellai.com` means every host below. */
  hosts: readonly string[];
  max_bytes: number;
  /** Until the answer begins, and for the whole of it. */
  answer_ms: number;
  total_ms: number;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const AUDIO = /^(?:audio\/[\w.+-]+|application\/octet-stream|binary\/octet-stream)$/i;
const DEAD_STATUSES = new Set([401, 403, 404, 410]);

const isListed = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((listed) => (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : host === listed));

const isSimulator = (base_url: string): boolean => LOOPBACK.test(new URL(base_url).hostname);

/** The link as an address that may be asked; null for every other. */
const allowedUrl = (link: string, { base_url, hosts }: RecordingLimits): URL | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.username || url.password) return null;
  if (isSimulator(base_url)) return url.origin === new URL(base_url).origin ? url : null;
  const usual = url.port === '' && url.protocol === 'https:';
  return usual && isListed(url.hostname.toLowerCase(), hosts) ? url : null;
};

/** The bytes of an answer; too many of them, or too slow ones, end it. */
async function* bounded(answer: http.IncomingMessage, max_bytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > max_bytes) {
      answer.destroy();
      throw new RecordingTooLarge();
    }
    yield piece;
  }
}

const read = (answer: http.IncomingMessage, { max_bytes }: RecordingLimits): OpenedRecording => {
  const status = answer.statusCode ?? 0;
  const content_type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const refusal = (): OpenedRecording | null => {
    if (DEAD_STATUSES.has(status)) return { kind: 'dead' };
    // Redirects too: a link that leads elsewhere could lead anywhere.
    if (status !== 200) return { kind: 'unavailable', message: `answer ${status}` };
    if (!AUDIO.test(content_type)) return { kind: 'refused', fault: 'not_audio' };
    const too_large = Number(answer.headers['content-length'] ?? 0) > max_bytes;
    return too_large ? { kind: 'refused', fault: 'too_large' } : null;
  };
  const refused = refusal();
  if (refused === null) return { kind: 'audio', content_type, sound: bounded(answer, max_bytes) };
  answer.destroy();
  return refused;
};

/**
 * Asks for a recording by its link, once: https to a listed host, at a public address, or the loopback simulator; no
 * redirect is followed and no key is sent. Never throws; reading the sound may, also when it takes too long or is
 * {@link RecordingTooLarge}.
 */
export const openRecording = (link: string, limits: RecordingLimits): Promise<OpenedRecording> => {
  const url = allowedUrl(link, limits);
  if (url === null) return Promise.resolve({ kind: 'refused', fault: 'host_not_allowed' });
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, {
      agent: false,
      headers: { Accept: 'audio/*', 'User-Agent': 'timbre' },
      signal: AbortSignal.timeout(limits.total_ms),
      ...(isSimulator(limits.base_url) ? {} : { lookup: publicLookup }),
    });
    const slow = setTimeout(() => request.destroy(new Error('no answer in time')), limits.answer_ms);
    request.on('response', (answer) => {
      clearTimeout(slow);
      resolve(read(answer, limits));
    });
    request.on('error', (error) => {
      clearTimeout(slow);
      resolve({ kind: 'unavailable', message: error.name });
    });
  });
};
