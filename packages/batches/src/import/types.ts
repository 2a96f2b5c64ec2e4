/** `basic` keeps the best phone of a person; `acquisition` keeps mobile, then landline, then any further phone. */
export type ProcessingType = 'basic' | 'acquisition';

/** The fields that a file can feed. */
export type ImportField =
  | 'rut'
  | 'check_digit'
  | 'name'
  | 'company'
  | 'amount'
  | 'due_date'
  | 'overdue_days'
  | 'mobile'
  | 'landline'
  | 'phone'
  | 'other_phone'
  | 'coupons'
  | 'deadline'
  | 'max_date'
  | 'reference'
  | 'email'
  | 'zone';

/** One row (or a cell of it) that was refused, repaired or ignored, told so that an operator can mend the file. */
export interface RowFault {
  /** Excel row, from 1. */
  row: number;
  /** Header text as it stands in the file; null when the fault is of the whole row. */
  column: string | null;
  field: ImportField | null;
  /** The value, shortened and masked: never a whole RUT or phone. */
  value_hint: string | null;
  /** Spanish sentence that begins `Fila <row>: `. */
  reason: string;
  /** What to write instead, when that is known. */
  suggestion: string | null;
}

/** A person who stands in several rows: the rows were merged into one contact. */
export interface FileDuplicate {
  person_key: string;
  /** Masked RUT or id, for display. */
  dni_hint: string;
  /** Excel rows, ascending; the first one gave name and company. */
  rows: number[];
}

/** Which header feeds which field. */
export interface ColumnMapping {
  /** Column indexes of each field, in order of preference. */
  mapping: Partial<Record<ImportField, number[]>>;
  /** Fields without which nothing can be imported, named for the operator. Empty when the file is usable. */
  missing: string[];
  /** Headers that were matched only because they contain a known word, or that repeat another: worth a look. */
  ambiguous: { column: string; field: ImportField; message: string }[];
  /** Headers that feed nothing. */
  unknown: string[];
}

/** One person to call, made of one or more rows. */
export interface ImportedContact {
  /** The RUT (`12345678-5`), the id as given, or the phone when there is neither: one person, one call at a time. */
  person_key: string;
  /** `12345678-5`, upper-case K, no dots; null outside Chile. */
  rut: string | null;
  /** What is stored as `contact.dni`: the RUT in Chile, the id as given elsewhere. */
  dni: string;
  name: string;
  /** E.164, in calling order, without repeats, at least one. */
  phones: string[];
  /** IANA zone of the contact's own column; null when the file says nothing. */
  timezone: string | null;
  company_name: string | null;
  /** Σ of the rows' amounts: whole pesos in Chile, at most two decimals elsewhere. */
  debt_amount: number;
  cantidad_cupones: number;
  /** `YYYY-MM-DD` */
  fecha_limite: string | null;
  /** `YYYY-MM-DD` */
  fecha_maxima: string | null;
  reference_number: string | null;
  email: string | null;
  /** Excel rows that this contact is made of, ascending. */
  rows: number[];
}

/** The whole file, every row accounted for: total_rows = Σ contacts.rows + refused rows. */
export interface ContactImport {
  contacts: ImportedContact[];
  refused: RowFault[];
  warnings: RowFault[];
  duplicates_in_file: FileDuplicate[];
  total_rows: number;
  /** How many rows were refused (a row may carry several faults). */
  refused_rows: number;
  columns: ColumnMapping;
}

export interface ReadContactsOptions {
  /** ISO country of the account: `CL` (RUTs verified) or `AR`. */
  country: string;
  processing_type: ProcessingType;
  /** `YYYY-MM-DD` in the account's zone; the overrides count from it. */
  today: string;
  /** Days from today that replace the file's fecha_limite; 0 is today. */
  dias_fecha_limite?: number | null;
  dias_fecha_maxima?: number | null;
}
