import { existingAccount, readPersonKey, readPhone } from '@timbre/batches';
import { invalidInput } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import type { SubjectDeps } from '../deps.ts';
import { holdsNothing, readHoldings, type Holdings } from './holdings.ts';
import { keyFor } from './subject.ts';

/** Whom a search is for: a RUT (elsewhere another id, or the phone of somebody without one), or a phone. */
export interface SubjectQuery {
  rut?: string;
  phone?: string;
}

/** A person with the key that names them from now on. */
export interface Subject extends Holdings {
  subject_key: string;
}

/** A phone of more people than this is an office's, and the RUT has to be known. */
const MOST_PEOPLE = 20;
const MOST_LISTED = 100;

const peopleOf = async (
  { store }: SubjectDeps,
  scope: AccountScope,
  country: string,
  { rut, phone }: SubjectQuery,
): Promise<string[]> => {
  const read = rut === undefined ? readPhone(country, phone ?? '') : readPersonKey(country, rut);
  if ('message' in read)
    throw invalidInput([{ path: rut === undefined ? 'phone' : 'rut', message: read.message }]);
  if (!read.value.startsWith('+')) return [read.value];
  // Whoever has no id is known by the phone itself.
  const others = await store.subject_reads.peopleWithPhone(scope, read.value, MOST_PEOPLE);
  return [...new Set([read.value, ...others])];
};

/**
 * Finds what the account holds about a person, with the key for what comes next. By phone everybody who has it, 20 at
 * most. Empty when nothing is held. Throws 422 for a RUT or phone that is none, 404 `Account not found`.
 */
export const searchSubjects =
  (deps: SubjectDeps) =>
  async (scope: AccountScope, query: SubjectQuery): Promise<Subject[]> => {
    const { country } = await existingAccount(deps.store, scope);
    const found: Subject[] = [];
    for (const person_key of await peopleOf(deps, scope, country, query)) {
      const held = await readHoldings(deps.store, scope, person_key, MOST_LISTED);
      if (holdsNothing(held)) continue;
      found.push({ ...held, subject_key: await keyFor(deps, scope, person_key) });
    }
    return found;
  };
