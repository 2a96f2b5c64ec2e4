import { AppError, type ErrorCode, type FieldFault } from '@timbre/kernel';
import { readSheet, type ReadFault } from '@timbre/sheets';
import type { AccountDocument, AccountScope, ImportDocument, Store } from '@timbre/store';
import { readContacts } from '../import/read-contacts.ts';
import type { ContactImport, RowFault } from '../import/types.ts';
import { optionsOf } from './options.ts';

const CODES: Record<ReadFault['status'], ErrorCode> = {
  400: 'invalid_request',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid_input',
};

/** A file's refusal as the error that the client gets. */
export const fileError = (fault: ReadFault): AppError =>
  new AppError(fault.code === 'too_many_rows' ? 'too_many_rows' : CODES[fault.status], fault.message, {
    errors: [{ path: 'file', message: fault.message }],
  });

const MAX_ERRORS = 1_000;

/** Row faults as field faults: `file.rows[12].RUT`. */
export const rowErrors = (
  rows: readonly Pick<RowFault, 'row' | 'column' | 'reason' | 'suggestion'>[],
): FieldFault[] =>
  rows.slice(0, MAX_ERRORS).map(({ row, column, reason, suggestion }) => ({
    path: `file.rows[${row}]${column === null ? '' : `.${column}`}`,
    message: suggestion === null ? reason : `${reason}. ${suggestion}`,
  }));

/** Why a file that could be read is of no use, in one sentence; null when it is. */
export const uselessness = (read: ContactImport, strict: boolean): string | null => {
  const { missing } = read.columns;
  if (missing.length > 0) return `Faltan columnas en el archivo: ${missing.join(', ')}`;
  if (strict && read.refused_rows > 0) {
    return `El archivo tiene ${read.refused_rows} filas con errores y se pidió strict: no se cargó ninguna`;
  }
  return read.contacts.length === 0 ? 'Ninguna fila del archivo se puede usar' : null;
};

/** The contacts of an import's file. Throws the refusal of a file that is no sheet, is too large or cannot be read. */
export const readFile = async (
  store: Store,
  scope: AccountScope,
  document: ImportDocument,
  account: AccountDocument,
): Promise<ContactImport> => {
  const bytes = await store.files.read(scope, document.file_id);
  if (bytes === null) throw new AppError('invalid_request', 'El archivo ya no está; súbalo otra vez');
  const result = await readSheet(bytes, { file_name: document.file_name });
  if (!result.ok) throw fileError(result.fault);
  const options = optionsOf(document);
  return readContacts(result.sheet, {
    country: account.country,
    processing_type: options.processing_type,
    today: options.today,
    dias_fecha_limite: options.dias_fecha_limite,
    dias_fecha_maxima: options.dias_fecha_maxima,
  });
};
