import type { Logger } from '@timbre/kernel';
import type { Metrics } from '@timbre/runtime';
import type { Request, Response } from 'express';

/** The route's pattern, never the address itself: ids and queries have no place in metrics. */
const patternOf = (request: Request): string =>
  typeof request.route?.path === 'string' ? request.route.path : 'other';

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Whoever sent another method asked for nothing that there is. */
const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Says that an answer lasts as long as somebody listens: its time says nothing about ours. */
export const neverEnds = (response: Response): void => {
  response.locals['never_ends'] = true;
};

/**
 * Measures requests: how many, how long until the answer was written, and with which status, by route pattern. Errors
 * are the statuses from 400 on; a client that went away before its answer counts as 499.
 */
export const createRequestMetrics = (metrics: Metrics, logger: Logger) => {
  const seconds = metrics.histogram({
    name: 'timbre_http_request_seconds',
    help: 'Time to answer a request, by route pattern and status',
    labels: ['method', 'route', 'status'],
    buckets: BUCKETS,
  });
  return (request: Request, response: Response): void => {
    const begun = performance.now();
    response.once('close', () => {
      if (response.locals['never_ends'] === true) return;
      const took_s = (performance.now() - begun) / 1_000;
      const method = METHODS.has(request.method) ? request.method : 'other';
      const status = String(response.writableFinished ? response.statusCode : 499);
      const facts = { method, route: patternOf(request), status };
      seconds.observe(facts, took_s);
      logger.debug('request', { ...facts, ms: Math.round(took_s * 1_000) });
    });
  };
};
