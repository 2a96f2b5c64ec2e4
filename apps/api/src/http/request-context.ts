import { newId, type Logger } from '@timbre/kernel';
import { withLogContext, type Metrics } from '@timbre/runtime';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { createRequestMetrics } from './request-metrics.ts';

const REQUEST_ID = /^[\w.-]{1,100}$/;
/** A telephone or a RUT is no id: it would tell the log about a person. */
const LIKE_A_PERSON = /^[\d.-]{7,15}k?$/i;

/** The id that a client or proxy gave the request, if it is harmless; else a new one. It stands in every log line. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && REQUEST_ID.test(given) && !LIKE_A_PERSON.test(given) ? given : newId('req');

/** Gives each request its id and its log context, and measures how long it took. */
export const requestContext = (logger: Logger, metrics: Metrics): RequestHandler => {
  const measure = createRequestMetrics(metrics, logger);
  return (request: Request, response: Response, next: NextFunction) => {
    const request_id = requestIdOf(request.get('x-request-id'));
    response.locals['request_id'] = request_id;
    response.setHeader('X-Request-Id', request_id);
    withLogContext({ request_id }, () => {
      measure(request, response);
      next();
    });
  };
};
