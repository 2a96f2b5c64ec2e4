import Joi from 'joi';
import {
  duplicateNote,
  fileDuplicateNote,
  rowNote,
  type DuplicateNote,
  type FileDuplicateNote,
  type RowNote,
} from './batches-import.ts';
import { id } from './common.ts';

export interface PreviewQuery {
  account_id?: string;
}
export const previewQuery = Joi.object<PreviewQuery>({
  account_id: id().description('Sin ella, la del formulario o la cuenta de la credencial'),
});

export interface PreviewParams {
  preview_id: string;
}
export const previewParams = Joi.object<PreviewParams>({
  preview_id: id().required().description('Id de la vista previa'),
});

const STATES = ['queued', 'reading', 'completed', 'failed'] as const;
const CONFIDENCES = ['given', 'exact', 'inexact', 'none'] as const;
const count = () => Joi.number().integer().required();
const nullableText = () => Joi.string().allow('', null).required();

/** A column of the file and what it feeds. */
export interface DetectedColumnView {
  column: string;
  letter: string;
  field: string | null;
  label: string | null;
  confidence: (typeof CONFIDENCES)[number];
  reason: string;
  suggestion: { field: string; label: string; reason: string } | null;
}
const detectedColumn = Joi.object<DetectedColumnView>({
  column: Joi.string().allow('').required().description('Encabezado'),
  letter: Joi.string().required(),
  field: nullableText().description('Campo que alimenta; null: ninguno'),
  label: nullableText(),
  confidence: Joi.string()
    .valid(...CONFIDENCES)
    .required()
    .description('given: lo indicó mapping_json · exact · inexact: por una palabra · none: no se usa'),
  reason: Joi.string().required(),
  suggestion: Joi.object({
    field: Joi.string().required(),
    label: Joi.string().required(),
    reason: Joi.string().required(),
  })
    .allow(null)
    .required()
    .description('Campo que podría alimentar, para mapping_json'),
});

const debtor = Joi.object({
  rut: Joi.string().allow('').required(),
  nombre: Joi.string().required(),
  origen_empresa: nullableText(),
  monto_total: Joi.number().required(),
  cantidad_cupones: count(),
  fecha_limite: nullableText(),
  fecha_maxima: nullableText(),
  phones: Joi.array().items(Joi.string()).required(),
  to_number: nullableText(),
  rows: Joi.array().items(Joi.number().integer()).required(),
});
const heldDebtor = Joi.object({
  rut: Joi.string().allow('').required(),
  nombre: Joi.string().required(),
  monto_total: Joi.number().required(),
  rows: Joi.array().items(Joi.number().integer()).required(),
  duplicate_reasons: Joi.array()
    .items(
      Joi.object({
        type: Joi.string().valid('existing_job').required(),
        batch_id: Joi.string().required(),
        message: Joi.string().required(),
      }),
    )
    .required(),
});
const sampleRow = Joi.object({
  row: count(),
  cells: Joi.array()
    .items(Joi.object({ column: Joi.string().required(), value: nullableText() }))
    .required(),
});

/** What would come of a file. */
export interface PreviewFacts {
  total_rows: number;
  accepted_rows: number;
  refused_rows: number;
  valid_debtors: number;
  with_valid_phone: number;
  without_phone: number;
  total_debt_amount: number;
  estimated_cost: number;
  duplicates_found: number;
  duplicates_preview: {
    rut: string;
    nombre: string;
    monto_total: number;
    rows: number[];
    duplicate_reasons: { type: 'existing_job'; batch_id: string; message: string }[];
  }[];
  duplicates: DuplicateNote[];
  duplicates_in_file: FileDuplicateNote[];
  sample_debtors: {
    rut: string;
    nombre: string;
    origen_empresa: string | null;
    monto_total: number;
    cantidad_cupones: number;
    fecha_limite: string | null;
    fecha_maxima: string | null;
    phones: string[];
    to_number: string | null;
    rows: number[];
  }[];
  sample_rows: { row: number; cells: { column: string; value: string | null }[] }[];
  sheet_name: string;
  header_row: number;
  detected_columns: DetectedColumnView[];
  missing_columns: string[];
  country_format: { country: string; example_phone: string; id_name: string; id_required: boolean };
  refusal: string | null;
  errors: RowNote[];
  errors_total: number;
  warnings: RowNote[];
  warnings_total: number;
}
const previewFacts = Joi.object<PreviewFacts>({
  total_rows: count(),
  accepted_rows: count(),
  refused_rows: count(),
  valid_debtors: count().description('Personas que se cargarían'),
  with_valid_phone: count(),
  without_phone: count().description('Filas rechazadas por su teléfono'),
  total_debt_amount: Joi.number().required(),
  estimated_cost: Joi.number().required(),
  duplicates_found: count().description('Personas que ya están en campañas vivas'),
  duplicates_preview: Joi.array().items(heldDebtor).required().description('Hasta 5'),
  duplicates: Joi.array().items(duplicateNote).required(),
  duplicates_in_file: Joi.array().items(fileDuplicateNote).required(),
  sample_debtors: Joi.array().items(debtor).required().description('Hasta 3'),
  sample_rows: Joi.array().items(sampleRow).required().description('Las primeras 5 filas'),
  sheet_name: Joi.string().allow('').required(),
  header_row: count(),
  detected_columns: Joi.array().items(detectedColumn).required(),
  missing_columns: Joi.array().items(Joi.string()).required(),
  country_format: Joi.object({
    country: Joi.string().required(),
    example_phone: Joi.string().required(),
    id_name: Joi.string().required(),
    id_required: Joi.boolean().required(),
  }).required(),
  refusal: nullableText().description('Por qué el archivo no se podría cargar así; null: se podría'),
  errors: Joi.array().items(rowNote).required().description('Hasta 1.000; errors_total las cuenta todas'),
  errors_total: count(),
  warnings: Joi.array().items(rowNote).required().description('Hasta 1.000'),
  warnings_total: count(),
});

export interface PreviewView {
  success: true;
  preview_id: string;
  filename: string;
  state: (typeof STATES)[number];
  preview: PreviewFacts | null;
}
export const previewView = Joi.object<PreviewView>({
  success: Joi.boolean().valid(true).required(),
  preview_id: Joi.string().required(),
  filename: Joi.string().required(),
  state: Joi.string()
    .valid(...STATES)
    .required(),
  preview: previewFacts.allow(null).required().description('null mientras el archivo se lee'),
});
