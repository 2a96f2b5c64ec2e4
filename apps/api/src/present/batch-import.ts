import { importPercentage } from '@timbre/batches';
import type { ImportAnswer, ImportErrorView, ImportView, RowNote } from '@timbre/contracts';
import type { ImportDocument, ReportItem, ReportList } from '@timbre/store';

/** One row that was refused, mended or left out; old documents know no codes. */
export const rowNote = ({
  row,
  column,
  field,
  code = 'row',
  value_hint,
  reason,
  suggestion,
}: ImportDocument['refused'][number]): RowNote => ({
  ...{ row, column, field, code, value_hint, reason, suggestion },
});

const personRows = ({ dni_hint, rows }: Record<string, unknown>) => {
  const all = rows as number[];
  return { dni_hint: String(dni_hint), first_row: all[0] ?? 0, rows: all };
};

const listsOf = (document: ImportDocument) => ({
  stats: document.stats,
  errors: document.refused.map(rowNote),
  warnings: document.warnings.map(rowNote),
  duplicates: document.duplicates.map((one) => ({ ...personRows(one), batch_id: String(one['batch_id']) })),
  duplicates_in_file: (document.duplicates_in_file ?? []).map(personRows),
});

const processingType = (document: ImportDocument): string => String(document.options['processing_type']);

/** An import as it is followed. */
export const presentImport = (document: ImportDocument): ImportView => {
  const { report, fault, stats } = document;
  const rows_refused = stats['refused_rows'] ?? 0;
  return {
    import_id: document.import_id,
    account_id: document.account_id,
    batch_id: document.batch_id,
    file_name: document.file_name,
    processing_type: processingType(document),
    state: document.state,
    rows_read: document.rows_read,
    rows_accepted: document.rows_read - rows_refused,
    rows_refused,
    rows_written: document.rows_written,
    percentage: importPercentage(document),
    ...listsOf(document),
    report: report
      ? {
          counts: report.counts,
          refused_workbook: report.file_id !== null,
          expires_at: report.expires_at,
        }
      : null,
    fault: fault === null ? null : { code: fault.code, message: fault.message },
    created_at: document.created_at,
    finished_at: document.finished_at,
  };
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const messageOf = ({ state, stats, options }: ImportDocument): string => {
  if (state !== 'completed') return 'El archivo se está leyendo';
  const jobs = stats['jobs_created'] ?? 0;
  const refused = counted(stats['refused_rows'] ?? 0, 'fila rechazada', 'filas rechazadas');
  return options['append'] === true
    ? `${counted(jobs, 'contacto agregado', 'contactos agregados')}, ${refused}`
    : `Campaña creada: ${counted(jobs, 'contacto listo', 'contactos listos')}, ${refused}`;
};

/** What an upload answers, whether or not the reading has ended. `notes` are about `call_settings`. */
export const presentImportAnswer = (document: ImportDocument, notes: string[]): ImportAnswer => {
  const { warnings, ...lists } = listsOf(document);
  const whole = {
    ...{ row: 0, column: null, field: null, code: 'call_settings', value_hint: null, suggestion: null },
  };
  return {
    success: true,
    message: messageOf(document),
    import_id: document.import_id,
    batch_id: document.batch_id,
    batch_name: String(document.options['batch_name'] ?? document.file_name),
    processing_type: processingType(document),
    state: document.state,
    ...lists,
    warnings: [...notes.map((reason) => ({ ...whole, reason })), ...warnings],
  };
};

const aPerson = { column: null, field: null, batch_id: null } as const;

/** An item of any list of an import's report in the one form in which all of them are told. */
export const presentImportError = (list: ReportList, item: ReportItem): ImportErrorView => {
  if (list === 'refused' || list === 'warnings') {
    const note = rowNote(item as ImportDocument['refused'][number] & ReportItem);
    return { ...note, rows: [note.row], batch_id: null };
  }
  const { dni_hint, first_row: row, rows } = personRows(item);
  const whose = { ...aPerson, row, rows, value_hint: dni_hint };
  if (list === 'duplicates') {
    const batch_id = String(item['batch_id']);
    return {
      ...{ ...whose, code: 'duplicate', batch_id },
      reason: `Fila ${row}: la persona ya está en la campaña ${batch_id}`,
      suggestion: 'Para llamarla también en esta campaña use allow_duplicates=true',
    };
  }
  return {
    ...{ ...whose, code: 'duplicate_in_file', suggestion: null },
    reason: `Fila ${row}: la persona está también en ${rows.slice(1).join(', ')}; sus filas se unieron en un contacto`,
  };
};
