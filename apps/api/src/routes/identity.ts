import {
  createApiKey,
  currentUser,
  listApiKeys,
  login,
  logout,
  revokeApiKey,
  scopeOrAll,
  type SignInDeps,
} from '@timbre/accounts';
import { OPERATIONS } from '@timbre/contracts';
import { created, listOf, noContent, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import { presentApiKey, presentMe, presentUser } from '../present/identity.ts';

/** Sessions of people and keys of programs. */
export const identityRoutes = (deps: SignInDeps, cookie: SessionCookie) => {
  const signIn = login(deps);
  return [
    route(OPERATIONS.login, async ({ body, ip }) => {
      const { token, expires_at, user } = await signIn({ ...body, ip });
      const view = { token, token_type: 'Bearer' as const, expires_at, user: presentUser(user) };
      return ok(view, { 'Set-Cookie': cookie.keep(token, expires_at) });
    }),
    route(OPERATIONS.logout, async ({ credential }) => {
      await logout(deps)(credential);
      return noContent({ 'Set-Cookie': cookie.forget() });
    }),
    route(OPERATIONS.getMe, async ({ credential }) =>
      ok(presentMe(credential, await currentUser(deps)(credential))),
    ),
    route(OPERATIONS.createApiKey, async ({ body, credential }) => {
      const account_id = scopeOrAll(credential, body.account_id ?? undefined)?.account_id ?? null;
      const { key, document } = await createApiKey(deps)({ name: body.name, account_id });
      return created({ key, ...presentApiKey(document) });
    }),
    route(OPERATIONS.listApiKeys, async ({ query, credential }) => {
      const account_id = scopeOrAll(credential, query.account_id)?.account_id ?? null;
      const found = await listApiKeys(deps)({ account_id, page: { limit: query.limit, skip: query.skip } });
      return listOf(found.items.map(presentApiKey), found.total);
    }),
    route(OPERATIONS.revokeApiKey, async ({ params, query, credential }) => {
      const account_id = scopeOrAll(credential, query.account_id)?.account_id ?? null;
      await revokeApiKey(deps)({ account_id, key_id: params.key_id });
      return noContent();
    }),
  ];
};
