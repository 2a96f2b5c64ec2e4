import { newId, realClock } from '@timbre/kernel';
import { withLogContext, type HistogramMetric, type Metrics } from '@timbre/runtime';
import type { Logger } from '@timbre/kernel';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const REQUEST_ID = /^[\w.-]{1,100}$/;

/** The id that a client or proxy gave the request, if it is harmless; else a new one. It stands in every log line. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && REQUEST_ID.test(given) ? given : newId('req');

/** The route's pattern, never the address itself: ids and queries have no place in metrics. */
const patternOf = (request: Request): string =>
  typeof request.route?.path === 'string' ? request.route.path : 'other';

type Seconds = HistogramMetric<'method' | 'route' | 'status'>;

const report = (
  request: Request,
  response: Response,
  started: number,
  seconds: Seconds,
  logger: Logger,
): void => {
  const ms = realClock.now().getTime() - started;
  const facts = { method: request.method, route: patternOf(request), status: response.statusCode };
  seconds.observe({ ...facts, status: String(facts.status) }, ms / 1_000);
  logger.debug('request', { ...facts, ms });
};

/** Gives each request its id and its log context, and measures how long it took. */
export const requestContext = (logger: Logger, metrics: Metrics): RequestHandler => {
  const seconds: Seconds = metrics.histogram({
    name: 'timbre_http_request_seconds',
    help: 'Time to answer a request, by route pattern and status',
    labels: ['method', 'route', 'status'],
  });
  return (request: Request, response: Response, next: NextFunction) => {
    const request_id = requestIdOf(request.get('x-request-id'));
    const started = realClock.now().getTime();
    response.locals['request_id'] = request_id;
    response.setHeader('X-Request-Id', request_id);
    response.once('finish', () => report(request, response, started, seconds, logger));
    withLogContext({ request_id }, next);
  };
};
