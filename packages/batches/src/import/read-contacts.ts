import type { Sheet } from '@timbre/sheets';
import { mapColumns } from './columns.ts';
import { hintOfPerson, joinRows, phonesOf } from './join-rows.ts';
import { PHONE_FIELDS, readRow, type ReadRow } from './read-row.ts';
import { rowFault, type RowContext } from './row-fault.ts';
import type {
  ColumnMapping,
  ContactImport,
  ImportedContact,
  ReadContactsOptions,
  RowCode,
  RowFault,
} from './types.ts';

const rowOf = (
  context: RowContext,
  row: number,
  code: RowCode,
  reason: string,
  suggestion: string | null = null,
): RowFault => rowFault(context, row, null, { code, reason, suggestion });

/** Rows of one person, in file order. Without an id (not in Chile) the first phone tells persons apart, else the row. */
const groupByPerson = (rows: ReadRow[]): ReadRow[][] => {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const phone = PHONE_FIELDS.map((field) => row.phones[field][0]).find((one) => one !== undefined);
    const key = row.dni ?? phone ?? `row ${row.row}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
};

/**
 * Why a person is not imported. One unreadable amount or date refuses all the person's rows: the debt told in the call
 * would otherwise be too small, and the corrected row could not be loaded beside a campaign that holds the person.
 */
const refusalsOf = (context: RowContext, group: ReadRow[], options: ReadContactsOptions): RowFault[] => {
  const faulty = group.filter((row) => row.faults.length > 0);
  if (faulty.length > 0) {
    const because = `otra fila de la misma persona tiene errores (fila ${faulty[0]?.row})`;
    return group.flatMap((row) =>
      row.faults.length > 0 ? row.faults : [rowOf(context, row.row, 'related_row', because)],
    );
  }
  if (!group.some((row) => row.name !== null))
    return group.map((row) => rowOf(context, row.row, 'missing_name', 'falta el nombre'));
  if (phonesOf(group, options).length === 0) {
    return group.flatMap((row) =>
      row.phone_faults.length > 0
        ? row.phone_faults
        : [rowOf(context, row.row, 'missing_phone', 'no tiene teléfono', 'Agregue un teléfono')],
    );
  }
  const owed = group.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  return owed < 0
    ? group.map((row) => rowOf(context, row.row, 'negative_amount', 'el saldo de la persona es negativo'))
    : [];
};

const amountWarnings = (context: RowContext, group: ReadRow[]): RowFault[] =>
  context.mapping.amount === undefined
    ? []
    : group
        .filter((row) => row.amount === null)
        .map((row) => rowOf(context, row.row, 'missing_amount', 'no tiene monto; se cuenta como 0'));

const headerWarnings = (context: RowContext, header_row: number, report: ColumnMapping): RowFault[] => [
  ...report.ambiguous.map((one) => ({
    ...rowOf(context, header_row, 'inexact_header', `${one.column}: ${one.message}`),
    column: one.column,
    field: one.field,
  })),
  ...(report.mapping.amount
    ? []
    : [rowOf(context, header_row, 'missing_amount', 'no hay columna de monto: las llamadas no lo dirán')]),
];

const sharedPhoneWarnings = (context: RowContext, contacts: ImportedContact[]): RowFault[] => {
  const first_row = new Map<string, number>();
  return contacts.flatMap((contact) => {
    const [phone = '', row = 0] = [contact.phones[0], contact.rows[0]];
    const earlier = first_row.get(phone);
    if (earlier === undefined) first_row.set(phone, row);
    return earlier === undefined
      ? []
      : [rowOf(context, row, 'shared_phone', `tiene el mismo teléfono que la fila ${earlier}`)];
  });
};

/** What makes a file useless before its first row is read. */
const headerFaults = (context: RowContext, { header_row }: Sheet, report: ColumnMapping): RowFault[] => {
  const wrong = (report.mapping_faults ?? []).map(({ field, message }) => ({
    ...rowOf(context, header_row, 'missing_columns', `mapping_json.${field}: ${message}`),
    field,
  }));
  if (wrong.length > 0 || report.missing.length === 0) return wrong;
  const example =
    'Escriba los encabezados en la primera fila, por ejemplo RUT, Nombre, Teléfono móvil, Saldo';
  const missing = `faltan columnas: ${report.missing.join(', ')}`;
  return [rowOf(context, header_row, 'missing_columns', missing, example)];
};

const nothingRead = (sheet: Sheet, refused: RowFault[], report: ColumnMapping): ContactImport => ({
  contacts: [],
  refused,
  warnings: [],
  duplicates_in_file: [],
  total_rows: sheet.rows.length,
  refused_rows: sheet.rows.length,
  columns: report,
});

const contextOf = (sheet: Sheet, options: ReadContactsOptions, report: ColumnMapping): RowContext => ({
  columns: sheet.columns,
  mapping: report.mapping,
  country: options.country,
  date1904: sheet.date1904 === true,
  id_required: options.id_required ?? true,
  extra_fields: options.extra_fields ?? [],
  extra: report.extra ?? {},
});

/**
 * A sheet → the people to call. Rows of one RUT become one contact; every row ends in a contact or is refused with
 * its Excel row, its column, a reason and, where one is known, what to write instead. Without the columns that are
 * needed (`columns.missing`), or with a mapping that it does not fit, the whole file is refused. Pure: no clock, no look-up.
 */
export const readContacts = (sheet: Sheet, options: ReadContactsOptions): ContactImport => {
  const report = mapColumns(sheet.columns, options.country, options);
  const context = contextOf(sheet, options, report);
  const useless = headerFaults(context, sheet, report);
  if (useless.length > 0) return nothingRead(sheet, useless, report);
  const contacts: ImportedContact[] = [];
  const refused: RowFault[] = [];
  const warnings: RowFault[] = headerWarnings(context, sheet.header_row, report);
  for (const group of groupByPerson(sheet.rows.map((row) => readRow(context, row)))) {
    const refusals = refusalsOf(context, group, options);
    refused.push(...refusals);
    if (refusals.length > 0) continue;
    const name = group.find((row) => row.name !== null)?.name ?? '';
    contacts.push(joinRows(group, name, phonesOf(group, options), options));
    warnings.push(
      ...group.flatMap((row) => [...row.warnings, ...row.phone_faults]),
      ...amountWarnings(context, group),
    );
  }
  warnings.push(...sharedPhoneWarnings(context, contacts));
  const byRow = (a: RowFault, b: RowFault): number => a.row - b.row;
  return {
    contacts,
    refused: refused.sort(byRow),
    warnings: warnings.sort(byRow),
    duplicates_in_file: contacts
      .filter((contact) => contact.rows.length > 1)
      .map((contact) => ({
        person_key: contact.person_key,
        dni_hint: hintOfPerson(contact),
        rows: contact.rows,
      })),
    total_rows: sheet.rows.length,
    refused_rows: new Set(refused.map((fault) => fault.row)).size,
    columns: report,
  };
};
