import * as http from 'node:http';
import * as https from 'node:https';
import type { TLSSocket } from 'node:tls';
import axios, { isAxiosError } from 'axios';

/** One request, sent once. Times are real milliseconds. */
export interface OutgoingRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  api_key: string;
  body?: unknown;
  connect_ms: number;
  total_ms: number;
}

/**
 * not_sent: the connection never stood, so not one byte of the request left · lost: it stood, and what the other
 * side did with the request is anybody's guess.
 */
export type SendResult =
  | { kind: 'answer'; status: number; text: string; retry_after: string | null }
  | { kind: 'not_sent'; message: string }
  | { kind: 'lost'; message: string };

const MAX_ANSWER_BYTES = 10_000_000;

/**
 * A transport for axios that opens a connection of its own for this request and reports when it stands. A kept-alive
 * connection that the other side has just closed would fail after bytes were written: the answer to "did it arrive?"
 * would be lost for nothing. Writing starts when the connection (or the TLS handshake) is complete.
 */
const freshConnection = (connect_ms: number, onConnected: () => void) => ({
  request: (options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) => {
    const secure = options.protocol === 'https:';
    const request = (secure ? https : http).request({ ...options, agent: false }, onResponse);
    request.once('socket', (socket: TLSSocket) => {
      const timer = setTimeout(
        () => request.destroy(new Error(`no connection after ${connect_ms} ms`)),
        connect_ms,
      );
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        onConnected();
      });
      socket.once('close', () => clearTimeout(timer));
    });
    return request;
  },
});

const describe = (error: unknown, timed_out: boolean, total_ms: number): string => {
  if (timed_out) return `no answer within ${total_ms} ms`;
  if (isAxiosError(error)) return [error.code, error.message].filter(Boolean).join(': ');
  return error instanceof Error ? error.message : 'unreadable failure';
};

/**
 * Sends one request exactly once: no redirect is followed, no proxy taken from the environment, no retry, whatever
 * comes back (decisions.md §1.2). Never throws; any status is an answer.
 */
export const sendOnce = async (request: OutgoingRequest): Promise<SendResult> => {
  let connected = false;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.total_ms);
  try {
    const response = await axios.request<string>({
      method: request.method,
      url: request.url,
      data: request.body === undefined ? undefined : JSON.stringify(request.body),
      headers: {
        Authorization: `Bearer ${request.api_key}`,
        Accept: 'application/json',
        'User-Agent': 'timbre',
        ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      adapter: 'http',
      transport: freshConnection(request.connect_ms, () => {
        connected = true;
      }),
      signal: deadline.signal,
      maxRedirects: 0,
      proxy: false,
      maxContentLength: MAX_ANSWER_BYTES,
      validateStatus: () => true,
      responseType: 'text',
      transformRequest: [(data: unknown) => data],
      transformResponse: [(text: string) => text],
    });
    const retry_after = response.headers['retry-after'];
    return {
      kind: 'answer',
      status: response.status,
      text: response.data ?? '',
      retry_after: typeof retry_after === 'string' ? retry_after : null,
    };
  } catch (error) {
    const message = describe(error, deadline.signal.aborted, request.total_ms);
    return { kind: connected ? 'lost' : 'not_sent', message };
  } finally {
    clearTimeout(timer);
  }
};
