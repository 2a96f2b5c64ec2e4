import { existingAccount } from '@timbre/batches';
import { invalidInput, notFound, type FieldFault } from '@timbre/kernel';
import { dayOfDateKey, holidaysOf, localDateKey, type Holiday } from '@timbre/scheduling';
import type { AccountDocument, AccountHoliday, AccountScope } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, PolicyDeps } from '../deps.ts';
import { wakeCampaigns } from './wake-campaigns.ts';

/** The free days of one year: the country's, which nobody can take away, and the account's own beside them. */
export interface HolidaysOfYear {
  year: number;
  country: string;
  national: Holiday[];
  own: AccountHoliday[];
}

/** A full leap year: an account that never calls says so otherwise. */
const MAX_OWN = 366;

const inYear = (account: AccountDocument, year: number): HolidaysOfYear => ({
  year,
  country: account.country,
  national: holidaysOf(account.country, year),
  own: account.holidays.filter(({ date }) => date.startsWith(`${year}-`)),
});

/** The holidays of `year`; without one, of the present year on the account's wall. 404 without the account. */
export const listHolidays =
  ({ store, clock }: Pick<PolicyDeps, 'store' | 'clock'>) =>
  async (scope: AccountScope, year?: number): Promise<HolidaysOfYear> => {
    const account = await existingAccount(store, scope);
    return inYear(account, year ?? Number(localDateKey(clock.now(), account.timezone).slice(0, 4)));
  };

const faultsOf = (holidays: readonly AccountHoliday[]): FieldFault[] => {
  const seen = new Set<string>();
  const faults = holidays.flatMap(({ date }, index): FieldFault[] => {
    const path = `holidays[${index}].date`;
    const day = dayOfDateKey(date);
    if (Number.isNaN(day) || new Date(Date.parse(date)).toISOString().slice(0, 10) !== date)
      return [{ path, message: 'no es una fecha que exista' }];
    if (seen.has(date)) return [{ path, message: 'está repetida' }];
    seen.add(date);
    return [];
  });
  return holidays.length > MAX_OWN
    ? [...faults, { path: 'holidays', message: `debe tener ${MAX_OWN} elementos o menos` }]
    : faults;
};

/**
 * Replaces the account's own free days, of every year at once; the country's stay. The next gate of every dial heeds
 * them. Answers the whole own list in order. 422 with every fault, 404 without the account.
 */
export const replaceHolidays =
  (deps: PolicyDeps) =>
  async (scope: AccountScope, holidays: readonly AccountHoliday[], by: By): Promise<AccountHoliday[]> => {
    const faults = faultsOf(holidays);
    if (faults.length > 0) throw invalidInput(faults);
    const own = [...holidays].sort((a, b) => a.date.localeCompare(b.date));
    const before = await existingAccount(deps.store, scope);
    const changed = await deps.store.accounts.change(scope, { holidays: own, updated_at: deps.clock.now() });
    if (changed === null) throw notFound('Account not found');
    await audit(deps, scope, by, {
      action: 'holidays.replaced',
      target: scope.account_id,
      before: { dates: before.holidays.map(({ date }) => date) },
      after: { dates: own.map(({ date }) => date) },
    });
    await wakeCampaigns(deps, scope);
    return own;
  };
