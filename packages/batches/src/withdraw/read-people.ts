import { invalidInput, type FieldFault } from '@timbre/kernel';
import { readPersonKey, readPhone, type Named } from '../import/named-person.ts';

/** Somebody as a list names them. */
export interface ListedPerson {
  /** Where it stands, for whoever mends it: `ruts[3]`, `file.rows[12].rut`. */
  path: string;
  by: 'rut' | 'phone';
  text: string;
}

/** A list in the forms that jobs know. */
export interface ReadPeople {
  /** Stored form → how it was written. */
  person_keys: Map<string, string>;
  phones: Map<string, string>;
  faults: FieldFault[];
}

/**
 * Reads a list of people by the rules of uploaded files. An entry that names nobody is told and keeps no other from
 * being read; throws 422 only when none can be used.
 */
export const readPeople = (country: string, list: readonly ListedPerson[]): ReadPeople => {
  const read: ReadPeople = { person_keys: new Map(), phones: new Map(), faults: [] };
  for (const { path, by, text } of list) {
    const named: Named = (by === 'rut' ? readPersonKey : readPhone)(country, text);
    if ('message' in named) read.faults.push({ path, message: named.message });
    else (by === 'rut' ? read.person_keys : read.phones).set(named.value, text);
  }
  if (read.person_keys.size + read.phones.size === 0) throw invalidInput(read.faults);
  return read;
};
