import { roundHalfUp } from '@timbre/kernel';
import { maskDigits } from './cell-text.ts';
import { addDays } from './dates.ts';
import { PHONE_FIELDS, type ReadRow } from './read-row.ts';
import type { ImportedContact, ReadContactsOptions } from './types.ts';

/** Grace that collections adds to a due date before the last day to pay, and before the limit of the agreement. */
const DEADLINE_GRACE_DAYS = 3;
const MAX_DATE_GRACE_DAYS = 7;

/** Chilean pesos have no decimals. */
const roundAmount = (amount: number, country: string): number =>
  country === 'CL' ? roundHalfUp(amount) : roundHalfUp(amount * 100) / 100;

const firstOf = <K extends keyof ReadRow>(rows: ReadRow[], field: K): ReadRow[K] | null =>
  rows.find((row) => row[field] !== null)?.[field] ?? null;

/**
 * fecha_limite: the latest due date + that row's days overdue + 3. fecha_maxima: the earliest due date + its days
 * overdue + 7. Of rows with one date the first counts. A column that gives the date itself wins over the sum, the
 * campaign's own days wins over both.
 */
const datesOf = (
  rows: ReadRow[],
  options: ReadContactsOptions,
): { fecha_limite: string | null; fecha_maxima: string | null } => {
  const due = rows.filter((row): row is ReadRow & { due_date: string } => row.due_date !== null);
  const sorted = [...due].sort((a, b) => a.due_date.localeCompare(b.due_date));
  const earliest = sorted[0];
  const latest = due.find((row) => row.due_date === sorted.at(-1)?.due_date);
  const pick = (
    days: number | null | undefined,
    given: string | null,
    row: typeof earliest,
    grace: number,
  ): string | null => {
    if (days !== null && days !== undefined) return addDays(options.today, days);
    return given ?? (row ? addDays(row.due_date, row.overdue_days + grace) : null);
  };
  return {
    fecha_limite: pick(options.dias_fecha_limite, firstOf(rows, 'deadline'), latest, DEADLINE_GRACE_DAYS),
    fecha_maxima: pick(options.dias_fecha_maxima, firstOf(rows, 'max_date'), earliest, MAX_DATE_GRACE_DAYS),
  };
};

const isMobile = (country: string, phone: string): boolean =>
  country === 'CL' ? phone.startsWith('+569') : country === 'AR' ? phone.startsWith('+549') : true;

/**
 * The person's phones in calling order. Each kind of column counts from the first row that has one. `basic` keeps one
 * phone, the mobile when there is one; `acquisition` keeps mobile, then landline, then the further phones of the cells.
 */
export const phonesOf = (rows: ReadRow[], options: ReadContactsOptions): string[] => {
  const all = [
    ...new Set(
      PHONE_FIELDS.flatMap((field) => rows.find((row) => row.phones[field].length > 0)?.phones[field] ?? []),
    ),
  ];
  const mobile = all.find((phone) => isMobile(options.country, phone));
  const landline = all.find((phone) => !isMobile(options.country, phone));
  const best = [mobile, landline].filter((phone): phone is string => phone !== undefined);
  const ordered = [...best, ...all.filter((phone) => !best.includes(phone))];
  return options.processing_type === 'basic' ? ordered.slice(0, 1) : ordered;
};

/** Of the rows of one person the first that says something counts. */
const extraOf = (rows: ReadRow[]): Pick<ImportedContact, 'extra'> => {
  const extra = Object.assign({}, ...rows.map((row) => row.extra).reverse()) as Record<
    string,
    string | number
  >;
  return Object.keys(extra).length === 0 ? {} : { extra };
};

/** The rows of one person, with name and phones known to be there → the contact. Name and company are the first row's that has one. */
export const joinRows = (
  rows: ReadRow[],
  name: string,
  phones: string[],
  options: ReadContactsOptions,
): ImportedContact => {
  const dni = firstOf(rows, 'dni');
  return {
    person_key: dni ?? phones[0] ?? '',
    rut: firstOf(rows, 'rut'),
    dni: dni ?? '',
    name,
    phones,
    timezone: firstOf(rows, 'timezone'),
    company_name: firstOf(rows, 'company'),
    debt_amount: roundAmount(
      rows.reduce((sum, row) => sum + (row.amount ?? 0), 0),
      options.country,
    ),
    cantidad_cupones: rows.reduce((sum, row) => sum + row.coupons, 0),
    ...datesOf(rows, options),
    reference_number: firstOf(rows, 'reference'),
    email: firstOf(rows, 'email'),
    rows: rows.map((row) => row.row),
    ...extraOf(rows),
  };
};

/** A RUT or id for display in reports: only its last digits. */
export const hintOfPerson = (contact: ImportedContact): string =>
  maskDigits(contact.dni || contact.person_key);
