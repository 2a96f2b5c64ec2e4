import { Router } from 'express';
import { apiError, standardError } from '../api/api-error.ts';
import { validBody } from '../api/validate.ts';
import { isLive, type CallRecord } from '../calls/call-record.ts';
import { historyRow } from '../calls/history.ts';
import { presentCall } from '../calls/present-call.ts';
import type { Simulation } from '../simulation.ts';
import { hangUpSchema } from './admin-schemas.ts';

/** Every call of every workspace, deleted ones too, in the order of arrival. */
export const allCalls = (simulation: Simulation): CallRecord[] =>
  [...simulation.workspaces()]
    .flatMap((workspace) => [...workspace.calls.values()])
    .sort((a, b) => a.received_at - b.received_at);

const anyCall = (simulation: Simulation, call_id: string): CallRecord => {
  for (const workspace of simulation.workspaces()) {
    const call = workspace.calls.get(call_id);
    if (call) return call;
  }
  throw standardError(404);
};

/** `registered` is two things on the inside: not dialled yet, and ringing. */
const phaseOf = (call: CallRecord, now: number): string =>
  call.status === 'registered' && now >= call.received_at + call.plan.register_ms ? 'ringing' : call.status;

/** Seeing and ending calls from the admin port. */
export const adminCallsRouter = (simulation: Simulation): Router => {
  const router = Router();

  router.get('/calls', (request, response) => {
    const { status, to_number } = request.query;
    const rows = allCalls(simulation)
      .filter((call) => status === undefined || phaseOf(call, simulation.now()) === status)
      .filter((call) => to_number === undefined || call.to_number === to_number)
      .map((call) => ({ ...historyRow(call), phase: phaseOf(call, simulation.now()) }));
    response.json(rows);
  });

  router.get('/calls/:call_id', (request, response) => {
    response.json(presentCall(anyCall(simulation, request.params.call_id), simulation.public_url));
  });

  router.post('/calls/:call_id/hang-up', (request, response) => {
    const call = anyCall(simulation, request.params.call_id);
    if (!isLive(call)) throw apiError(409, 'Call has already ended.');
    const talking = call.status === 'ongoing';
    const { reason, status } = validBody(hangUpSchema, request.body);
    simulation.lifecycle.end(
      call,
      reason ?? (talking ? 'user_hangup' : 'user_declined'),
      status ?? (talking ? 'ended' : 'not_connected'),
    );
    response.json(historyRow(call));
  });

  router.get('/history', (_request, response) => {
    response.json(allCalls(simulation).map(historyRow));
  });

  return router;
};
