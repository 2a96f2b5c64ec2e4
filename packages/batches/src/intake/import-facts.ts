import type { ImportDocument } from '@timbre/store';
import type { ContactImport, FileDuplicate } from '../import/types.ts';
import type { LiveDuplicate } from './duplicates.ts';

/** Rows that an import's document keeps of each list; the stats count all of them, its report has them for a day. */
const KEPT = 1_000;

/** What is known once a file is read and held against live batches, before anything is written. */
export interface Found {
  read: ContactImport;
  duplicates: LiveDuplicate[];
  /** Contacts that will become jobs. */
  jobs: number;
  /** In millionths of the plan's unit. */
  estimated_cost: number;
}

/** The figures of an import of which nothing is known yet. */
export const noStats = (): Record<string, number> =>
  statsOf({ read: NOTHING, duplicates: [], jobs: 0, estimated_cost: 0 });

const NOTHING: ContactImport = {
  contacts: [],
  refused: [],
  warnings: [],
  duplicates_in_file: [],
  total_rows: 0,
  refused_rows: 0,
  columns: { mapping: {}, missing: [], ambiguous: [], unknown: [] },
};

/** The figures of an import under the names that clients of both processing types read (contract.md A3). */
const statsOf = ({ read, duplicates, jobs, estimated_cost }: Found): Record<string, number> => ({
  total_rows_processed: read.total_rows,
  accepted_rows: read.total_rows - read.refused_rows,
  refused_rows: read.refused_rows,
  unique_debtors_found: read.contacts.length,
  valid_debtors: jobs,
  total_debtors: read.contacts.length,
  duplicates_in_file: read.duplicates_in_file.length,
  duplicates_filtered: duplicates.length,
  existing_duplicates: duplicates.length,
  duplicates_found: duplicates.length,
  total_jobs: jobs,
  jobs_created: jobs,
  debtors_created: jobs,
  total_records_normalized: read.contacts.length,
  estimated_cost: estimated_cost / 1_000_000,
  total_debt_amount: read.contacts.reduce((sum, contact) => sum + contact.debt_amount, 0),
});

/** People whom live batches hold, without their names. */
export const duplicateNotes = (duplicates: readonly LiveDuplicate[]) =>
  duplicates.map(({ dni_hint, rows, batch_id }) => ({ dni_hint, first_row: rows[0] ?? 0, rows, batch_id }));

/** People of several rows; the first one gave name and company. */
export const fileDuplicateNotes = (duplicates: readonly FileDuplicate[]) =>
  duplicates.map(({ dni_hint, rows }) => ({ dni_hint, first_row: rows[0] ?? 0, rows }));

/** What an import's document tells of the file. Holds no name, no whole RUT and no phone. */
export const factsOf = (
  found: Found,
): Pick<ImportDocument, 'stats' | 'refused' | 'duplicates' | 'duplicates_in_file' | 'rows_read'> => ({
  rows_read: found.read.total_rows,
  stats: statsOf(found),
  refused: found.read.refused.slice(0, KEPT),
  duplicates: duplicateNotes(found.duplicates.slice(0, KEPT)),
  duplicates_in_file: fileDuplicateNotes(found.read.duplicates_in_file.slice(0, KEPT)),
});

/** The warnings to keep, the one about the whole file first. */
export const warningsOf = (read: ContactImport, file_warning: string | null): ImportDocument['warnings'] => {
  const whole = {
    ...{ row: 0, column: null, field: null, code: 'whole_file', value_hint: null, suggestion: null },
  };
  return [...(file_warning === null ? [] : [{ ...whole, reason: file_warning }]), ...read.warnings].slice(
    0,
    KEPT,
  );
};
