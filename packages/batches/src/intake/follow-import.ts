import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, notFound, realClock, type ErrorCode } from '@timbre/kernel';
import type { AccountScope, ImportDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { optionsOf } from './options.ts';
import { rowErrors } from './read-file.ts';

type Deps = Pick<BatchDeps, 'store'>;

const LOOK_EVERY_MS = 100;

/** `look` again and again until `over`, or as it is after `limit_ms` of real time. */
export const untilOver = async <T>(
  look: () => Promise<T>,
  over: (seen: T) => boolean,
  limit_ms: number,
): Promise<T> => {
  const end = realClock.now().getTime() + limit_ms;
  for (;;) {
    const seen = await look();
    if (over(seen) || realClock.now().getTime() >= end) return seen;
    await sleep(LOOK_EVERY_MS);
  }
};

/** An import of the account. Throws 404 `Import not found`. */
export const getImport =
  ({ store }: Deps) =>
  async (scope: AccountScope, import_id: string): Promise<ImportDocument> => {
    const document = await store.imports.find(scope, import_id);
    if (document === null) throw notFound('Import not found');
    return document;
  };

/** {@link getImport} once it is over, or as it is after `limit_ms` of real time. */
export const waitForImport =
  (deps: Deps) =>
  (scope: AccountScope, import_id: string, limit_ms: number): Promise<ImportDocument> =>
    untilOver(
      () => getImport(deps)(scope, import_id),
      ({ state }) => state === 'completed' || state === 'failed',
      limit_ms,
    );

/** Clients of the CSV upload know its refusals as 400 with this beginning (contract A1). */
const CSV_REFUSAL = 'Error processing CSV: ';

/** Why an import failed, as the error that its uploader gets, with its refused rows; null when it did not fail. */
export const importError = (document: ImportDocument): AppError | null => {
  if (document.state !== 'failed' || document.fault === null) return null;
  const { code, message, errors = [] } = document.fault;
  const faults = document.refused.length > 0 ? rowErrors(document.refused) : [{ path: 'file', message }];
  const as_csv = optionsOf(document).append && code === 'invalid_input';
  return new AppError(
    as_csv ? 'invalid_request' : (code as ErrorCode),
    as_csv ? `${CSV_REFUSAL}${message}` : message,
    {
      errors: errors.length > 0 ? errors : faults,
      extra: { import_id: document.import_id, stats: document.stats, duplicates: document.duplicates },
    },
  );
};

/** How much of an import is done, 0 to 100: reading is the first tenth, then the jobs that are stored. */
export const importPercentage = ({ state, rows_written, stats }: ImportDocument): number => {
  if (state === 'completed') return 100;
  if (state !== 'writing') return state === 'queued' ? 0 : 5;
  return Math.min(99, 10 + Math.floor((90 * rows_written) / Math.max(1, stats['jobs_created'] ?? 0)));
};
