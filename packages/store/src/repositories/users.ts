import type { GroupMembership, PermissionException, UserDocument } from '../documents/identity.ts';
import { isDuplicateKey, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';

const SIGN_IN = { acrossAccounts: 'people sign in with their e-mail before their account is known' };

/** Which people a list shows. */
export interface UserFilter {
  is_active?: boolean;
  /** In this group, expired memberships too. */
  group?: string;
}

/** Gives people who were stored before groups were the ones that they had in effect. */
const whole = (user: UserDocument | null): UserDocument | null =>
  user && {
    ...user,
    groups: user.groups ?? [{ code: user.account_id === null ? 'platform' : 'operator', expires_at: null }],
    exceptions: user.exceptions ?? [],
    session_epoch: user.session_epoch ?? 0,
    must_change_password: user.must_change_password ?? false,
  };

/**
 * People who sign in. E-mail addresses are stored in lower case. `account_id: null` stands for the platform's own
 * people, never for all.
 */
export const createUserRepository = ({ users }: Models) => {
  const change = async (
    account_id: string | null,
    user_id: string,
    update: Record<string, unknown>,
  ): Promise<UserDocument | null> =>
    whole(
      await users
        .findOneAndUpdate({ account_id, user_id }, update, { returnDocument: 'after' })
        .lean<UserDocument>(),
    );
  return {
    /** Stores a user; false when the e-mail address is taken. */
    async insert(user: UserDocument): Promise<boolean> {
      try {
        await users.insertOne(user);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    dangerouslyAcrossAccountsFindByEmail: async (email: string): Promise<UserDocument | null> =>
      whole(await users.findOne({ email }, null, SIGN_IN).lean<UserDocument>()),

    dangerouslyAcrossAccountsFind: async (user_id: string): Promise<UserDocument | null> =>
      whole(await users.findOne({ user_id }, null, SIGN_IN).lean<UserDocument>()),

    find: async (account_id: string | null, user_id: string): Promise<UserDocument | null> =>
      whole(await users.findOne({ account_id, user_id }).lean<UserDocument>()),

    /** A page of people, the newest first; the next one begins after the last id of this one. */
    async list(
      account_id: string | null,
      filter: UserFilter,
      page: { limit: number; after?: string },
    ): Promise<UserDocument[]> {
      const found = await users
        .find({
          account_id,
          ...(filter.is_active === undefined ? {} : { is_active: filter.is_active }),
          ...(filter.group === undefined ? {} : { 'groups.code': filter.group }),
          ...(page.after === undefined ? {} : { user_id: lessThan(page.after) }),
        })
        .sort({ user_id: -1 })
        .limit(page.limit)
        .lean<UserDocument[]>();
      return found.map((user) => whole(user) ?? user);
    },

    /** How many people the platform itself has: without one nobody can administer it. */
    countPlatform: (): Promise<number> => users.countDocuments({ account_id: null }),

    async noteLogin(account_id: string | null, user_id: string, at: Date): Promise<void> {
      await users.updateOne({ account_id, user_id }, { $set: { last_login_at: at } });
    },

    rename: (account_id: string | null, user_id: string, name: string) =>
      change(account_id, user_id, { $set: { name } }),

    /** Switches somebody on, or off: off ends their sessions for good. */
    setActive: (account_id: string | null, user_id: string, is_active: boolean) =>
      change(account_id, user_id, {
        $set: { is_active },
        ...(is_active ? {} : { $inc: { session_epoch: 1 } }),
      }),

    setGroups: (account_id: string | null, user_id: string, groups: GroupMembership[]) =>
      change(account_id, user_id, { $set: { groups } }),

    addException: (account_id: string | null, user_id: string, exception: PermissionException) =>
      change(account_id, user_id, { $push: { exceptions: exception } }),

    removeException: (account_id: string | null, user_id: string, exception_id: string) =>
      change(account_id, user_id, { $pull: { exceptions: { exception_id } } }),

    /**
     * Puts a new password in the place of the one behind `old_hash` and ends every session. null when the password
     * was changed by somebody else meanwhile.
     */
    replacePassword: async (
      { account_id, user_id, password_hash: old_hash }: UserDocument,
      password_hash: string,
      must_change_password: boolean,
    ): Promise<UserDocument | null> =>
      whole(
        await users
          .findOneAndUpdate(
            { account_id, user_id, password_hash: old_hash },
            { $set: { password_hash, must_change_password }, $inc: { session_epoch: 1 } },
            { returnDocument: 'after' },
          )
          .lean<UserDocument>(),
      ),

    /** Deletes somebody, and so frees their address; false when they were gone. */
    async remove(account_id: string | null, user_id: string): Promise<boolean> {
      return (await users.deleteOne({ account_id, user_id })).deletedCount === 1;
    },
  };
};
