import { parseDate, readPersonKey, readPhone } from '@timbre/batches';
import { dayOfDateKey, startOfLocalDay } from '@timbre/scheduling';
import type { Cell, Sheet, SheetRow } from '@timbre/sheets';
import type { AccountDocument, NewDoNotCall } from '@timbre/store';
import { columnsOf, type ListField } from './import-columns.ts';

/** Why a row of a list was refused. Never quotes the cell. */
export interface ListFault {
  /** As Excel shows it, from 1. */
  row: number;
  column: string;
  message: string;
}

/** A list as it was read; a faulty row spoils no other. */
export interface ReadList {
  rows: number;
  entries: Pick<NewDoNotCall, 'level' | 'value' | 'reason' | 'expires_at'>[];
  faults: ListFault[];
}

type Context = Pick<AccountDocument, 'country' | 'timezone'> & { reason: string; now: Date };
type Row = Record<ListField, Cell | null>;

const textOf = (cell: Cell | null): string => {
  if (cell === null || cell.t === 'formula' || cell.t === 'error') return '';
  return cell.t === 'number' && Number.isSafeInteger(cell.v)
    ? BigInt(cell.v).toString()
    : String(cell.v).trim();
};

const LONGEST_REASON = 200;

/** The end of the day that the row names, on the account's wall: the person may be called on the next. */
const readEnd = (
  cell: Cell | null,
  { timezone, now }: Context,
): { end: Date | null } | { message: string } => {
  const parsed = parseDate(cell);
  if ('fault' in parsed) {
    const { reason, suggestion } = parsed.fault;
    return { message: suggestion === null ? reason : `${reason}. ${suggestion}` };
  }
  if (parsed.value === null) return { end: null };
  const end = new Date(startOfLocalDay(timezone, dayOfDateKey(parsed.value) + 1));
  return end > now ? { end } : { message: 'la fecha ya pasó. Deje la celda vacía si no vence' };
};

const readRow = (row: Row, context: Context) => {
  const faults: { field: ListField; message: string }[] = [];
  const named: { level: 'person' | 'phone'; value: string }[] = [];
  for (const level of ['person', 'phone'] as const) {
    const text = textOf(row[level]);
    if (text === '') continue;
    const read = level === 'person' ? readPersonKey(context.country, text) : readPhone(context.country, text);
    if ('message' in read) faults.push({ field: level, message: read.message });
    else named.push({ level, value: read.value });
  }
  if (named.length + faults.length === 0)
    faults.push({ field: 'person', message: 'la fila no trae RUT ni teléfono' });
  const end = readEnd(row.expires, context);
  if ('message' in end) faults.push({ field: 'expires', message: end.message });
  const reason = textOf(row.reason).slice(0, LONGEST_REASON) || context.reason;
  const expires_at = 'end' in end ? end.end : null;
  return { faults, entries: named.map((entry) => ({ ...entry, reason, expires_at })) };
};

/**
 * Reads a list with a column of RUTs, of phones or both, and if it likes a reason and a last day for each row. null
 * when neither RUTs nor phones have a column.
 */
export const readList = (sheet: Sheet, context: Context): ReadList | null => {
  const columns = columnsOf(sheet);
  if (columns.person === undefined && columns.phone === undefined) return null;
  const at = (source: SheetRow, field: ListField): Cell | null => {
    const column = columns[field];
    return column === undefined ? null : (source.cells[column] ?? null);
  };
  const list: ReadList = { rows: sheet.rows.length, entries: [], faults: [] };
  for (const source of sheet.rows) {
    const row = {
      person: at(source, 'person'),
      phone: at(source, 'phone'),
      reason: at(source, 'reason'),
      expires: at(source, 'expires'),
    };
    const { faults, entries } = readRow(row, context);
    if (faults.length === 0) list.entries.push(...entries);
    for (const { field, message } of faults)
      list.faults.push({ row: source.row, column: sheet.columns[columns[field] ?? -1] ?? field, message });
  }
  return list;
};
