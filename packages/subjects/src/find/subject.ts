import { addMs, DAY_MS, notFound } from '@timbre/kernel';
import { accountScope, type AccountScope } from '@timbre/store';
import type { SubjectDeps } from '../deps.ts';

/** How long a key that a search gave is good for; a new search makes it good again. */
const KNOWN_MS = 30 * DAY_MS;

const MISSING = 'Subject not found';

/** The key of a person, good for a month. */
export const keyFor = async (
  { store, clock }: SubjectDeps,
  scope: AccountScope,
  person_key: string,
): Promise<string> => {
  const key = store.subject_keys.keyOf(scope, person_key);
  const now = clock.now();
  await store.subject_requests.remember(scope, key, person_key, now, addMs(now, KNOWN_MS));
  return key;
};

/** The person behind a key, as jobs know them. Throws 404 `Subject not found`: search again. */
export const personOf = async (
  { store }: Pick<SubjectDeps, 'store'>,
  scope: AccountScope,
  key: string,
): Promise<string> => {
  const subject = await store.subject_requests.findSubject(scope, key);
  if (subject === null) throw notFound(MISSING);
  return subject.person_key;
};

/** Whose key this is. For platform credentials only, which belong to no account. Throws 404 `Subject not found`. */
export const ownerOfSubject =
  ({ store }: Pick<SubjectDeps, 'store'>) =>
  async (key: string): Promise<AccountScope> => {
    const account_id = await store.subject_requests.dangerouslyAcrossAccountsOwner(key);
    if (account_id === null) throw notFound(MISSING);
    return accountScope(account_id);
  };
