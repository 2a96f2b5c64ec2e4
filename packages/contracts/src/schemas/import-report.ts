import Joi from 'joi';
import { instant } from './common.ts';

const LISTS = ['refused', 'warnings', 'duplicates', 'duplicates_in_file'] as const;
type List = (typeof LISTS)[number];

export interface ImportErrorsQuery {
  list: List;
  format: 'json' | 'xlsx';
  limit: number;
  cursor?: string;
}
export const importErrorsQuery = Joi.object<ImportErrorsQuery>({
  list: Joi.string()
    .valid(...LISTS)
    .default('refused')
    .description(
      'refused: filas rechazadas · warnings: avisos · duplicates: personas en campañas vivas · duplicates_in_file: personas en varias filas',
    ),
  format: Joi.string()
    .valid('json', 'xlsx')
    .default('json')
    .description(
      'xlsx: las filas rechazadas completas, con Motivo y Sugerencia, para corregir y volver a subir',
    ),
  limit: Joi.number().integer().min(1).max(500).default(100).description('Cuántos elementos'),
  cursor: Joi.string().max(20).description('next_cursor de la respuesta anterior'),
});

/** One thing told of a file's rows; `row` is the first of `rows`. */
export interface ImportErrorView {
  row: number;
  rows: number[];
  column: string | null;
  field: string | null;
  code: string;
  value_hint: string | null;
  reason: string;
  suggestion: string | null;
  batch_id: string | null;
}
const nullableText = () => Joi.string().allow(null).required();
const importErrorView = Joi.object<ImportErrorView>({
  row: Joi.number().integer().required().description('Fila de Excel; 0: el archivo entero'),
  rows: Joi.array().items(Joi.number().integer()).required().description('Todas las filas de que se trata'),
  column: nullableText(),
  field: nullableText(),
  code: Joi.string().required(),
  value_hint: nullableText().description('El valor, acortado y enmascarado'),
  reason: Joi.string().required(),
  suggestion: nullableText(),
  batch_id: nullableText().description('Lote vivo que ya tiene a la persona'),
});

export interface ImportErrorList {
  data: ImportErrorView[];
  next_cursor: string | null;
  has_more: boolean;
  total: number;
  expires_at: Date | null;
}
export const importErrorList = Joi.object<ImportErrorList | Buffer>({
  data: Joi.array().items(importErrorView).required(),
  next_cursor: nullableText(),
  has_more: Joi.boolean().required(),
  total: Joi.number().integer().required(),
  expires_at: instant().allow(null).required().description('Hasta cuándo se guarda el informe completo'),
});
