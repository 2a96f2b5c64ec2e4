import { AppError, type ErrorCode, type FieldFault } from '@timbre/kernel';
import { readSheet, type ReadFault, type Sheet } from '@timbre/sheets';
import type { AccountDocument, AccountScope, Store } from '@timbre/store';
import { foldHeader } from '../import/fold-header.ts';
import { HEADER_WORDS } from '../import/header-words.ts';
import { readContacts } from '../import/read-contacts.ts';
import type { ContactImport, GivenMapping, RowFault } from '../import/types.ts';
import { readingOf } from '../use-cases/reading.ts';
import type { ImportOptions } from './options.ts';

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

/** Why a file that could be read is of no use, as the error that its uploader gets; null when it is. */
export const uselessness = (read: ContactImport, strict: boolean): AppError | null => {
  const { missing, mapping_faults = [] } = read.columns;
  if (mapping_faults.length > 0) {
    const errors = mapping_faults.map(({ field, message }) => ({ path: `mapping_json.${field}`, message }));
    const told = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return new AppError('invalid_input', `La asignación de columnas no calza con el archivo: ${told}`, {
      errors,
    });
  }
  if (missing.length > 0)
    return new AppError('invalid_input', `Faltan columnas en el archivo: ${missing.join(', ')}`);
  if (strict && read.refused_rows > 0)
    return new AppError(
      'invalid_input',
      `El archivo tiene ${read.refused_rows} filas con errores y se pidió strict: no se cargó ninguna`,
    );
  return read.contacts.length === 0
    ? new AppError('invalid_input', 'Ninguna fila del archivo se puede usar')
    : null;
};

/** Where `due_date` stands alone, as in the CSV of earlier clients, it is the last day to pay, not a due date. */
const dueDateAsDeadline = ({ columns }: Sheet): GivenMapping => {
  const due = columns.filter((header) => foldHeader(header) === 'duedate');
  const named = columns.some((header) => HEADER_WORDS.deadline.includes(foldHeader(header)));
  return due.length === 1 && !named ? { deadline: due, due_date: [] } : {};
};

/** A file and what its rows come to. */
export interface ReadFile {
  sheet: Sheet;
  read: ContactImport;
}

/** The contacts of an uploaded file. Throws the refusal of one that is no sheet, is too large or cannot be read. */
export const readFile = async (
  store: Store,
  scope: AccountScope,
  file: { file_id: string; file_name: string },
  account: AccountDocument,
  options: ImportOptions,
): Promise<ReadFile> => {
  const bytes = await store.files.read(scope, file.file_id);
  if (bytes === null) throw new AppError('invalid_request', 'El archivo ya no está; súbalo otra vez');
  const result = await readSheet(bytes, { file_name: file.file_name });
  if (!result.ok) throw fileError(result.fault);
  const { sheet } = result;
  const { chosen, mapping, append } = options;
  const read = readContacts(sheet, {
    country: options.country ?? account.country,
    processing_type: options.processing_type,
    today: options.today,
    dias_fecha_limite: options.dias_fecha_limite,
    dias_fecha_maxima: options.dias_fecha_maxima,
    given_mapping: append ? { ...dueDateAsDeadline(sheet), ...mapping } : mapping,
    ...(chosen === null ? {} : readingOf(chosen)),
  });
  return { sheet, read };
};
