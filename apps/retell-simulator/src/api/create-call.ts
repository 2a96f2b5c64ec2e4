import type { Request, RequestHandler, Response } from 'express';
import { attemptIdOf, type CallRecord } from '../calls/call-record.ts';
import { presentCall } from '../calls/present-call.ts';
import { admitCall, newCall } from '../calls/new-call.ts';
import type { DialEntry } from '../dial-log.ts';
import type { CreateFault } from '../faults.ts';
import type { Simulation } from '../simulation.ts';
import { standardError } from './api-error.ts';
import { createCallSchema } from './create-call-schema.ts';
import { isCreate, workspaceOf } from './middleware.ts';
import { validBody } from './validate.ts';

/** decisions.md §1.3: longer than the client's whole time limit of 120 s. */
const HANG_MS = 150_000;

const entries = new WeakMap<Request, DialEntry>();

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Opens a line of the dial log for every create that arrives, refused or not, and closes it with what was answered. */
export const openDialEntry =
  (simulation: Simulation): RequestHandler =>
  (request, response, next) => {
    if (!isCreate(request)) return next();
    const entry = simulation.dials.open(simulation.now());
    entries.set(request, entry);
    response.once('finish', () => {
      entry.answer = response.statusCode;
    });
    response.once('close', () => {
      if (entry.answer === 'pending') entry.answer = 'client_gone';
    });
    next();
  };

/** Writes into the line whom the request wanted to dial, once its body has been read. */
export const nameDialEntry: RequestHandler = (request, _response, next) => {
  const entry = entries.get(request);
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (entry)
    Object.assign(entry, { to_number: textOf(body.to_number), attempt_id: attemptIdOf(body.metadata) });
  next();
};

/** How this create goes wrong, if it does: the admin's wish goes before the number's. */
const faultOf = (simulation: Simulation, call: CallRecord): CreateFault | null => {
  const wished = simulation.faults.nextCreateFault();
  if (wished) return wished;
  switch (call.plan.quirk) {
    case 'create_hangs':
      return 'hang_placed';
    case 'create_fails_but_placed':
      return 'error_placed';
    case 'create_fails':
      return 'error_not_placed';
    default:
      return null;
  }
};

const reset = (request: Request, response: Response): void => {
  const entry = entries.get(request);
  if (entry) entry.answer = 'reset';
  response.removeAllListeners('close');
  request.socket.resetAndDestroy();
};

/** POST /v2/create-phone-call: 201 means registered, not ringing (retell.md §1.3). */
export const createPhoneCall =
  (simulation: Simulation): RequestHandler =>
  async (request, response) => {
    const workspace = workspaceOf(request);
    const body = validBody(createCallSchema, request.body);
    const admitted = admitCall(workspace, body);
    const call = newCall(workspace, body, admitted, { seed: simulation.seed, now: simulation.now() });
    const fault = faultOf(simulation, call);
    if (fault === 'error_not_placed') throw standardError(500);
    if (fault === 'reset_not_placed') return reset(request, response);

    simulation.register(workspace, call);
    const entry = entries.get(request);
    if (entry) entry.call_id = call.call_id;
    const answer = presentCall(call, simulation.public_url);
    if (fault === 'error_placed') throw standardError(500);
    if (fault === 'reset_placed') return reset(request, response);
    if (fault === 'hang_placed') await simulation.timeline.sleep(HANG_MS);
    response.status(201).json(answer);
  };
