import { notFound, type AppError, type Logger } from '@timbre/kernel';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { toAppError, toProblem } from './problem.ts';

/** When a client may ask again while a server is away: drivers notice its return within about this time. */
const AWAY_RETRY_S = 5;

/** Answers a problem document; `Retry-After` and `WWW-Authenticate` where the status asks for them. */
const sendProblem = (response: Response, error: AppError): void => {
  const { retry_after_s = error.status === 503 ? AWAY_RETRY_S : undefined } = error.extra;
  if (typeof retry_after_s === 'number') response.setHeader('Retry-After', retry_after_s);
  if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="timbre"');
  response.setHeader('Cache-Control', 'no-store');
  response
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(error, String(response.locals['request_id']))));
};

/** 404 for addresses that nobody answers. */
export const unknownAddress: RequestHandler = () => {
  throw notFound('No existe esta dirección');
};

const tell = (logger: Logger, error: AppError): void => {
  if (error.status >= 500) logger.error('request failed', { code: error.code, error: error.cause ?? error });
  else if (error.code === 'forbidden') logger.warn('request denied', { code: error.code, ...error.extra });
};

/**
 * The end of every failed request: a problem document for the client, and for what we did not expect the whole error
 * once in the log.
 */
export const problemHandler =
  (logger: Logger): ErrorRequestHandler =>
  (thrown, _request, response, next) => {
    const error = toAppError(thrown);
    tell(logger, error);
    if (response.headersSent) next(thrown);
    else sendProblem(response, error);
  };
