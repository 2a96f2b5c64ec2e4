import type { ImportAnswer, ImportView, RowNote } from '@timbre/contracts';
import type { BatchDocument, ImportDocument } from '@timbre/store';

const rowNote = ({
  row,
  column,
  field,
  value_hint,
  reason,
  suggestion,
}: ImportDocument['refused'][number]): RowNote => ({
  row,
  column,
  field,
  value_hint,
  reason,
  suggestion,
});

const listsOf = (document: ImportDocument) => ({
  stats: document.stats,
  errors: document.refused.map(rowNote),
  warnings: document.warnings.map(rowNote),
  duplicates: document.duplicates.map(({ dni_hint, rows, batch_id }) => ({
    dni_hint: String(dni_hint),
    rows: rows as number[],
    batch_id: String(batch_id),
  })),
});

const processingType = (document: ImportDocument): string => String(document.options['processing_type']);

/** An import as it is followed. */
export const presentImport = (document: ImportDocument): ImportView => ({
  import_id: document.import_id,
  account_id: document.account_id,
  batch_id: document.batch_id,
  file_name: document.file_name,
  processing_type: processingType(document),
  state: document.state,
  rows_read: document.rows_read,
  rows_written: document.rows_written,
  ...listsOf(document),
  fault: document.fault,
  created_at: document.created_at,
  finished_at: document.finished_at,
});

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const messageOf = ({ state, stats }: ImportDocument): string => {
  if (state !== 'completed') return 'El archivo se está leyendo';
  const ready = counted(stats['jobs_created'] ?? 0, 'contacto listo', 'contactos listos');
  const refused = counted(stats['refused_rows'] ?? 0, 'fila rechazada', 'filas rechazadas');
  return `Campaña creada: ${ready}, ${refused}`;
};

/** What an upload answers, whether or not the reading has ended. `notes` are about `call_settings`. */
export const presentImportAnswer = (
  document: ImportDocument,
  batch: BatchDocument,
  notes: string[],
): ImportAnswer => {
  const { warnings, ...lists } = listsOf(document);
  const whole = { row: 0, column: null, field: null, value_hint: null, suggestion: null };
  return {
    success: true,
    message: messageOf(document),
    import_id: document.import_id,
    batch_id: batch.batch_id,
    batch_name: batch.name,
    processing_type: processingType(document),
    state: document.state,
    ...lists,
    warnings: [...notes.map((reason) => ({ ...whole, reason })), ...warnings],
  };
};
