import { invalidState, notFound } from '@timbre/kernel';
import type { UserDocument } from '@timbre/store';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { requireMayManage } from '../permissions/delegation.ts';

/** What the use cases of people work with. */
export type UserDeps = Pick<AccountDeps, 'store' | 'clock'>;

const missing = () => notFound('No existe esa persona');

/**
 * The person with this id whom `credential` may see: somebody of its own account, or anybody for the platform.
 * Throws 404 for everybody else.
 */
export const visibleUser = async (
  { store }: Pick<AccountDeps, 'store'>,
  credential: Credential,
  user_id: string,
): Promise<UserDocument> => {
  const user =
    credential.account_id === null
      ? await store.users.dangerouslyAcrossAccountsFind(user_id)
      : await store.users.find(credential.account_id, user_id);
  if (user === null) throw missing();
  return user;
};

/** {@link visibleUser} whom `credential` may change too; throws 403 for somebody with more rights. */
export const manageableUser = async (
  deps: UserDeps,
  credential: Credential,
  user_id: string,
): Promise<UserDocument> => {
  const user = await visibleUser(deps, credential, user_id);
  requireMayManage(credential, user, deps.clock.now());
  return user;
};

/** What an update answered. Throws 404 when the person was deleted meanwhile. */
export const stillThere = (user: UserDocument | null): UserDocument => {
  if (user === null) throw missing();
  return user;
};

/**
 * Throws 409 when somebody is about to change their own rights: nobody shuts themselves out, so that the last
 * administrator stays, and nobody turns a right lent to them for a day into one for ever.
 */
export const refuseOneself = ({ kind, id }: Credential, user_id: string, detail: string): void => {
  if (kind === 'user' && id === user_id) throw invalidState(detail);
};
