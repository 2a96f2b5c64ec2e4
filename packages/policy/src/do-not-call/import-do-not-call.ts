import { existingAccount, fileError } from '@timbre/batches';
import { invalidInput, newId } from '@timbre/kernel';
import { readSheet } from '@timbre/sheets';
import type { AccountScope, PutMany } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, PolicyDeps } from '../deps.ts';
import { campaignId } from './read-entry.ts';
import { readList, type ListFault } from './read-list.ts';

export interface ImportDoNotCallInput {
  file: { name: string; bytes: Uint8Array };
  /** For rows without a reason of their own. */
  reason: string;
  /** null: every campaign of the account. */
  batch_id: string | null;
}

/** What became of a list: rows, entries and every fault. A row with a RUT and a phone makes two entries. */
export interface ImportedDoNotCall extends PutMany {
  rows: number;
  refused: number;
  faults: ListFault[];
}

/** A list is read while its sender waits. */
const MAX_LIST_ROWS = 20_000;

/**
 * Puts a whole list (CSV or Excel, columns `rut` and/or `telefono`, `motivo`, `vence`) on the do-not-call list. Faulty
 * rows are told and left out, the others hold at once; the same file again changes nothing. Throws what is wrong with
 * the file as a whole (400, 413, 415, 422), 404 without the account or for a campaign that it does not have.
 */
export const importDoNotCall =
  (deps: Pick<PolicyDeps, 'store' | 'clock'>) =>
  async (scope: AccountScope, input: ImportDoNotCallInput, by: By): Promise<ImportedDoNotCall> => {
    const { store, clock } = deps;
    const { file, reason } = input;
    const now = clock.now();
    const account = await existingAccount(store, scope);
    const batch_id = await campaignId(store, scope, input.batch_id);
    const read = await readSheet(file.bytes, { file_name: file.name, limits: { max_rows: MAX_LIST_ROWS } });
    if (!read.ok) throw fileError(read.fault);
    const list = readList(read.sheet, { ...account, reason, now });
    if (list === null)
      throw invalidInput([{ path: 'file', message: 'no tiene una columna rut ni una columna telefono' }]);
    const made = { batch_id, source: 'csv', created_by: by.actor.id, created_at: now } as const;
    const put = await store.do_not_call.putMany(
      scope,
      list.entries.map((entry) => ({ ...entry, ...made })),
    );
    const refused = new Set(list.faults.map(({ row }) => row)).size;
    const after = { rows: list.rows, refused, ...put };
    await audit(deps, scope, by, {
      ...{ action: 'do_not_call.imported', target: newId('dnclist') },
      ...{ before: null, after },
    });
    return { ...after, faults: list.faults };
  };
