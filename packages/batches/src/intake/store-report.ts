import { addMs, DAY_MS, realClock } from '@timbre/kernel';
import type { AccountScope, ImportDocument, ReportItem, ReportList, Store } from '@timbre/store';
import type { LiveDuplicate } from './duplicates.ts';
import { duplicateNotes, fileDuplicateNotes } from './import-facts.ts';
import type { ReadFile } from './read-file.ts';
import { refusedWorkbook } from './refused-workbook.ts';

/** Refused rows hold whole RUTs and phones: their file lives a day, as do the lists beside it. */
const REPORT_LIFE_MS = DAY_MS;

/**
 * Keeps everything that can be told of a file's rows for a day: the lists in full, and the refused rows as a workbook
 * to be corrected. A run that begins again replaces what the one before it kept.
 */
export const storeReport = async (
  store: Store,
  scope: AccountScope,
  document: ImportDocument,
  { sheet, read }: ReadFile,
  duplicates: readonly LiveDuplicate[],
): Promise<NonNullable<ImportDocument['report']>> => {
  const { import_id } = document;
  const expires_at = addMs(realClock.now(), REPORT_LIFE_MS);
  const lists: Record<ReportList, readonly ReportItem[]> = {
    refused: read.refused.map((fault) => ({ ...fault })),
    warnings: read.warnings.map((fault) => ({ ...fault })),
    duplicates: duplicateNotes(duplicates),
    duplicates_in_file: fileDuplicateNotes(read.duplicates_in_file),
  };
  for (const [list, items] of Object.entries(lists) as [ReportList, readonly ReportItem[]][])
    await store.import_reports.put(scope, import_id, list, items, expires_at);
  const before = document.report?.file_id ?? null;
  if (before !== null) await store.report_files.remove(scope, before);
  const workbook = refusedWorkbook(sheet, read.refused, duplicates);
  return {
    counts: Object.fromEntries(Object.entries(lists).map(([list, items]) => [list, items.length])),
    file_id: workbook === null ? null : await store.report_files.put(scope, 'rechazadas.xlsx', workbook),
    expires_at,
  };
};
