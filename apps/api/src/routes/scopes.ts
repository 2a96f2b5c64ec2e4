import { scopeOf, type Credential } from '@timbre/accounts';
import type { AccountScope } from '@timbre/store';

/**
 * The scope for a thing that is addressed by its own id. An account's credential looks in its own account and finds
 * nothing of another; the platform's, which has none, looks in the account that `owner` names.
 */
export const scopeOfThing = async (
  credential: Credential,
  id: string,
  owner: (id: string) => Promise<AccountScope>,
): Promise<AccountScope> => (credential.account_id === null ? owner(id) : scopeOf(credential));
