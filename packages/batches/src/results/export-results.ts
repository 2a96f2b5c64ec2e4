import { AppError, newId } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import { csvLine, csvStart, streamWorkbook, type WrittenCell } from '@timbre/sheets';
import type { AccountScope, BatchDocument, Store } from '@timbre/store';
import { findBatch } from '../batch/find-batch.ts';
import type { By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { streamRows } from './read-rows.ts';
import { resultColumns, type CellRules, type ResultColumn, type ResultsFile } from './result-columns.ts';
import { variablesOf, type ResultRow } from './result-row.ts';

const MAX_ROWS = 100_000;
const MAX_VARIABLES = 60;
const PIECE_CHARS = 64 * 1024;

/** What a reader may see of a row, and whether of what was said. */
export interface ResultReader {
  show(row: ResultRow): ResultRow;
  variables: boolean;
  /** For the audit log: contact data goes out in clear. */
  clear: boolean;
}

/** A file on its way: its name and its bytes as they are ready. */
export interface ExportedFile {
  name: string;
  rows: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** The names of what the agents of a campaign collected, in alphabetical order. */
const variableNames = async (store: Store, scope: AccountScope, batch_id: string): Promise<string[]> => {
  const names = new Set<string>();
  for await (const job of store.results_reads.streamVariables(scope, batch_id)) {
    for (const name of Object.keys(variablesOf(job))) if (names.size < MAX_VARIABLES) names.add(name);
  }
  return [...names].sort();
};

async function* cellsOf(
  rows: AsyncIterable<ResultRow>,
  columns: readonly ResultColumn[],
  rules: CellRules,
): AsyncGenerator<WrittenCell[]> {
  for await (const row of rows) yield columns.map(([, cell]) => cell(row, rules));
}

async function* csvBytes(
  headings: readonly string[],
  rows: AsyncIterable<WrittenCell[]>,
  { dialect }: CellRules,
): AsyncGenerator<Uint8Array> {
  let text = csvStart(dialect) + csvLine(headings, dialect);
  for await (const cells of rows) {
    text += csvLine(cells, dialect);
    if (text.length < PIECE_CHARS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function* shown(rows: AsyncIterable<ResultRow>, show: ResultReader['show']): AsyncGenerator<ResultRow> {
  for await (const row of rows) yield show(row);
}

const countRows = async (store: Store, scope: AccountScope, batch: BatchDocument): Promise<number> => {
  const rows = await store.results_reads.count(scope, batch.batch_id);
  if (rows <= MAX_ROWS) return rows;
  throw new AppError(
    'too_many_rows',
    `La campaña tiene más de ${MAX_ROWS} personas: pida los resultados en JSON`,
  );
};

/**
 * What became of a batch's people as a file, made while it is read: memory does not grow with the people. Audited with
 * the number of rows before the first byte leaves. Throws 404 `Batch not found`, 422 beyond 100,000 people.
 */
export const exportResults =
  ({ store, clock }: Pick<BatchDeps, 'store' | 'clock'>) =>
  async (
    scope: AccountScope,
    id: string,
    file: ResultsFile,
    reader: ResultReader,
    { actor, ip }: By,
  ): Promise<ExportedFile> => {
    const batch = await findBatch(store, scope, id);
    const { batch_id } = batch;
    const rows = await countRows(store, scope, batch);
    const columns = resultColumns(reader.variables ? await variableNames(store, scope, batch_id) : []);
    const now = clock.now();
    const { format, dialect } = file;
    await store.audit_log.append({
      ...{ _id: newId('audit'), account_id: scope.account_id, at: now, actor, ip, before: null },
      ...{ action: 'results.exported', target: batch_id },
      after: { rows, format, ...(format === 'csv' ? { dialect } : {}), clear: reader.clear },
    });
    const rules: CellRules = { ...file, zone: batch.call_settings.timezone };
    const headings = columns.map(([heading]) => heading);
    const cells = cellsOf(shown(streamRows(store, scope, batch), reader.show), columns, rules);
    return {
      rows,
      name: `resultados-${batch_id}-${localDateKey(now, rules.zone)}.${format}`,
      bytes:
        format === 'csv'
          ? csvBytes(headings, cells, rules)
          : streamWorkbook([{ name: 'Resultados', columns: headings, rows: cells }]),
    };
  };
