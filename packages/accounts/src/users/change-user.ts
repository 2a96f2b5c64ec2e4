import { notFound } from '@timbre/kernel';
import type { GroupMembership, UserDocument } from '@timbre/store';
import { noteActBy, type By } from '../audit/note-act.ts';
import { manageableUser, refuseOneself, stillThere, type UserDeps } from './existing-user.ts';
import { checkMemberships } from './memberships.ts';

/** Gives somebody another name. Throws 404, or 403 for somebody with more rights. */
export const renameUser =
  (deps: UserDeps) =>
  async ({ user_id, name }: { user_id: string; name: string }, by: By): Promise<UserDocument> => {
    const { account_id } = await manageableUser(deps, by.credential, user_id);
    const user = stillThere(await deps.store.users.rename(account_id, user_id, name));
    await noteActBy(deps, by, { account_id, action: 'user.renamed', target: user_id });
    return user;
  };

/**
 * Suspends somebody, which ends their sessions at once, or lets them in again. Again without effect. Throws 404, 403
 * for somebody with more rights, 409 for oneself.
 */
export const setUserActive =
  (deps: UserDeps) =>
  async ({ user_id, is_active }: { user_id: string; is_active: boolean }, by: By): Promise<UserDocument> => {
    const before = await manageableUser(deps, by.credential, user_id);
    if (!is_active) refuseOneself(by.credential, user_id, 'No puede suspenderse a sí mismo');
    if (before.is_active === is_active) return before;
    const { account_id } = before;
    const user = stillThere(await deps.store.users.setActive(account_id, user_id, is_active));
    const action = is_active ? 'user.reactivated' : 'user.suspended';
    await noteActBy(deps, by, { account_id, action, target: user_id });
    return user;
  };

/** Puts somebody into exactly these groups. Throws as `checkMemberships`, and 409 for oneself. */
export const setUserGroups =
  (deps: UserDeps) =>
  async (
    { user_id, groups }: { user_id: string; groups: GroupMembership[] },
    by: By,
  ): Promise<UserDocument> => {
    const before = await manageableUser(deps, by.credential, user_id);
    refuseOneself(by.credential, user_id, 'No puede cambiar sus propios grupos');
    const { account_id } = before;
    checkMemberships(groups, account_id, by.credential, deps.clock.now());
    const user = stillThere(await deps.store.users.setGroups(account_id, user_id, groups));
    await noteActBy(deps, by, {
      account_id,
      action: 'user.groups_changed',
      target: user_id,
      before: { groups: before.groups },
      after: { groups },
    });
    return user;
  };

/** Deletes somebody for good and frees their address. What they did stays in the audit log, under their id. */
export const deleteUser =
  (deps: UserDeps) =>
  async ({ user_id }: { user_id: string }, by: By): Promise<void> => {
    const { account_id, groups } = await manageableUser(deps, by.credential, user_id);
    refuseOneself(by.credential, user_id, 'No puede eliminarse a sí mismo');
    if (!(await deps.store.users.remove(account_id, user_id))) throw notFound('No existe esa persona');
    const before = { groups };
    await noteActBy(deps, by, { account_id, action: 'user.deleted', target: user_id, before });
  };
