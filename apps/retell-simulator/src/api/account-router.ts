import { Router } from 'express';
import { burstLimit } from '../capacity.ts';
import type { Workspace } from '../workspace.ts';
import { workspaceOf } from './middleware.ts';

const FREE_CONCURRENCY = 20;
const PURCHASE_LIMIT = 1_000;

const concurrency = ({ live, limits }: Workspace) => {
  const purchased = Math.max(0, limits.concurrency_limit - FREE_CONCURRENCY);
  return {
    current_concurrency: live.size,
    concurrency_limit: limits.concurrency_limit,
    base_concurrency: limits.concurrency_limit - purchased,
    purchased_concurrency: purchased,
    concurrency_purchase_limit: PURCHASE_LIMIT,
    remaining_purchase_limit: PURCHASE_LIMIT - purchased,
    concurrency_burst_enabled: limits.burst_enabled,
    concurrency_burst_limit: limits.burst_enabled ? burstLimit(limits.concurrency_limit) : 0,
    reserved_inbound_concurrency: limits.reserved_inbound_concurrency,
  };
};

/** The workspace itself: room and key (retell.md §1.2, §1.7). */
export const accountRouter = (): Router => {
  const router = Router();

  router.get('/get-concurrency', (request, response) => {
    response.json(concurrency(workspaceOf(request)));
  });

  router.get('/get-api-key-info', (request, response) => {
    const { key } = workspaceOf(request);
    response.json({ api_key_name: key, org_name: `Simulador ${key}` });
  });

  return router;
};
