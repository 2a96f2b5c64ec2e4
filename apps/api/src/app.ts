import type { ServiceContext } from '@timbre/runtime';
import express, { Router, type Express } from 'express';
import type { Api } from './compose.ts';
import type { ApiConfig } from './config.ts';
import { cors } from './http/cors.ts';
import { problemHandler, unknownAddress } from './http/errors.ts';
import { mountRoutes } from './http/mount.ts';
import { requestContext } from './http/request-context.ts';
import { securityHeaders } from './http/security-headers.ts';
import { docsPages } from './pages/docs.ts';
import { guardPage } from './pages/guard.ts';
import { metricsPage } from './pages/metrics.ts';
import { queueBoard } from './pages/queue-board.ts';
import { signInPage } from './pages/sign-in.ts';
import { allRoutes } from './routes/all.ts';

type AppConfig = Pick<ApiConfig, 'NODE_ENV' | 'CORS_ORIGINS' | 'TRUST_PROXY' | 'BULL_BOARD'>;

const QUEUE_BOARD = {
  id: 'queueBoard',
  method: 'get',
  path: '/admin/queues',
  capability: 'sistema.administracion.colas.ver',
} as const;

/** Pages for people: documentation, sign-in, queues, measurements. */
const pages = (config: AppConfig, api: Api, { metrics }: ServiceContext): Router => {
  const router = Router();
  const { https } = api;
  if (config.NODE_ENV === 'production') router.use('/docs', guardPage(api, https));
  router.use('/docs', docsPages(https));
  router.use('/login', signInPage(https));
  router.get('/metrics', metricsPage(metrics, api));
  if (config.BULL_BOARD) {
    router.use('/admin/queues', guardPage(api, https, QUEUE_BOARD));
    router.use('/admin/queues', queueBoard(api.producer, https));
  }
  return router;
};

/** The Express application: what happens to every request, in order. Listens to nothing by itself. */
export const createApp = (config: AppConfig, api: Api, context: ServiceContext): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.use(requestContext(context.logger, context.metrics));
  app.use(securityHeaders(api.https));
  app.use(cors(config.CORS_ORIGINS));
  const routes = Router();
  mountRoutes(routes, allRoutes(api), api);
  app.use(routes);
  app.use(pages(config, api, context));
  app.use(unknownAddress);
  app.use(problemHandler(context.logger));
  return app;
};
