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
}
const field = (description: string, max = 200): Joi.StringSchema<string> =>
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
});

export interface ImportParams {
  import_id: string;
}
export const importParams = Joi.object<ImportParams>({ import_id: id().required() });

/** One row that was refused, mended or left out. Row 0 means the whole file. */
export interface RowNote {
  row: number;
  column: string | null;
  field: string | null;
  value_hint: string | null;
  reason: string;
  suggestion: string | null;
}
const nullableText = () => Joi.string().allow(null).required();
const rowNote = Joi.object<RowNote>({
  row: Joi.number().integer().required().description('Fila de Excel; 0: el archivo entero'),
  column: nullableText(),
  field: nullableText(),
  value_hint: nullableText().description('El valor, acortado y enmascarado'),
  reason: Joi.string().required(),
  suggestion: nullableText(),
});

export interface DuplicateNote {
  dni_hint: string;
  rows: number[];
  batch_id: string;
}
const duplicateNote = Joi.object<DuplicateNote>({
  dni_hint: Joi.string().required(),
  rows: Joi.array().items(Joi.number().integer()).required(),
  batch_id: Joi.string().required().description('El lote vivo que ya tiene a la persona'),
});

export interface ImportView {
  import_id: string;
  account_id: string;
  batch_id: string;
  file_name: string;
  processing_type: string;
  state: ImportState;
  rows_read: number;
  rows_written: number;
  stats: Record<string, number>;
  errors: RowNote[];
  warnings: RowNote[];
  duplicates: DuplicateNote[];
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
  rows_written: Joi.number().integer().required(),
  ...lists(),
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
}
export const importAnswer = Joi.object<ImportAnswer>({
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
});
