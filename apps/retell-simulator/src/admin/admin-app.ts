import express, { type Express } from 'express';
import { apiError, standardError } from '../api/api-error.ts';
import { answerErrors } from '../api/middleware.ts';
import { validBody } from '../api/validate.ts';
import type { Simulation } from '../simulation.ts';
import type { Workspace } from '../workspace.ts';
import { adminCallsRouter } from './admin-calls.ts';
import {
  advanceSchema,
  createFaultSchema,
  latencySchema,
  limitsSchema,
  outageSchema,
} from './admin-schemas.ts';

const workspaceFor = (simulation: Simulation, key: string | undefined): Workspace => {
  const workspace = simulation.workspaceOf(key ?? simulation.default_key);
  if (!workspace) throw apiError(404, 'No such workspace.');
  return workspace;
};

/** The operator's side, on a port of its own and without a key: limits, faults, time, and the truth about calls. */
export const createAdminApp = (simulation: Simulation): Express => {
  const { faults, timeline } = simulation;
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json());

  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', now: timeline.clock.now().toISOString() });
  });

  app.get('/limits', (request, response) => {
    const { workspace } = request.query;
    response.json(workspaceFor(simulation, typeof workspace === 'string' ? workspace : undefined).limits);
  });
  app.put('/limits', (request, response) => {
    const { workspace, ...limits } = validBody(limitsSchema, request.body);
    response.json(Object.assign(workspaceFor(simulation, workspace).limits, limits));
  });

  app.post('/outage', (request, response) => {
    faults.startOutage(validBody(outageSchema, request.body));
    response.status(204).end();
  });
  app.delete('/outage', (_request, response) => {
    faults.endOutage();
    response.status(204).end();
  });
  app.post('/create-faults', (request, response) => {
    const { kind, count } = validBody(createFaultSchema, request.body);
    faults.failCreates(kind, count);
    response.status(204).end();
  });
  app.put('/latency', (request, response) => {
    faults.latency_ms = validBody(latencySchema, request.body).ms;
    response.status(204).end();
  });

  app.post('/clock/advance', async (request, response) => {
    const { ms } = validBody(advanceSchema, request.body);
    const moved = await timeline.advance(ms, simulation.webhooks.settled);
    if (!moved) throw apiError(409, 'This clock moves by itself.');
    response.json({ now: timeline.clock.now().toISOString() });
  });

  app.use(adminCallsRouter(simulation));
  app.get('/dials', (_request, response) => {
    response.json(simulation.dials.entries());
  });
  app.get('/webhooks', (_request, response) => {
    response.json(simulation.webhook_log.entries());
  });
  app.post('/reset', (_request, response) => {
    simulation.reset();
    response.status(204).end();
  });

  app.use(() => {
    throw standardError(404);
  });
  app.use(answerErrors(simulation.logger));
  return app;
};
