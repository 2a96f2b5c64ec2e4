import express, { type Express } from 'express';
import { recordingsRouter } from '../recordings.ts';
import type { Simulation } from '../simulation.ts';
import { accountRouter } from './account-router.ts';
import { agentsRouter } from './agents-router.ts';
import { standardError } from './api-error.ts';
import { callsRouter } from './calls-router.ts';
import { nameDialEntry, openDialEntry } from './create-call.ts';
import { liveRouter } from './live-router.ts';
import { answerErrors, authenticate, misbehave } from './middleware.ts';
import { numbersRouter } from './numbers-router.ts';

/** Retell's own address: what a client of Retell sees. */
export const createApiApp = (simulation: Simulation): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(recordingsRouter(simulation));
  app.use(openDialEntry(simulation));
  app.use(express.json({ limit: '2mb', strict: false }));
  app.use(nameDialEntry);
  app.use(authenticate(simulation));
  app.use(misbehave(simulation));
  app.use(callsRouter(simulation));
  app.use(liveRouter(simulation));
  app.use(numbersRouter(simulation));
  app.use(agentsRouter());
  app.use(accountRouter());
  app.use(() => {
    throw standardError(404);
  });
  app.use(answerErrors(simulation.logger));
  return app;
};
