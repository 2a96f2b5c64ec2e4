import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import type Retell from 'retell-sdk';
import { realClock } from '@timbre/kernel';
import { createRetellClient, type PlaceCallRequest, type VoiceProvider } from '@timbre/retell';
import { SIMULATOR_DEFAULTS } from '@timbre/retell-simulator';

export const FROM = SIMULATOR_DEFAULTS.from_numbers[0];
export const AGENT = SIMULATOR_DEFAULTS.agents[0];
export const MINUTE = 60_000;
/** Where hand-driven simulators start. */
export const START = '2026-11-23T13:00:00Z';

const stoppers: (() => Promise<void>)[] = [];

/** Closes every server that a test started; call it after each test. */
export const stopServers = async (): Promise<void> => {
  for (const stop of stoppers.splice(0)) await stop();
};

/** Listens on a free port and gives the base URL. */
export const listen = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stoppers.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A server that notes what it is asked and answers each request in the same way. */
export const countingServer = async (answer: RequestListener) => {
  const seen: string[] = [];
  const base_url = await listen(
    createHttpServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      request.resume();
      request.once('end', () => answer(request, response));
    }),
  );
  return { base_url, seen };
};

interface Received {
  raw: string;
  signature: string;
  event: string;
  call: Record<string, unknown> & { call_id: string };
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** A receiver of webhooks that answers what `answers` holds, then 204. */
export const startReceiver = async () => {
  const received: Received[] = [];
  const answers: number[] = [];
  const receive: RequestListener = (request, response) =>
    void readBody(request).then((raw) => {
      const { event, call } = JSON.parse(raw) as Received;
      received.push({ event, call, raw, signature: String(request.headers['x-retell-signature']) });
      response.writeHead(answers.shift() ?? 204).end();
    });
  return { url: `${await listen(createHttpServer(receive))}/hook`, received, answers };
};

/** A call as the SDK places it. */
export const dialWith =
  (retell: Retell) =>
  (to_number: string, more: Partial<Retell.CallCreatePhoneCallParams> = {}) =>
    retell.call.createPhoneCall({
      from_number: FROM,
      to_number,
      override_agent_id: AGENT,
      override_agent_version: 'latest_published',
      retell_llm_dynamic_variables: {
        nombre: 'Rosa Prueba',
        empresa: 'Comercial Austral',
        monto_total: '150000',
        fecha_limite: '28 de noviembre de 2026',
      },
      metadata: { attempt_id: `attempt-${to_number}` },
      ...more,
    });

/** A call as our client places it. */
export const requestTo = (to_number: string, change: Partial<PlaceCallRequest> = {}): PlaceCallRequest => ({
  attempt_id: `attempt-${to_number}`,
  to_number,
  from_number: FROM,
  agent_id: AGENT,
  agent_version: 1,
  ring_timeout_s: 30,
  max_call_duration_s: 600,
  variables: { nombre: 'Rosa Prueba', empresa: 'Comercial Austral', monto_total: '150000' },
  metadata: { batch_id: 'batch-20261123-0a0a0a0a', phone_index: 0 },
  ...change,
});

/** Our client, with the patience of a test. */
export const clientOf = (base_url: string, timeouts = {}): VoiceProvider =>
  createRetellClient({
    base_url,
    api_key: SIMULATOR_DEFAULTS.key,
    clock: realClock,
    timeouts: { connect_ms: 1_000, post_ms: 2_000, read_ms: 2_000, ...timeouts },
    production: false,
  });
