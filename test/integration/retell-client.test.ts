import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock } from '@timbre/kernel';
import { createRetellClient, type PlaceCallResult } from '@timbre/retell';
import { clientOf, countingServer, FROM, listen, requestTo, stopServers } from './retell-support.ts';

afterEach(stopServers);

describe('one dial is one POST, and its answer proves what it proves', () => {
  const answers: [number, string, Partial<Extract<PlaceCallResult, { kind: 'not_placed' }>>][] = [
    [400, 'Invalid request format, please check API reference.', { reason: 'config' }],
    [400, 'request/body/to_number must match pattern "e164"', { reason: 'bad_number' }],
    [400, 'from_number and to_number must differ', { reason: 'config' }],
    [401, 'API key is missing or invalid.', { reason: 'workspace', scope: 'workspace' }],
    [402, 'Trial has ended, please add payment method.', { reason: 'workspace', scope: 'workspace' }],
    [403, 'Forbidden', { reason: 'workspace', scope: 'workspace' }],
    [404, `Item ${FROM} not found from phone-number`, { reason: 'asset_missing', scope: 'from_number' }],
    [422, 'Cannot find requested asset under given api key.', { reason: 'asset_missing', scope: 'agent' }],
    [429, 'Account rate limited, please throttle your requests.', { reason: 'rate_limited' }],
  ];

  it.each(answers)('%i %s', async (status, message, expected) => {
    const { base_url, seen } = await countingServer((_request, response) => {
      response.writeHead(status).end(JSON.stringify({ status: 'error', message }));
    });
    const result = await clientOf(base_url).placeCall(requestTo('+56950000001'));
    expect(result).toMatchObject({ kind: 'not_placed', status, retry_after_ms: null, ...expected });
    expect(seen).toEqual(['POST /v2/create-phone-call']);
  });

  it('keeps phone numbers out of the message', async () => {
    const { base_url } = await countingServer((_request, response) => {
      response.writeHead(400).end(JSON.stringify({ error_message: 'bad to_number +56950001234' }));
    });
    const result = await clientOf(base_url).placeCall(requestTo('+56950001234'));
    expect(result).toMatchObject({ reason: 'bad_number', message: 'bad to_number …34' });
  });

  it.each([
    ['7', 7_000],
    ['0.5', 500],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['soon', null],
  ])('reads Retry-After %s as %s ms', async (header, retry_after_ms) => {
    const { base_url } = await countingServer((_request, response) => {
      response.writeHead(429, { 'retry-after': header }).end('slow down');
    });
    const result = await clientOf(base_url).placeCall(requestTo('+56950000001'));
    expect(result).toMatchObject({ reason: 'rate_limited', retry_after_ms, message: 'slow down' });
  });

  it.each([301, 302, 307, 308, 405, 408, 409, 413, 500, 502, 503, 504])(
    '%i proves nothing and is not followed',
    async (status) => {
      const { base_url, seen } = await countingServer((_request, response) => {
        response.writeHead(status, { location: '/v2/create-phone-call' }).end('{}');
      });
      const result = await clientOf(base_url).placeCall(requestTo('+56950000001'));
      expect(result.kind).toBe('unknown');
      expect(seen).toHaveLength(1);
    },
  );

  it.each([
    ['an empty body', ''],
    ['a page', '<html>ok</html>'],
    ['null', 'null'],
    ['no call_id', '{"call_status":"registered"}'],
    ['a call_id that is a number', '{"call_id":7}'],
  ])('a 201 with %s proves nothing', async (_what, body) => {
    const { base_url, seen } = await countingServer((_request, response) => {
      response.writeHead(201).end(body);
    });
    expect((await clientOf(base_url).placeCall(requestTo('+56950000001'))).kind).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  it('a reset after the request is unknown, and nothing is sent again', async () => {
    const { base_url, seen } = await countingServer((request) => request.socket.resetAndDestroy());
    expect((await clientOf(base_url).placeCall(requestTo('+56950000001'))).kind).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  it('a reset in the middle of a 201 is unknown', async () => {
    const { base_url } = await countingServer((request, response) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"call_id":', () => request.socket.resetAndDestroy());
    });
    expect((await clientOf(base_url).placeCall(requestTo('+56950000001'))).kind).toBe('unknown');
  });

  it('a connection that is closed without a byte of answer is unknown', async () => {
    let connections = 0;
    const base_url = await listen(
      createTcpServer((socket) => {
        connections += 1;
        socket.destroy();
      }),
    );
    expect((await clientOf(base_url).placeCall(requestTo('+56950000001'))).kind).toBe('unknown');
    expect(connections).toBe(1);
  });

  it('silence is unknown after post_ms, also when bytes keep dripping', async () => {
    const silent = await countingServer(() => {});
    const started = performance.now();
    const result = await clientOf(silent.base_url, { post_ms: 300 }).placeCall(requestTo('+56950000001'));
    expect(result).toEqual({ kind: 'unknown', message: 'no answer within 300 ms' });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(silent.seen).toHaveLength(1);

    const dripping = await countingServer((_request, response) => {
      response.writeHead(201);
      const timer = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(timer));
    });
    const drip = await clientOf(dripping.base_url, { post_ms: 300 }).placeCall(requestTo('+56950000001'));
    expect(drip.kind).toBe('unknown');
  });

  const unreachable = { kind: 'not_placed', reason: 'unreachable', status: null, retry_after_ms: null };

  it('a refused connection places nothing', async () => {
    const server = createTcpServer();
    const base_url = await listen(server);
    await stopServers();
    expect(await clientOf(base_url).placeCall(requestTo('+56950000001'))).toMatchObject(unreachable);
  });

  it('a failed TLS handshake places nothing', async () => {
    let bytes = '';
    const base_url = await listen(
      createTcpServer((socket) => {
        socket.on('data', (chunk: Buffer) => {
          bytes += chunk.toString('latin1');
          socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
        });
      }),
    );
    const secure = base_url.replace('http:', 'https:');
    expect(await clientOf(secure).placeCall(requestTo('+56950000001'))).toMatchObject(unreachable);
    expect(bytes).not.toContain('create-phone-call');
  });

  it('a TLS handshake that never ends is a connect time-out, and places nothing', async () => {
    const base_url = await listen(createTcpServer(() => {}));
    const client = clientOf(base_url.replace('http:', 'https:'), { connect_ms: 200 });
    expect(await client.placeCall(requestTo('+56950000001'))).toMatchObject({
      ...unreachable,
      message: expect.stringContaining('no connection after 200 ms'),
    });
  });

  it('a name that does not resolve places nothing', async () => {
    const client = createRetellClient({
      base_url: 'https://retell.invalid',
      api_key: 'key_of_a_test',
      clock: realClock,
      timeouts: { connect_ms: 5_000, post_ms: 6_000, read_ms: 6_000 },
      production: true,
    });
    expect(await client.placeCall(requestTo('+56950000001'))).toMatchObject(unreachable);
  });

  it('uses a connection of its own for every POST', async () => {
    const ports = new Set<number>();
    const { base_url } = await countingServer((request, response) => {
      ports.add(request.socket.remotePort!);
      response.writeHead(201).end('{"call_id":"call_1"}');
    });
    const client = clientOf(base_url);
    for (let n = 0; n < 3; n += 1) await client.placeCall(requestTo('+56950000001'));
    expect(ports.size).toBe(3);
  });

  it('ignores a proxy in the environment', async () => {
    const proxy = await countingServer((_request, response) => response.writeHead(502).end());
    const target = await countingServer((_request, response) => {
      response.writeHead(201).end('{"call_id":"call_1"}');
    });
    vi.stubEnv('http_proxy', proxy.base_url);
    const result = await clientOf(target.base_url).placeCall(requestTo('+56950000001'));
    vi.unstubAllEnvs();
    expect(result).toEqual({ kind: 'placed', call_id: 'call_1' });
    expect(proxy.seen).toEqual([]);
  });
});
