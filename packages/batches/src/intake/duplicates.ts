import type { AccountScope, Store } from '@timbre/store';
import type { ImportedContact } from '../import/types.ts';
import { maskDigits } from '../import/cell-text.ts';

/** A person of the file whom a live batch of the account holds already. */
export interface LiveDuplicate {
  dni_hint: string;
  name: string;
  rows: number[];
  batch_id: string;
}

const CHUNK = 1_000;

/** Splits `items` into parts of at most `size`. */
export const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );

/**
 * Parts the contacts of a file into new people and people whom an importing, running or paused batch of the same
 * account holds (decisions.md §6.4): finished batches do not count, so that monthly campaigns load. The batch being
 * filled is left aside: a run that begins again finds its own people there. Not so with `own_too`, for a batch that
 * stood before the file came: whom it holds already is told as a duplicate.
 */
export const partDuplicates = async (
  store: Store,
  scope: AccountScope,
  batch_id: string,
  contacts: readonly ImportedContact[],
  own_too = false,
): Promise<{ fresh: ImportedContact[]; duplicates: LiveDuplicate[] }> => {
  const others = (await store.batch_reads.listLiveIds(scope)).filter((id) => id !== batch_id);
  const live = own_too ? [...others, batch_id] : others;
  if (live.length === 0) return { fresh: [...contacts], duplicates: [] };
  const holder = new Map<string, string>();
  for (const part of chunksOf(contacts, CHUNK)) {
    const keys = part.map((contact) => contact.person_key);
    const [elsewhere, own] = await Promise.all([
      store.job_reads.listPeopleIn(scope, live, keys),
      own_too ? [] : store.job_reads.listPeopleIn(scope, [batch_id], keys),
    ]);
    const mine = new Set(own.map((job) => job.person_key));
    for (const job of elsewhere) if (!mine.has(job.person_key)) holder.set(job.person_key, job.batch_id);
  }
  const duplicates = contacts.flatMap((contact) => {
    const held_by = holder.get(contact.person_key);
    if (held_by === undefined) return [];
    return [
      {
        dni_hint: maskDigits(contact.dni || contact.person_key),
        name: contact.name,
        rows: contact.rows,
        batch_id: held_by,
      },
    ];
  });
  return { fresh: contacts.filter((contact) => !holder.has(contact.person_key)), duplicates };
};
