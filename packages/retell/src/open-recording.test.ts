import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecording, RecordingTooLarge, type RecordingLimits } from './open-recording.ts';

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => server?.close());

const serve = async (answer: RequestListener): Promise<RecordingLimits> => {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const base_url = `http://127.0.0.1:${port}`;
  return { base_url, hosts: ['*.retellai.com'], max_bytes: 1_000, answer_ms: 2_000, total_ms: 5_000 };
};
const wav = { 'content-type': 'audio/wav' };

describe('openRecording', () => {
  it('gives the sound of a link into the simulator, without any key', async () => {
    const keys: unknown[] = [];
    const limits = await serve((request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(200, wav).end('sonido');
    });
    const opened = await openRecording(`${limits.base_url}/recordings/a.wav`, limits);
    if (opened.kind !== 'audio') throw new Error(opened.kind);
    expect(opened.content_type).toBe('audio/wav');
    expect((await buffer(opened.sound)).toString()).toBe('sonido');
    expect(keys).toEqual([undefined]);
  });

  it.each([
    'http://recordings.retellai.com/a.wav',
    'https://retellai.com.evil.example/a.wav',
    'https://evilretellai.com/a.wav',
    'https://recordings.retellai.com:8443/a.wav',
    'https://user@recordings.retellai.com/a.wav',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:1/a.wav',
    'http://localhost:27017/',
    'file:///etc/passwd',
    'no es una dirección',
  ])('does not follow %s', async (link) => {
    const limits = {
      base_url: 'https://api.retellai.com',
      hosts: ['*.retellai.com'],
      max_bytes: 10,
      answer_ms: 100,
    };
    expect(await openRecording(link, { ...limits, total_ms: 100 })).toEqual({
      kind: 'refused',
      fault: 'host_not_allowed',
    });
  });

  it('never leaves this machine where the provider is the simulator', async () => {
    const limits = await serve((_request, response) => response.end());
    expect(await openRecording('https://recordings.retellai.com/a.wav', limits)).toMatchObject({
      fault: 'host_not_allowed',
    });
  });

  it('follows no redirect', async () => {
    const seen: string[] = [];
    const limits = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(302, { location: '/otra' }).end();
    });
    const opened = await openRecording(`${limits.base_url}/a.wav`, limits);
    expect(opened).toEqual({ kind: 'unavailable', message: 'answer 302' });
    expect(seen).toEqual(['/a.wav']);
  });

  it.each([
    [403, wav, { kind: 'dead' }],
    [404, wav, { kind: 'dead' }],
    [503, wav, { kind: 'unavailable', message: 'answer 503' }],
    [200, { 'content-type': 'text/html' }, { kind: 'refused', fault: 'not_audio' }],
    [200, { ...wav, 'content-length': '1001' }, { kind: 'refused', fault: 'too_large' }],
  ])('a %i with %j', async (status, headers, expected) => {
    const limits = await serve((_request, response) => response.writeHead(status, headers).end());
    expect(await openRecording(`${limits.base_url}/a.wav`, limits)).toEqual(expected);
  });

  it('stops reading what does not say how large it is and is too large', async () => {
    const limits = await serve((_request, response) => {
      response.writeHead(200, wav);
      response.write('x'.repeat(700));
      response.end('x'.repeat(700));
    });
    const opened = await openRecording(`${limits.base_url}/a.wav`, limits);
    if (opened.kind !== 'audio') throw new Error(opened.kind);
    await expect(buffer(opened.sound)).rejects.toBeInstanceOf(RecordingTooLarge);
  });

  it('gives up on an answer that never comes', async () => {
    const limits = { ...(await serve(() => undefined)), answer_ms: 50 };
    expect((await openRecording(`${limits.base_url}/a.wav`, limits)).kind).toBe('unavailable');
  });
});
