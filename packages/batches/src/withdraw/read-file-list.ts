import { invalidInput } from '@timbre/kernel';
import { readSheet, type Cell, type Sheet } from '@timbre/sheets';
import { foldHeader } from '../import/fold-header.ts';
import { fileError } from '../intake/read-file.ts';
import type { ListedPerson } from './read-people.ts';

/** As many people as one request may name. */
const MAX_WITHDRAWN = 5_000;

/** Headers as `foldHeader` leaves them. */
const WORDS: Readonly<Record<ListedPerson['by'], readonly string[]>> = {
  rut: ['rut', 'ruts', 'rutcliente', 'rutdeudor', 'dni', 'documento', 'cedula', 'identificacion'],
  phone: ['telefono', 'telefonos', 'fono', 'celular', 'movil', 'phone', 'numero'],
};

const textOf = (cell: Cell | null | undefined): string => {
  if (!cell || cell.t === 'formula' || cell.t === 'error') return '';
  return cell.t === 'number' && Number.isSafeInteger(cell.v)
    ? BigInt(cell.v).toString()
    : String(cell.v).trim();
};

/** The column that names people: RUTs where there are some, else phones. null when there is neither. */
const columnOf = ({ columns }: Sheet): { by: ListedPerson['by']; index: number } | null => {
  const folded = columns.map(foldHeader);
  for (const by of ['rut', 'phone'] as const) {
    const index = folded.findIndex((header) => WORDS[by].includes(header));
    if (index >= 0) return { by, index };
  }
  return null;
};

/**
 * The people whom a CSV or Excel names in a column `rut` or `telefono`; rows without a value are passed over. Throws
 * what is wrong with the file as a whole (400, 413, 415, 422).
 */
export const readFileList = async (file: { name: string; bytes: Uint8Array }): Promise<ListedPerson[]> => {
  const read = await readSheet(file.bytes, { file_name: file.name, limits: { max_rows: MAX_WITHDRAWN } });
  if (!read.ok) throw fileError(read.fault);
  const column = columnOf(read.sheet);
  if (column === null)
    throw invalidInput([{ path: 'file', message: 'no tiene una columna rut ni una columna telefono' }]);
  const { by, index } = column;
  return read.sheet.rows.flatMap(({ row, cells }) => {
    const text = textOf(cells[index]);
    return text === '' ? [] : [{ path: `file.rows[${row}].${by}`, by, text }];
  });
};
