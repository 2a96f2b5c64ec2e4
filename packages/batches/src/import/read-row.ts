import type { Cell, SheetRow } from '@timbre/sheets';
import { parseInteger, parseMoney } from './amounts.ts';
import { readText, type CellFault, type Parsed } from './cell-text.ts';
import { parseDate } from './dates.ts';
import { parsePhones } from './phone-cell.ts';
import type { PhoneKind } from './phone-number.ts';
import { readIdentity } from './identity.ts';
import { readExtra } from './read-extra.ts';
import { rowFault, type RowContext } from './row-fault.ts';
import { readZone } from './row-zone.ts';
import type { ImportField, RowFault } from './types.ts';

/** The four fields that hold phones, in the order in which they are called. */
export const PHONE_FIELDS = ['mobile', 'phone', 'landline', 'other_phone'] as const;
export type PhoneField = (typeof PHONE_FIELDS)[number];

const KIND_OF: Record<PhoneField, PhoneKind> = {
  mobile: 'mobile',
  phone: 'any',
  landline: 'landline',
  other_phone: 'any',
};

/** One row, read but not yet joined with the other rows of its person. */
export interface ReadRow {
  row: number;
  /** RUT in Chile, the id as given elsewhere; null when the file has none (not in Chile). */
  dni: string | null;
  rut: string | null;
  name: string | null;
  company: string | null;
  amount: number | null;
  due_date: string | null;
  overdue_days: number;
  deadline: string | null;
  max_date: string | null;
  coupons: number;
  reference: string | null;
  email: string | null;
  timezone: string | null;
  phones: Record<PhoneField, string[]>;
  extra: Record<string, string | number>;
  /** What makes the row unusable. */
  faults: RowFault[];
  /** What is wrong with its phones: fatal only when the person has no other. */
  phone_faults: RowFault[];
  warnings: RowFault[];
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

const readEmail = (cell: Cell | null): Parsed<string> => {
  const text = readText(cell);
  if ('fault' in text || text.value === null || isEmail(text.value)) return text;
  return { fault: { reason: 'el correo no es válido', suggestion: null } };
};

/** More than a century is no delay but another number in the wrong column. */
const MAX_OVERDUE_DAYS = 36_500;

const readOverdueDays = (cell: Cell | null): Parsed<number> => {
  const days = parseInteger(cell);
  if ('fault' in days || days.value === null || Math.abs(days.value) <= MAX_OVERDUE_DAYS) return days;
  return { fault: { reason: 'los días de atraso no son posibles', suggestion: null } };
};

const readPhones = (
  context: RowContext,
  source: SheetRow,
  field: PhoneField,
  notes: Pick<ReadRow, 'phone_faults' | 'warnings'>,
): string[] => {
  const phones: string[] = [];
  for (const column of context.mapping[field] ?? []) {
    const cell = source.cells[column] ?? null;
    const found = parsePhones(cell, { country: context.country, kind: KIND_OF[field] });
    const told = (fault: CellFault): RowFault =>
      rowFault(context, source.row, field, fault, { column, cell });
    notes.phone_faults.push(...found.faults.map(told));
    notes.warnings.push(...found.warnings.map(told));
    phones.push(...found.phones);
  }
  return [...new Set(phones)];
};

/** Reads one row. Faults are gathered, not thrown: an operator sees all of them at once. */
export const readRow = (context: RowContext, source: SheetRow): ReadRow => {
  const faults: RowFault[] = [];
  const phone_faults: RowFault[] = [];
  const warnings: RowFault[] = [];
  const cellOf = (field: ImportField): { column: number | undefined; cell: Cell | null } => {
    const column = context.mapping[field]?.[0];
    return { column, cell: column === undefined ? null : (source.cells[column] ?? null) };
  };
  const take = <T>(
    field: ImportField,
    read: (cell: Cell | null) => Parsed<T>,
    into: RowFault[],
  ): T | null => {
    const at = cellOf(field);
    const parsed = read(at.cell);
    if (!('fault' in parsed)) return parsed.value;
    into.push(rowFault(context, source.row, field, parsed.fault, at));
    return null;
  };
  const date = (cell: Cell | null): Parsed<string> => parseDate(cell, context.date1904);
  const identity = readIdentity(
    context.country,
    cellOf('rut').cell,
    cellOf('check_digit').cell,
    context.id_required,
  );
  if ('fault' in identity) faults.push(rowFault(context, source.row, 'rut', identity.fault, cellOf('rut')));
  const phones = Object.fromEntries(
    PHONE_FIELDS.map((field) => [field, readPhones(context, source, field, { phone_faults, warnings })]),
  ) as Record<PhoneField, string[]>;
  return {
    row: source.row,
    dni: 'fault' in identity ? null : identity.dni,
    rut: 'fault' in identity ? null : identity.rut,
    name: take('name', readText, faults),
    company: take('company', readText, warnings),
    amount: take('amount', parseMoney, faults),
    due_date: take('due_date', date, faults),
    overdue_days: take('overdue_days', readOverdueDays, warnings) ?? 0,
    deadline: take('deadline', date, faults),
    max_date: take('max_date', date, faults),
    coupons: take('coupons', parseInteger, warnings) ?? 1,
    reference: take('reference', readText, warnings),
    email: take('email', readEmail, warnings),
    timezone: readZone(context, source, warnings),
    extra: readExtra(context, source, faults),
    phones,
    faults,
    phone_faults,
    warnings,
  };
};
