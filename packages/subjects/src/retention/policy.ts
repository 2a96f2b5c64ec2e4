import { invalidInput, type FieldFault } from '@timbre/kernel';
import { existingAccount } from '@timbre/batches';
import type { AccountScope, RetentionDays, Store } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, SubjectDeps } from '../deps.ts';

/** What an account keeps that chose nothing else. */
export const DEFAULT_RETENTION: RetentionDays = {
  recordings_days: 90,
  transcripts_days: 90,
  attempts_days: 730,
  audit_days: 1_825,
};

/** The least and the most that an account may choose, in days. The audit log answers for a year at least. */
export const RETENTION_BOUNDS: Readonly<Record<keyof RetentionDays, readonly [least: number, most: number]>> =
  {
    recordings_days: [1, 730],
    transcripts_days: [1, 730],
    attempts_days: [30, 3_650],
    audit_days: [365, 3_650],
  };

const NAMES = Object.keys(RETENTION_BOUNDS) as (keyof RetentionDays)[];

/** How long an account keeps what. */
export const retentionOf = async (store: Store, scope: AccountScope): Promise<RetentionDays> => {
  const own = (await store.retention.find(scope)) ?? DEFAULT_RETENTION;
  const { recordings_days, transcripts_days, attempts_days, audit_days } = own;
  return { recordings_days, transcripts_days, attempts_days, audit_days };
};

/** {@link retentionOf}. Throws 404 `Account not found`. */
export const getRetention =
  ({ store }: Pick<SubjectDeps, 'store'>) =>
  async (scope: AccountScope): Promise<RetentionDays> => {
    await existingAccount(store, scope);
    return retentionOf(store, scope);
  };

const faultsOf = (days: Partial<RetentionDays>): FieldFault[] =>
  NAMES.flatMap((path) => {
    const [least, most] = RETENTION_BOUNDS[path];
    const given = days[path];
    if (given === undefined || (Number.isInteger(given) && given >= least && given <= most)) return [];
    return [{ path, message: `debe ser un número entero de días, de ${least} a ${most}` }];
  });

/**
 * Changes how long an account keeps what; what is not given stays. The next night works by it: what is shortened is
 * gone then and does not come back. Throws 404 `Account not found`, 422 with every fault.
 */
export const setRetention =
  (deps: SubjectDeps) =>
  async (scope: AccountScope, change: Partial<RetentionDays>, by: By): Promise<RetentionDays> => {
    const before = await getRetention(deps)(scope);
    const faults = faultsOf(change);
    if (faults.length > 0) throw invalidInput(faults);
    const given = Object.fromEntries(Object.entries(change).filter(([, days]) => days !== undefined));
    const after = { ...before, ...given };
    await deps.store.retention.set(scope, after, deps.clock.now());
    const act = { action: 'retention.changed', target: scope.account_id };
    await audit(deps, scope, by, { ...act, before: { ...before }, after: { ...after } });
    return after;
  };
