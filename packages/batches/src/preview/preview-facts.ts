import { columnLetters, type Cell } from '@timbre/sheets';
import type { AccountDocument } from '@timbre/store';
import { plainNumber } from '../import/cell-text.ts';
import { detectColumns, type DetectedColumn } from '../import/detected-columns.ts';
import type { ImportedContact, RowFault } from '../import/types.ts';
import type { LiveDuplicate } from '../intake/duplicates.ts';
import { estimatedCost } from '../intake/estimate.ts';
import { duplicateNotes, fileDuplicateNotes } from '../intake/import-facts.ts';
import type { ImportOptions } from '../intake/options.ts';
import { uselessness, type ReadFile } from '../intake/read-file.ts';

const SAMPLE_DEBTORS = 3;
const SAMPLE_ROWS = 5;
const SHOWN_DUPLICATES = 5;
const SHOWN_FAULTS = 1_000;

/** A person of the file under the names that existing clients read (contract A1, A3). */
export interface SampleDebtor {
  rut: string;
  nombre: string;
  origen_empresa: string | null;
  monto_total: number;
  cantidad_cupones: number;
  fecha_limite: string | null;
  fecha_maxima: string | null;
  phones: string[];
  to_number: string | null;
  rows: number[];
}

/** A person whom a live campaign holds, with the reason that existing clients read. */
export interface DuplicateDebtor {
  rut: string;
  nombre: string;
  monto_total: number;
  rows: number[];
  duplicate_reasons: { type: 'existing_job'; batch_id: string; message: string }[];
}

/** What would come of a file. Holds rows of it in clear: short-lived, and masked for whom may not see them. */
export interface PreviewResult extends Record<string, unknown> {
  total_rows: number;
  accepted_rows: number;
  refused_rows: number;
  valid_debtors: number;
  with_valid_phone: number;
  without_phone: number;
  total_debt_amount: number;
  estimated_cost: number;
  duplicates_found: number;
  duplicates_preview: DuplicateDebtor[];
  duplicates: ReturnType<typeof duplicateNotes>;
  duplicates_in_file: ReturnType<typeof fileDuplicateNotes>;
  sample_debtors: SampleDebtor[];
  sample_rows: { row: number; cells: { column: string; value: string | null }[] }[];
  sheet_name: string;
  header_row: number;
  detected_columns: DetectedColumn[];
  missing_columns: string[];
  country_format: { country: string; example_phone: string; id_name: string; id_required: boolean };
  /** Why the file could not be loaded as it is; null when it could. */
  refusal: string | null;
  errors: RowFault[];
  errors_total: number;
  warnings: RowFault[];
  warnings_total: number;
}

const shownText = (cell: Cell | null): string | null => {
  if (cell === null) return null;
  if (cell.t === 'number') return plainNumber(cell.v);
  return cell.t === 'formula' ? '(fórmula)' : String(cell.v);
};

const debtorOf = (contact: ImportedContact): SampleDebtor => ({
  rut: contact.dni,
  nombre: contact.name,
  origen_empresa: contact.company_name,
  monto_total: contact.debt_amount,
  cantidad_cupones: contact.cantidad_cupones,
  fecha_limite: contact.fecha_limite,
  fecha_maxima: contact.fecha_maxima,
  phones: contact.phones,
  to_number: contact.phones[0] ?? null,
  rows: contact.rows,
});

const PHONE_CODES = new Set([
  ...['missing_phone', 'invalid_mobile', 'invalid_landline', 'invalid_phone', 'invalid_other_phone'],
]);

const heldPeople = (
  contacts: readonly ImportedContact[],
  duplicates: readonly LiveDuplicate[],
): DuplicateDebtor[] => {
  const byRow = new Map(contacts.map((contact) => [contact.rows[0], contact]));
  return duplicates.slice(0, SHOWN_DUPLICATES).map(({ rows, batch_id, name }) => {
    const contact = byRow.get(rows[0] ?? 0);
    const message = `Ya está en la campaña ${batch_id}`;
    return {
      ...{ rut: contact?.dni ?? '', nombre: name, monto_total: contact?.debt_amount ?? 0, rows },
      duplicate_reasons: [{ type: 'existing_job', batch_id, message }],
    };
  });
};

const FORMATS: Readonly<Record<string, { example_phone: string; id_name: string }>> = {
  CL: { example_phone: '+56 9 8765 4321', id_name: 'RUT' },
  AR: { example_phone: '+54 9 11 2345 6789', id_name: 'DNI' },
};

/** Puts together what is told of a file that was read and held against live batches. */
export const previewFacts = (
  { sheet, read }: ReadFile,
  duplicates: readonly LiveDuplicate[],
  account: AccountDocument,
  options: ImportOptions,
): PreviewResult => {
  const country = options.country ?? account.country;
  const format = FORMATS[country] ?? { example_phone: '+código país y número', id_name: 'Documento' };
  const jobs = read.contacts.length - duplicates.length;
  const phoneless = new Set(read.refused.filter(({ code }) => PHONE_CODES.has(code)).map(({ row }) => row));
  return {
    total_rows: read.total_rows,
    accepted_rows: read.total_rows - read.refused_rows,
    refused_rows: read.refused_rows,
    valid_debtors: jobs,
    with_valid_phone: read.contacts.length,
    without_phone: phoneless.size,
    total_debt_amount: read.contacts.reduce((sum, contact) => sum + contact.debt_amount, 0),
    estimated_cost: estimatedCost(account, jobs) / 1_000_000,
    duplicates_found: duplicates.length,
    duplicates_preview: heldPeople(read.contacts, duplicates),
    duplicates: duplicateNotes(duplicates.slice(0, SHOWN_FAULTS)),
    duplicates_in_file: fileDuplicateNotes(read.duplicates_in_file.slice(0, SHOWN_FAULTS)),
    sample_debtors: read.contacts.slice(0, SAMPLE_DEBTORS).map(debtorOf),
    sample_rows: sheet.rows.slice(0, SAMPLE_ROWS).map(({ row, cells }) => ({
      row,
      cells: sheet.columns.map((header, at) => ({
        column: header === '' ? columnLetters(at) : header,
        value: shownText(cells[at] ?? null),
      })),
    })),
    sheet_name: sheet.sheet_name,
    header_row: sheet.header_row,
    detected_columns: detectColumns(sheet, read.columns, country, options.mapping),
    missing_columns: read.columns.missing,
    country_format: {
      country,
      ...format,
      id_required: country === 'CL' && (options.chosen?.use_case.id_required ?? true),
    },
    refusal: uselessness(read, options.strict)?.message ?? null,
    errors: read.refused.slice(0, SHOWN_FAULTS),
    errors_total: read.refused.length,
    warnings: read.warnings.slice(0, SHOWN_FAULTS),
    warnings_total: read.warnings.length,
  };
};
