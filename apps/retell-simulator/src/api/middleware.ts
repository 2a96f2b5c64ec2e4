import type { Logger } from '@timbre/kernel';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Simulation } from '../simulation.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError, standardError } from './api-error.ts';

const CREATE_PATH = '/v2/create-phone-call';
const workspaces = new WeakMap<Request, Workspace>();

/** True for the one request that costs money. */
export const isCreate = (request: Request): boolean =>
  request.method === 'POST' && request.path === CREATE_PATH;

/** The workspace of an authenticated request. */
export const workspaceOf = (request: Request): Workspace => {
  const workspace = workspaces.get(request);
  if (!workspace) throw standardError(401);
  return workspace;
};

/** `Authorization: Bearer key_sim_…`, else 401. */
export const authenticate =
  (simulation: Simulation): RequestHandler =>
  (request, _response, next) => {
    const key = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
    const workspace = key === undefined ? undefined : simulation.workspaceOf(key);
    if (!workspace) throw standardError(401);
    workspaces.set(request, workspace);
    next();
  };

/** What the admin port asked for: waiting, and outages. */
export const misbehave =
  (simulation: Simulation): RequestHandler =>
  async (request, response, next) => {
    const { faults, timeline } = simulation;
    if (faults.latency_ms > 0) await timeline.sleep(faults.latency_ms);
    const outage = faults.outage(isCreate(request));
    if (!outage) return next();
    if (outage.retry_after_s !== undefined) response.set('Retry-After', String(outage.retry_after_s));
    throw standardError(outage.status);
  };

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;

/** Every failure in Retell's envelope; unreadable JSON is 400, a bug of ours 500 and in the log. */
export const answerErrors =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === undefined) {
      logger.error('unexpected failure', { path: request.path, error: String(error) });
    }
    const known = error instanceof ApiError ? error : standardError(status ?? 500);
    response.status(known.status).json(known.body);
  };
