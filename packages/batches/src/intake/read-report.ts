import { invalidInput, notFound } from '@timbre/kernel';
import type { AccountScope, ReportItem, ReportList } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { getImport } from './follow-import.ts';

type Deps = Pick<BatchDeps, 'store'>;

/** A part of one list of an import's report. */
export interface ReportPage {
  data: ReportItem[];
  next_cursor: string | null;
  has_more: boolean;
  /** Items of the whole list. */
  total: number;
  /** When the report goes, by the real clock; null before there is one. */
  expires_at: Date | null;
}

const offsetOf = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  const offset = /^o\d{1,7}$/.test(cursor) ? Number(cursor.slice(1)) : NaN;
  if (Number.isNaN(offset))
    throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
  return offset;
};

/**
 * A page of what an import tells of its rows, in the order of the file. The full report is kept for a day; after that
 * the first thousand of each list are still told. 404 without the import, 422 for a strange cursor.
 */
export const readReport =
  (deps: Deps) =>
  async (
    scope: AccountScope,
    import_id: string,
    { list, cursor, limit }: { list: ReportList; cursor?: string; limit: number },
  ): Promise<ReportPage> => {
    const document = await getImport(deps)(scope, import_id);
    const offset = offsetOf(cursor);
    const kept: ReportItem[] = (document[list] ?? []).map((item) => ({ ...item }));
    const total = document.report?.counts[list] ?? kept.length;
    const stored = await deps.store.import_reports.page(scope, import_id, list, { offset, limit });
    const data = stored.length > 0 ? stored : kept.slice(offset, offset + limit);
    const next = offset + data.length;
    const has_more = data.length > 0 && next < (stored.length > 0 ? total : kept.length);
    return {
      ...{ data, has_more, total, next_cursor: has_more ? `o${next}` : null },
      expires_at: document.report?.expires_at ?? null,
    };
  };

/**
 * The refused rows of an import as a workbook, whole and in clear, for a day. Throws 404 without the import, and when
 * there is no such file: nothing was refused, the file was not read yet, or its day is over.
 */
export const readRefusedWorkbook =
  (deps: Deps) =>
  async (scope: AccountScope, import_id: string): Promise<{ bytes: Buffer; rows: number }> => {
    const { report, stats } = await getImport(deps)(scope, import_id);
    const file_id = report?.file_id ?? null;
    const bytes = file_id === null ? null : await deps.store.report_files.read(scope, file_id);
    if (bytes === null)
      throw notFound(
        'No hay filas rechazadas que descargar: ninguna se rechazó, el archivo aún se lee o pasaron 24 horas',
      );
    return { bytes, rows: stats['refused_rows'] ?? 0 };
  };
