import { unauthenticated, type Capability } from '@timbre/accounts';
import type { Metrics } from '@timbre/runtime';
import type { Request, RequestHandler } from 'express';
import type { Guards } from '../http/guards.ts';

const CAPABILITY: Capability = 'sistema.administracion.colas.ver';
const PLACE = { id: 'metricsPage', method: 'get', path: '/metrics', capability: CAPABILITY } as const;
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** True for a request of this very machine. One that a proxy passed on is not, even if the proxy runs here. */
const isLocal = (request: Request): boolean =>
  LOOPBACK.test(request.socket.remoteAddress ?? '') && request.get('x-forwarded-for') === undefined;

/** Measurements in Prometheus's format, for this machine and for credentials that may see the queues. */
export const metricsPage =
  (
    metrics: Metrics,
    { authenticate, authorize }: Pick<Guards, 'authenticate' | 'authorize'>,
  ): RequestHandler =>
  async (request, response) => {
    const credential = await authenticate(request);
    if (credential !== null) await authorize(PLACE, credential, request);
    else if (!isLocal(request)) throw unauthenticated('Falta una API key');
    response.setHeader('Cache-Control', 'no-store');
    response.type(metrics.content_type).send(await metrics.render());
  };
