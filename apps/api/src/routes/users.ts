import {
  createUser,
  deleteUser,
  grantException,
  listUsers,
  removeException,
  renameUser,
  resetPassword,
  setUserActive,
  setUserGroups,
  visibleUser,
  type UserDeps,
} from '@timbre/accounts';
import { OPERATIONS, type GroupBody } from '@timbre/contracts';
import type { GroupMembership } from '@timbre/store';
import { created, noContent, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import {
  presentCreatedPerson,
  presentException,
  presentPeople,
  presentPerson,
  presentRights,
} from '../present/users.ts';
import { ownerOf } from './identity.ts';

const memberships = (groups: GroupBody[]): GroupMembership[] =>
  groups.map(({ code, expires_at = null }) => ({ code, expires_at }));

/** People who sign in, and what they may do. */
export const userRoutes = (deps: UserDeps) => [
  route(OPERATIONS.listUsers, async ({ query, credential }) => {
    const { account_id, ...rest } = query;
    return ok(presentPeople(await listUsers(deps)(ownerOf(credential, account_id), rest)));
  }),
  route(OPERATIONS.createUser, async ({ body, credential, ip }) => {
    const account_id = ownerOf(credential, body.account_id);
    const input = { ...body, account_id, groups: memberships(body.groups) };
    const made = await createUser(deps)(input, { credential, ip });
    return created(presentCreatedPerson(made), `/api/v1/users/${made.user.user_id}`);
  }),
  route(OPERATIONS.getUser, async ({ params, credential }) =>
    ok(presentPerson(await visibleUser(deps, credential, params.user_id))),
  ),
  route(OPERATIONS.patchUser, async ({ params, body, credential, ip }) =>
    ok(presentPerson(await renameUser(deps)({ ...params, ...body }, { credential, ip }))),
  ),
  route(OPERATIONS.suspendUser, async ({ params, credential, ip }) =>
    ok(presentPerson(await setUserActive(deps)({ ...params, is_active: false }, { credential, ip }))),
  ),
  route(OPERATIONS.activateUser, async ({ params, credential, ip }) =>
    ok(presentPerson(await setUserActive(deps)({ ...params, is_active: true }, { credential, ip }))),
  ),
  route(OPERATIONS.deleteUser, async ({ params, credential, ip }) => {
    await deleteUser(deps)(params, { credential, ip });
    return noContent();
  }),
  route(OPERATIONS.resetUserPassword, async ({ params, body, credential, ip }) =>
    ok(presentCreatedPerson(await resetPassword(deps)({ ...params, ...body }, { credential, ip }))),
  ),
  route(OPERATIONS.getUserGroups, async ({ params, credential }) =>
    ok(presentRights(await visibleUser(deps, credential, params.user_id), deps.clock.now())),
  ),
  route(OPERATIONS.setUserGroups, async ({ params, body, credential, ip }) => {
    const wanted = { ...params, groups: memberships(body.groups) };
    const user = await setUserGroups(deps)(wanted, { credential, ip });
    return ok(presentRights(user, deps.clock.now()));
  }),
  route(OPERATIONS.grantUserException, async ({ params, body, credential, ip }) => {
    const { expires_at = null } = body;
    const exception = await grantException(deps)({ ...params, ...body, expires_at }, { credential, ip });
    return created(presentException(exception));
  }),
  route(OPERATIONS.removeUserException, async ({ params, credential, ip }) => {
    await removeException(deps)(params, { credential, ip });
    return noContent();
  }),
];
