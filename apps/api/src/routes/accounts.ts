import {
  accountSummary,
  activateAccount,
  createAccount,
  existingAccount,
  getAccount,
  lastCallSettings,
  listAccounts,
  listTransactions,
  patchAccount,
  scopeOf,
  scopeOrAll,
  suspendAccount,
  topUp,
  type AccountDeps,
} from '@timbre/accounts';
import { listBatches } from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { created, listOf, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import {
  presentAccount,
  presentBalance,
  presentLastSettings,
  presentStats,
  presentSummary,
} from '../present/account.ts';
import { presentBatch } from '../present/batch.ts';

/** Accounts, their balance and what moved in it. */
export const accountRoutes = (deps: AccountDeps) => [
  route(OPERATIONS.createAccount, async ({ body, once }) => {
    const account = presentAccount(await createAccount(deps)(body, once));
    return created({ success: true as const, account }, `/api/v1/accounts/${account.account_id}`);
  }),
  route(OPERATIONS.listAccounts, async ({ query, credential }) => {
    const { limit, skip, ...filter } = query;
    const found = await listAccounts(deps)({ scope: scopeOrAll(credential), filter, page: { limit, skip } });
    return listOf(found.items.map(presentAccount), found.total);
  }),
  route(OPERATIONS.getAccount, async ({ params, credential }) =>
    ok(presentAccount(await getAccount(deps)(scopeOf(credential, params.account_id)))),
  ),
  route(OPERATIONS.patchAccount, async ({ params, body, credential }) =>
    ok(
      presentAccount(
        await patchAccount(deps)({ scope: scopeOf(credential, params.account_id), change: body }),
      ),
    ),
  ),
  route(OPERATIONS.getBalance, async ({ params, credential }) => {
    const sheet = await getAccount(deps)(scopeOf(credential, params.account_id));
    return ok(presentBalance(sheet, deps.clock.now()));
  }),
  route(OPERATIONS.topUpAccount, async ({ params, body, credential, once }) => {
    const scope = scopeOf(credential, params.account_id);
    const sheet = await topUp(deps)({ scope, ...body, once });
    const balance = presentBalance(sheet, deps.clock.now());
    return ok({ success: true as const, message: 'Account topped up successfully', balance });
  }),
  route(OPERATIONS.getAccountStats, async ({ params, credential }) =>
    ok(presentStats(await getAccount(deps)(scopeOf(credential, params.account_id)))),
  ),
  route(OPERATIONS.suspendAccount, async ({ params, query, credential }) => {
    await suspendAccount(deps)({ scope: scopeOf(credential, params.account_id), reason: query.reason });
    return ok({ success: true, message: 'Account suspended' });
  }),
  route(OPERATIONS.activateAccount, async ({ params, credential }) => {
    await activateAccount(deps)(scopeOf(credential, params.account_id));
    return ok({ success: true, message: 'Account activated' });
  }),
  route(OPERATIONS.getLastCallSettings, async ({ params, credential }) =>
    ok(presentLastSettings(await lastCallSettings(deps)(scopeOf(credential, params.account_id)))),
  ),
  route(OPERATIONS.listTransactions, async ({ params, query, credential }) => {
    const { limit, skip, transaction_type: type } = query;
    const scope = scopeOf(credential, params.account_id);
    const found = await listTransactions(deps)({ scope, type, page: { limit, skip } });
    return listOf(found.items, found.total);
  }),
  route(OPERATIONS.getAccountSummary, async ({ params, credential }) => {
    const summary = await accountSummary(deps)(scopeOf(credential, params.account_id));
    return ok(presentSummary(summary, deps.clock.now()));
  }),
  route(OPERATIONS.listAccountBatches, async ({ params, query, credential }) => {
    const scope = scopeOf(credential, params.account_id);
    await existingAccount(deps, scope);
    const found = await listBatches(deps)(scope, query);
    return listOf(found.items.map(presentBatch), found.total);
  }),
];
