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

/** What can be wrong with a row, for programs: the sentence beside it may change, this may not. */
export type RowCode =
  | `invalid_${ImportField}`
  | 'missing_rut'
  | 'wrong_check_digit'
  | 'missing_name'
  | 'missing_phone'
  | 'missing_value'
  | 'invalid_value'
  | 'missing_columns'
  | 'repaired_phone'
  | 'other_kind_of_phone'
  | 'shared_phone'
  | 'missing_amount'
  | 'negative_amount'
  | 'related_row'
  | 'inexact_header'
  | 'formula'
  | 'cell_error'
  | 'whole_file'
  | 'row';

/** One row (or a cell of it) that was refused, repaired or ignored, told so that an operator can mend the file. */
export interface RowFault {
  /** Excel row, from 1. */
  row: number;
  /** Header text as it stands in the file; null when the fault is of the whole row. */
  column: string | null;
  field: ImportField | null;
  code: RowCode;
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

/** Columns by field as an uploader names them: header texts or column letters; an empty list feeds it from none. */
export type GivenMapping = Readonly<Partial<Record<ImportField, readonly string[]>>>;

/** A column that only one use case knows. */
export interface ExtraField {
  /** As the agent gets it. */
  name: string;
  /** Headers, as `foldHeader` leaves them. They win over those of the general fields. */
  words: readonly string[];
  kind: 'text' | 'number' | 'date';
  /** A row without it is refused. */
  required?: boolean;
}

/** Something in a given mapping that this file does not have. */
export interface MappingFault {
  field: ImportField;
  message: string;
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
  /** What is wrong with the uploader's own mapping; nothing is imported then. */
  mapping_faults?: MappingFault[];
  /** Column of each extra field. */
  extra?: Record<string, number>;
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
  /** Values of the columns that the campaign's use case knows, by the name under which the agent gets them. */
  extra?: Record<string, string | number>;
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
  /** Columns that the uploader names, which win over what the headers say. */
  given_mapping?: GivenMapping | null;
  /** False: in Chile too a person may come without a RUT, and is then told apart by phone. */
  id_required?: boolean;
  /** Further columns that are read into `extra`. */
  extra_fields?: readonly ExtraField[];
}
