import Joi from 'joi';
import { id, instant } from './common.ts';

const IMPORT_STATES = ['queued', 'reading', 'writing', 'completed', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * Text parts beside the file. They are read by the use case, not here, so that every fault of the form (and of the
 * file) is told at once.
 */
export interface ImportFields {
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
}
/** A text field of an upload form. */
export const field = (description: string, max = 200): Joi.StringSchema<string> =>
  Joi.string<string>().allow('').max(max).description(description);

export const importFields = Joi.object<ImportFields>({
  account_id: field('Sin él, la cuenta de la credencial'),
  batch_name: field('Sin él, el nombre del archivo'),
  batch_description: field('Texto libre', 2_000),
  allow_duplicates: field('true o false (por omisión): cargar también a quienes ya están en un lote vivo'),
  processing_type: field(
    'basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo',
  ),
  dias_fecha_limite: field('Días desde hoy, 0 a 365, en lugar de la fecha del archivo'),
  dias_fecha_maxima: field('Días desde hoy, 0 a 365, en lugar de la fecha del archivo'),
  call_settings_json: field('call_settings como texto JSON', 20_000),
  purpose: field('collections (por omisión), marketing, survey o user_experience'),
  strict: field('true: una fila con errores rechaza el archivo entero'),
  priority: field('1 a 10'),
  agent_id: field('Agente de Retell'),
  from_number: field('Teléfono E.164 desde el que se llama'),
  contact_pack: field('demo, solo con el simulador local'),
  mapping_json: field(
    'Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone',
    20_000,
  ),
});

export interface ImportParams {
  import_id: string;
}
export const importParams = Joi.object<ImportParams>({
  import_id: id().required().description('Id de la importación'),
});

/** One row that was refused, mended or left out. Row 0 means the whole file. */
export interface RowNote {
  row: number;
  column: string | null;
  field: string | null;
  code: string;
  value_hint: string | null;
  reason: string;
  suggestion: string | null;
}
const nullableText = () => Joi.string().allow(null).required();
export const rowNote = Joi.object<RowNote>({
  row: Joi.number().integer().required().description('Fila de Excel; 0: el archivo entero'),
  column: nullableText(),
  field: nullableText(),
  code: Joi.string().required().description('Qué falla, para programas; la frase puede cambiar, esto no'),
  value_hint: nullableText().description('El valor, acortado y enmascarado'),
  reason: Joi.string().required(),
  suggestion: nullableText(),
});

/** A person who stands in several rows of the file, which were joined. */
export interface FileDuplicateNote {
  dni_hint: string;
  first_row: number;
  rows: number[];
}
const personRows = () => ({
  dni_hint: Joi.string().required(),
  first_row: Joi.number().integer().required().description('Primera fila de la persona'),
  rows: Joi.array().items(Joi.number().integer()).required(),
});
export const fileDuplicateNote = Joi.object<FileDuplicateNote>(personRows());

export interface DuplicateNote extends FileDuplicateNote {
  batch_id: string;
}
export const duplicateNote = Joi.object<DuplicateNote>({
  ...personRows(),
  batch_id: Joi.string().required().description('El lote vivo que ya tiene a la persona'),
});

/** Where the full report of an import is, while it is kept. */
export interface ImportReportView {
  counts: Record<string, number>;
  refused_workbook: boolean;
  expires_at: Date;
}

export interface ImportView {
  import_id: string;
  account_id: string;
  batch_id: string;
  file_name: string;
  processing_type: string;
  state: ImportState;
  rows_read: number;
  rows_accepted: number;
  rows_refused: number;
  rows_written: number;
  percentage: number;
  stats: Record<string, number>;
  errors: RowNote[];
  warnings: RowNote[];
  duplicates: DuplicateNote[];
  duplicates_in_file: FileDuplicateNote[];
  report: ImportReportView | null;
  fault: { code: string; message: string } | null;
  created_at: Date;
  finished_at: Date | null;
}
const lists = () => ({
  stats: Joi.object().pattern(Joi.string(), Joi.number()).required(),
  errors: Joi.array()
    .items(rowNote)
    .required()
    .description('Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas'),
  warnings: Joi.array().items(rowNote).required(),
  duplicates: Joi.array().items(duplicateNote).required(),
  duplicates_in_file: Joi.array().items(fileDuplicateNote).required(),
});
export const importView = Joi.object<ImportView>({
  import_id: Joi.string().required(),
  account_id: Joi.string().required(),
  batch_id: Joi.string().required(),
  file_name: Joi.string().required(),
  processing_type: Joi.string().required(),
  state: Joi.string()
    .valid(...IMPORT_STATES)
    .required(),
  rows_read: Joi.number().integer().required(),
  rows_accepted: Joi.number().integer().required(),
  rows_refused: Joi.number().integer().required(),
  rows_written: Joi.number().integer().required().description('Contactos guardados'),
  percentage: Joi.number().integer().min(0).max(100).required(),
  ...lists(),
  report: Joi.object<ImportReportView>({
    counts: Joi.object().pattern(Joi.string(), Joi.number().integer()).required(),
    refused_workbook: Joi.boolean()
      .required()
      .description('Si hay filas rechazadas que descargar en errors?format=xlsx'),
    expires_at: instant().required(),
  })
    .allow(null)
    .required()
    .description('El informe completo, en errors, hasta 24 horas después de leer el archivo'),
  fault: Joi.object({ code: Joi.string().required(), message: Joi.string().required() })
    .allow(null)
    .required(),
  created_at: instant().required(),
  finished_at: instant().allow(null).required(),
});

/** What an upload answers: all of it when the import has ended (201), the ids while it goes on (202). */
export interface ImportAnswer {
  success: true;
  message: string;
  import_id: string;
  batch_id: string;
  batch_name: string;
  processing_type: string;
  state: ImportState;
  stats: Record<string, number>;
  errors: RowNote[];
  warnings: RowNote[];
  duplicates: DuplicateNote[];
  duplicates_in_file: FileDuplicateNote[];
  jobs_added?: number;
}
/** The members of an upload's answer. */
export const importAnswerKeys = () => ({
  success: Joi.boolean().valid(true).required(),
  message: Joi.string().required(),
  import_id: Joi.string().required(),
  batch_id: Joi.string().required(),
  batch_name: Joi.string().required(),
  processing_type: Joi.string().required(),
  state: Joi.string()
    .valid(...IMPORT_STATES)
    .required(),
  ...lists(),
  jobs_added: Joi.number().integer().description('Solo al agregar a un lote: personas agregadas'),
});
export const importAnswer = Joi.object<ImportAnswer>(importAnswerKeys());
