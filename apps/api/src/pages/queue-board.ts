import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Producer } from '@timbre/queue';
import { Router } from 'express';
import { securityHeaders } from '../http/security-headers.ts';

const PATH = '/admin/queues';
const POLL_S = 15;

// Its page sets styles inline and names its own base address; its only inline script is data. It would load fonts
// from another site, which this refuses: it is as readable with those of the system.
const POLICY = {
  script: ["'self'"],
  style: ["'self'", "'unsafe-inline'"],
  image: ["'self'", 'data:'],
  base: ["'self'"],
};

/**
 * Bull Board, for looking only (queue.md §6): every change answers 405, Redis's own details are hidden, and jobs
 * hold nothing but ids. Who may see it is decided before, see `guardPage`.
 */
export const queueBoard = (producer: Pick<Producer, 'queues'>, https: boolean): Router => {
  const adapter = new ExpressAdapter().setBasePath(PATH);
  createBullBoard({
    queues: producer.queues().map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: adapter,
    options: {
      uiConfig: {
        boardTitle: 'Timbre: colas',
        locale: { lng: 'es-ES' },
        hideRedisDetails: true,
        showWorkers: false,
        hideDocsLink: true,
        pollingInterval: { showSetting: false, forceInterval: POLL_S },
      },
    },
  });
  const router = Router();
  router.use(securityHeaders(https, POLICY));
  router.use(adapter.getRouter());
  return router;
};
