import { normaliseCallSettings, type Purpose } from '@timbre/scheduling';
import { checkUpload } from '@timbre/sheets';
import type { GivenMapping, ProcessingType } from '../import/types.ts';
import { USE_CASE_COUNTRIES, type UseCase, type UseCaseCountry } from '../use-cases/catalogue.ts';
import { readConfig, type ConfigField } from '../use-cases/config.ts';
import { settingsFor, type ChosenUseCase } from '../use-cases/reading.ts';
import { given, readChoice, readFlag, readWhole, refusal, type Note, type Problem } from './form-fields.ts';
import { readMapping } from './mapping-form.ts';
import { fileError } from './read-file.ts';

/** The text fields of the upload form, as they came. */
export interface ImportFormFields extends Partial<Record<ConfigField, string>> {
  account_id?: string;
  batch_name?: string;
  batch_description?: string;
  allow_duplicates?: string;
  processing_type?: string;
  dias_fecha_limite?: string;
  dias_fecha_maxima?: string;
  call_settings_json?: string;
  purpose?: string;
  strict?: string;
  priority?: string;
  agent_id?: string;
  from_number?: string;
  contact_pack?: string;
  mapping_json?: string;
  /** The name of `agent_id` in the forms of use cases. */
  retell_agent_id?: string;
}

/** The uploaded file; `name` is what the client called it. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** The form once every field was understood. */
export interface ImportForm {
  batch_name: string;
  batch_description: string;
  allow_duplicates: boolean;
  processing_type: ProcessingType;
  dias_fecha_limite: number | null;
  dias_fecha_maxima: number | null;
  call_settings: Record<string, unknown> | null;
  purpose: Purpose;
  strict: boolean;
  priority: number;
  agent_id: string | null;
  from_number: string | null;
  contact_pack: 'demo' | null;
  /** Columns that the uploader names. */
  mapping: GivenMapping | null;
  chosen: ChosenUseCase | null;
  /** ISO country by whose rules file and campaign go; null: the account's. */
  country: string | null;
}

/** What the address of an upload says of its use case. */
export interface ChosenAddress {
  use_case: UseCase;
  country: UseCaseCountry;
}

const PURPOSES: readonly Purpose[] = ['collections', 'marketing', 'survey', 'user_experience'];
const HEAD_BYTES = 8 * 1024;
const MAX_DAYS = 365;
const MAX_PRIORITY = 10;

const readPack = (note: Note, text: string | undefined): 'demo' | null => {
  const value = given(text);
  if (value !== null && value !== 'demo') note('contact_pack', 'debe ser demo o faltar');
  return value === 'demo' ? 'demo' : null;
};

const readSettings = (note: Note, text: string | undefined): Record<string, unknown> | null => {
  const json = given(text);
  if (json === null) return null;
  let settings: unknown;
  try {
    settings = JSON.parse(json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    note(
      'call_settings_json',
      `call_settings_json debe ser un JSON válido: ${why.slice(0, 120)}`,
      'invalid_request',
    );
    return null;
  }
  // Faults alone: what the account's policy takes away is told once the account is known.
  for (const fault of normaliseCallSettings(settings).faults) note(fault.path, fault.message);
  return settings as Record<string, unknown> | null;
};

const checkFile = (note: Note, file: ImportFile | null): void => {
  if (file === null) return note('file', 'es obligatorio');
  const fault = checkUpload(file.name, file.bytes.subarray(0, HEAD_BYTES), file.bytes.length);
  if (fault !== null) note('file', fault.message, fileError(fault).code);
};

/** What older clients send when their own variable is unset: never an account (contract.md A1). */
const checkAccountId = (note: Note, account_id: string | undefined, required: boolean): void => {
  const nothing =
    account_id === undefined ? required : ['', 'string', 'undefined', 'null'].includes(account_id.trim());
  if (nothing)
    note('account_id', 'account_id es obligatorio y debe ser el id de una cuenta', 'invalid_request');
};

const stem = (file_name: string): string =>
  file_name
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 200);

/** A use case has one purpose; to ask for another is a mistake. */
const readPurpose = (note: Note, text: string | undefined, address: ChosenAddress | null): Purpose => {
  const choices = address === null ? PURPOSES : [address.use_case.purpose];
  return readChoice(choices, text, choices[0] ?? 'collections', () =>
    note('purpose', `debe ser uno de: ${choices.join(', ')}`),
  );
};

const withUseCase = (
  note: Note,
  form: ImportForm,
  fields: ImportFormFields,
  { use_case, country }: ChosenAddress,
): ImportForm => ({
  ...form,
  chosen: {
    use_case,
    config: readConfig((path, message, code = 'invalid_request') => note(path, message, code), use_case, {
      ...fields,
    }),
  },
  country: USE_CASE_COUNTRIES[country].code,
  call_settings: settingsFor(use_case, country, form.call_settings),
});

/**
 * Reads the upload form and the first bytes of its file. Throws every fault at once: 400 (or 413, 415) with the
 * sentence that clients know when one of the quoted faults is among them, else 422. `account_required` is for
 * credentials that belong to no account; `address` is given where the address names a use case.
 */
export const readImportForm = (
  fields: ImportFormFields,
  file: ImportFile | null,
  account_required: boolean,
  address: ChosenAddress | null = null,
): ImportForm => {
  const problems: Problem[] = [];
  const note: Note = (path, message, code = 'invalid_input') => problems.push({ path, message, code });
  checkAccountId(note, fields.account_id, account_required);
  checkFile(note, file);
  const form: ImportForm = {
    batch_name: given(fields.batch_name) ?? stem(file?.name ?? ''),
    batch_description: given(fields.batch_description) ?? '',
    processing_type: readChoice(['basic', 'acquisition'], fields.processing_type, 'basic', (value) =>
      note(
        'processing_type',
        `processing_type debe ser basic o acquisition, no ${value.slice(0, 50)}`,
        'invalid_request',
      ),
    ),
    call_settings: readSettings(note, fields.call_settings_json),
    allow_duplicates: readFlag(note, 'allow_duplicates', fields.allow_duplicates),
    strict: readFlag(note, 'strict', fields.strict),
    dias_fecha_limite: readWhole(note, 'dias_fecha_limite', fields.dias_fecha_limite, 0, MAX_DAYS),
    dias_fecha_maxima: readWhole(note, 'dias_fecha_maxima', fields.dias_fecha_maxima, 0, MAX_DAYS),
    purpose: readPurpose(note, fields.purpose, address),
    priority: readWhole(note, 'priority', fields.priority, 1, MAX_PRIORITY) ?? 1,
    agent_id: given(fields.agent_id) ?? given(fields.retell_agent_id),
    from_number: given(fields.from_number),
    contact_pack: readPack(note, fields.contact_pack),
    mapping: readMapping(note, fields.mapping_json),
    chosen: null,
    country: null,
  };
  const { dias_fecha_limite, dias_fecha_maxima } = form;
  if (dias_fecha_limite !== null && dias_fecha_maxima !== null && dias_fecha_limite > dias_fecha_maxima) {
    note('dias_fecha_limite', 'no puede ser mayor que dias_fecha_maxima');
  }
  const whole = address === null ? form : withUseCase(note, form, fields, address);
  if (problems.length > 0) throw refusal(problems);
  return whole;
};
