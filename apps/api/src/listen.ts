import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SECOND_MS } from '@timbre/kernel';

/** A server that listens. */
export interface Listening {
  /** Where it can be reached from this machine. */
  url: string;
  /** Takes no more requests, lets those under way end for at most `drain_ms`, then cuts them off. */
  close(drain_ms: number): Promise<void>;
}

const HEADERS_MS = 10 * SECOND_MS;
/** Uploads of 10 MB over a slow line. */
const REQUEST_MS = 60 * SECOND_MS;
/** Longer than the usual 60 s of load balancers, so that they never write into a connection that we just closed. */
const KEEP_ALIVE_MS = 65 * SECOND_MS;

/** Listens on `host`:`port`; 0 takes a free port. Rejects when the port is taken. */
export const listen = async (app: RequestListener, host: string, port: number): Promise<Listening> => {
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    app,
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, port: bound, family } = server.address() as AddressInfo;
  const name = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${name === '0.0.0.0' || name === '[::]' ? '127.0.0.1' : name}:${bound}`,
    close: (drain_ms) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), drain_ms);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
        // Clients open connections ahead of need; Node does not count one that never carried a request as idle.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      }),
  };
};
