import { listAudit, scopeOrAll, type UserDeps } from '@timbre/accounts';
import { OPERATIONS } from '@timbre/contracts';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentAudit, presentPermissions } from '../present/permissions.ts';

/** Which rights there are, and who used them for what. */
export const permissionRoutes = (deps: Pick<UserDeps, 'store'>) => [
  route(OPERATIONS.listPermissions, async () => ok(presentPermissions())),
  route(OPERATIONS.listAudit, async ({ query, credential }) => {
    const { account_id, actor, ...filter } = query;
    const wanted = { ...filter, ...(actor === undefined ? {} : { actor_id: actor }) };
    return ok(presentAudit(await listAudit(deps)(scopeOrAll(credential, account_id), wanted)));
  }),
];
