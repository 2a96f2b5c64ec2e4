import type { FieldFault } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import type { Cell, Sheet } from '@timbre/sheets';
import type { AccountDocument } from '@timbre/store';
import { readContacts } from '../import/read-contacts.ts';
import type { ImportedContact, ImportField, RowFault } from '../import/types.ts';

/** A contact as a client writes it in JSON. */
export interface JsonContact {
  name?: string;
  dni?: string | number;
  phones?: (string | number)[];
  debt_amount?: number | string;
  /** `YYYY-MM-DD`: the last day to pay. */
  due_date?: string;
  fecha_maxima?: string;
  company_name?: string;
  reference_number?: string;
  email?: string;
  timezone?: string;
  /** Region or commune, where no IANA zone is known. */
  region?: string;
  additional_info?: Record<string, unknown>;
}

/** Contacts that may be stored, and what was wrong with the others: `path` is `contacts[2].dni`. */
export interface ReadJsonContacts {
  accepted: { contact: ImportedContact; additional_info?: Record<string, unknown> }[];
  faults: FieldFault[];
  warnings: FieldFault[];
}

/** The key of a contact, the header under which the row rules know it, and the field that their faults name. */
const COLUMNS = [
  { key: 'dni', header: 'RUT', field: 'rut' },
  { key: 'name', header: 'Nombre', field: 'name' },
  { key: 'phones', header: 'Teléfonos', field: 'phone' },
  { key: 'debt_amount', header: 'Monto deuda', field: 'amount' },
  { key: 'due_date', header: 'Fecha límite', field: 'deadline' },
  { key: 'fecha_maxima', header: 'Fecha máxima', field: 'max_date' },
  { key: 'company_name', header: 'Empresa', field: 'company' },
  { key: 'reference_number', header: 'Referencia', field: 'reference' },
  { key: 'email', header: 'Correo', field: 'email' },
  { key: 'timezone', header: 'Zona horaria', field: 'zone' },
  { key: 'region', header: 'Región', field: 'zone' },
] as const satisfies readonly { key: keyof JsonContact; header: string; field: ImportField }[];

const toCell = (value: JsonContact[(typeof COLUMNS)[number]['key']]): Cell | null => {
  if (value === undefined) return null;
  if (Array.isArray(value)) return { t: 'text', v: value.join(';') };
  return typeof value === 'number' ? { t: 'number', v: value } : { t: 'text', v: value };
};

/** The contacts as a sheet whose row n is the n-th contact: what holds for files then holds here. */
const toSheet = (contacts: readonly JsonContact[]): Sheet => ({
  sheet_name: 'contacts',
  columns: COLUMNS.map(({ header }) => header),
  header_row: 0,
  rows: contacts.map((contact, index) => ({
    row: index + 1,
    cells: COLUMNS.map(({ key }) => toCell(contact[key])),
  })),
});

const toFault = ({ row, column, field, reason, suggestion }: RowFault): FieldFault => {
  const known = COLUMNS.find(({ header }) => header === column) ?? COLUMNS.find((one) => one.field === field);
  const sentence = reason.replace(/^Fila \d+: /, '').replace(`${column}: `, '');
  return {
    path: `contacts[${row - 1}]${known === undefined ? '' : `.${known.key}`}`,
    message: suggestion === null ? sentence : `${sentence}. ${suggestion}`,
  };
};

/**
 * Reads contacts by the very rules of uploaded files: RUT verified in Chile, phones made E.164, several entries of one
 * person joined. Every fault of every contact is told; a faulty contact spoils no other.
 */
export const readJsonContacts = (
  contacts: readonly JsonContact[],
  account: Pick<AccountDocument, 'country' | 'timezone'>,
  now: Date,
): ReadJsonContacts => {
  const read = readContacts(toSheet(contacts), {
    country: account.country,
    processing_type: 'acquisition',
    today: localDateKey(now, account.timezone),
  });
  return {
    accepted: read.contacts.map((contact) => ({
      contact,
      additional_info: contacts[(contact.rows[0] ?? 0) - 1]?.additional_info,
    })),
    faults: read.refused.map(toFault),
    warnings: read.warnings.filter(({ row }) => row > 0).map(toFault),
  };
};

/** Faults of the one contact of a request that carries no list: `dni` instead of `contacts[0].dni`. */
export const withoutIndex = (faults: readonly FieldFault[]): FieldFault[] =>
  faults.map(({ path, message }) => ({ path: path.replace(/^contacts\[0\]\.?/, ''), message }));
