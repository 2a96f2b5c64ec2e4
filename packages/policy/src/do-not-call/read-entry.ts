import { getBatch, readPersonKey, readPhone, type Named } from '@timbre/batches';
import type { FieldFault } from '@timbre/kernel';
import type { DoNotCallLevel } from '@timbre/scheduling';
import type { AccountScope, Store } from '@timbre/store';

/** Whom an entry names, as somebody writes it. */
export interface NamedInput {
  level: DoNotCallLevel;
  /** person: RUT (elsewhere the id, or the phone of somebody without one) · phone: a phone. */
  value?: string;
  batch_id?: string | null;
}

/** Whom an entry names, in the form in which the gate looks for it. */
export interface NamedEntry {
  level: DoNotCallLevel;
  value: string;
  batch_id: string | null;
}

const readValue = (level: 'person' | 'phone', country: string, value: string): Named =>
  level === 'person' ? readPersonKey(country, value) : readPhone(country, value);

const misplaced = ({ level, value, batch_id }: NamedInput): FieldFault[] => {
  const named = level === 'person' || level === 'phone';
  const faults: FieldFault[] = [];
  if (named && value === undefined) faults.push({ path: 'value', message: 'es obligatorio' });
  if (!named && value !== undefined) faults.push({ path: 'value', message: `no se admite con ${level}` });
  if (level === 'batch' && !batch_id) faults.push({ path: 'batch_id', message: 'es obligatorio' });
  if (level === 'account' && batch_id)
    faults.push({ path: 'batch_id', message: 'no se admite con account. Para una campaña use batch' });
  return faults;
};

/** Reads whom an entry names by the rules of uploaded files; every fault is told, nothing is thrown. */
export const readNamed = (
  country: string,
  input: NamedInput,
): { entry: NamedEntry; faults: FieldFault[] } => {
  const { level, value, batch_id = null } = input;
  const faults = misplaced(input);
  const entry = { level, value: '', batch_id };
  if (value === undefined || (level !== 'person' && level !== 'phone')) return { entry, faults };
  const read = readValue(level, country, value);
  if ('message' in read) return { entry, faults: [...faults, { path: 'value', message: read.message }] };
  return { entry: { ...entry, value: read.value }, faults };
};

/** The id under which jobs know a campaign. 404 `Batch not found` for one that the account does not have. */
export const campaignId = async (
  store: Store,
  scope: AccountScope,
  batch_id: string | null,
): Promise<string | null> =>
  batch_id === null ? null : (await getBatch({ store })(scope, batch_id)).batch_id;
