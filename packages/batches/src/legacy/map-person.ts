import { readIdentity } from '../import/identity.ts';
import { parsePhones } from '../import/phone-cell.ts';
import { debtorKey, debtorPhones } from './map-batch.ts';
import { list, number, object, text, type Legacy } from './values.ts';

/** Who a job is about. */
export interface MappedPerson {
  name: string;
  dni: string;
  person_key: string;
  /** E.164, without repeats, the earlier system's order. */
  phones: string[];
  next_phone_index: number;
  repaired: string[];
}

const e164 = (country: string, value: unknown): string[] => {
  const written = text(value);
  return written === null ? [] : parsePhones({ t: 'text', v: written }, { country, kind: 'any' }).phones;
};

const identityOf = (country: string, written: string): { dni: string; checked: boolean } => {
  const read = readIdentity(country, { t: 'text', v: written }, null);
  if ('fault' in read || read.dni === null)
    return { dni: written.replace(/[.\s]/g, '').toUpperCase(), checked: false };
  return { dni: read.dni, checked: true };
};

/** The phones of a job as they were written; CSV files put several into one text. */
const writtenPhones = (job: Legacy): unknown[] => {
  const given = object(job.contact).phones ?? job.phones ?? job.telefonos;
  return Array.isArray(given) ? [...list(given)] : (text(given)?.split(';') ?? []);
};

/**
 * The person of a job: from `contact`, else from the root of older documents (`nombre`, `rut`), else from the debtor
 * of the same batch. A RUT that fails its check digit stays as it is written: the person was loaded long ago.
 */
export const mapPerson = (job: Legacy, debtor: Legacy | undefined, country: string): MappedPerson => {
  const contact = object(job.contact);
  const repaired: string[] = [];
  const root_name = text(job.nombre) ?? text(job.name);
  const name = text(contact.name) ?? root_name ?? text(debtor?.nombre) ?? '';
  if (text(contact.name) === null && root_name !== null) repaired.push('nombre en la raíz');
  const root_rut = text(job.rut) ?? text(job.rut_fmt) ?? text(job.dni);
  const written = text(contact.dni) ?? root_rut ?? text(debtor?.rut) ?? text(debtor?.rut_fmt);
  if (text(contact.dni) === null && root_rut !== null) repaired.push('rut en la raíz');
  const identity = written === null ? null : identityOf(country, written);
  if (identity?.checked === false) repaired.push('documento sin verificar');

  const given = writtenPhones(job);
  const own = given.map((phone) => e164(country, phone));
  const fallback = own.flat().length > 0 ? [] : [job.to_number, ...debtorPhones(debtor)];
  const phones = [...new Set([...own.flat(), ...fallback.flatMap((phone) => e164(country, phone))])];
  if (own.some((found) => found.length === 0)) repaired.push('teléfonos ilegibles fuera');
  const next = own[number(contact.next_phone_index) ?? 0]?.[0];
  const dni = identity?.dni ?? '';
  return {
    name,
    dni,
    person_key: dni || (phones[0] ?? ''),
    phones,
    next_phone_index: next === undefined ? 0 : Math.max(0, phones.indexOf(next)),
    repaired,
  };
};

/** By which debtor of its batch a job is completed. */
export const debtorKeyOf = (job: Legacy): string | null =>
  debtorKey(object(job.contact).dni) ?? debtorKey(job.rut) ?? debtorKey(job.rut_fmt) ?? debtorKey(job.dni);
