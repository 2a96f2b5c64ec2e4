import type { AccountScope } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';
import type { AccountSheet } from './account-sheet.ts';
import { patchAccount } from './patch-account.ts';

type ChangeDeps = Pick<AccountDeps, 'store' | 'clock' | 'localDay'>;

/** Suspends an account: no new call is placed, live ones end as usual. The reason is kept. 404 for an unknown one. */
export const suspendAccount =
  (deps: ChangeDeps) =>
  ({ scope, reason }: { scope: AccountScope; reason: string }): Promise<AccountSheet> =>
    patchAccount(deps)({
      scope,
      change: { status: 'suspended', suspension_reason: reason === '' ? null : reason },
    });

/** Makes an account active again, whatever it was. Throws 404 for an unknown one. */
export const activateAccount =
  (deps: ChangeDeps) =>
  (scope: AccountScope): Promise<AccountSheet> =>
    patchAccount(deps)({ scope, change: { status: 'active' } });
