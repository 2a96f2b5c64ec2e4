import { requireCapability } from '@timbre/accounts';
import { AppError } from '@timbre/kernel';
import type { Metrics } from '@timbre/runtime';
import type { Request, RequestHandler } from 'express';
import type { Authenticate } from '../http/authenticate.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** True for a request of this very machine. One that a proxy passed on is not, even if the proxy runs here. */
const isLocal = (request: Request): boolean =>
  LOOPBACK.test(request.socket.remoteAddress ?? '') && request.get('x-forwarded-for') === undefined;

/** Measurements in Prometheus's format, for this machine and for credentials that may see the queues. */
export const metricsPage =
  (metrics: Metrics, authenticate: Authenticate): RequestHandler =>
  async (request, response) => {
    const credential = await authenticate(request);
    if (credential !== null) requireCapability(credential, 'sistema.administracion.colas.ver');
    else if (!isLocal(request)) throw new AppError('unauthenticated', 'Falta una API key');
    response.setHeader('Cache-Control', 'no-store');
    response.type(metrics.content_type).send(await metrics.render());
  };
