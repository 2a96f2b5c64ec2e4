import type { UserDocument } from '../documents/identity.ts';
import { isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

const SIGN_IN = { acrossAccounts: 'people sign in with their e-mail before their account is known' };

/** People who sign in. E-mail addresses are stored in lower case. */
export const createUserRepository = ({ users }: Models) => ({
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

  dangerouslyAcrossAccountsFindByEmail: (email: string): Promise<UserDocument | null> =>
    users.findOne({ email }, null, SIGN_IN).lean<UserDocument>(),

  dangerouslyAcrossAccountsFind: (user_id: string): Promise<UserDocument | null> =>
    users.findOne({ user_id }, null, SIGN_IN).lean<UserDocument>(),

  /** How many people the platform itself has: without one nobody can administer it. */
  countPlatform: (): Promise<number> => users.countDocuments({ account_id: null }),

  async noteLogin(account_id: string | null, user_id: string, at: Date): Promise<void> {
    await users.updateOne({ account_id, user_id }, { $set: { last_login_at: at } });
  },
});
