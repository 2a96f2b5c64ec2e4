import { notFound } from '@timbre/kernel';
import { accountScope, type AccountScope } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { withPeople, type CalledView } from './list-calls.ts';

type Deps = Pick<CallDeps, 'store'>;

const MISSING = 'Call not found';

/** One call by the id of its attempt or by Retell's, live ones too. Throws 404 `Call not found`. */
export const getCall =
  (deps: Deps) =>
  async (scope: AccountScope, id: string): Promise<CalledView> => {
    const attempt = await deps.store.call_reads.find(scope, id);
    const [view] = attempt === null ? [] : await withPeople(deps, scope, [attempt]);
    if (view === undefined) throw notFound(MISSING);
    return view;
  };

/** Whose call this is, by either id. For platform credentials only, which belong to no account. */
export const ownerOfCall =
  ({ store }: Deps) =>
  async (id: string): Promise<AccountScope> => {
    const account_id = await store.call_reads.dangerouslyAcrossAccountsOwner(id);
    if (account_id === null) throw notFound(MISSING);
    return accountScope(account_id);
  };
