import Joi from 'joi';
import { id, instant, line } from './common.ts';

const LEVELS = ['account', 'batch', 'person', 'phone'] as const;
type Level = (typeof LEVELS)[number];
const SOURCES = ['manual', 'csv', 'opt_out', 'erasure'] as const;
type Source = (typeof SOURCES)[number];

const level = (): Joi.StringSchema<Level> =>
  Joi.string<Level>()
    .valid(...LEVELS)
    .description(
      'account: nadie de la cuenta · batch: nadie del lote · person: una persona · phone: un teléfono',
    );
const named = () => Joi.string<string>().min(3).max(60);
const accountId = () => id().description('Sin ella, la cuenta de la credencial');

export interface DoNotCallParams {
  entry_id: string;
}
export const doNotCallParams = Joi.object<DoNotCallParams>({
  entry_id: id().required().description('Id de la entrada'),
});

export interface DoNotCallQuery {
  account_id?: string;
  level?: Level;
  source?: Source;
  person?: string;
  phone?: string;
  batch_id?: string;
  limit: number;
  cursor?: string;
}
export const doNotCallQuery = Joi.object<DoNotCallQuery>({
  account_id: accountId(),
  level: level(),
  source: Joi.string().valid(...SOURCES),
  person: named().description('RUT; fuera de Chile, el documento; sin documento, el teléfono'),
  phone: named().description('Teléfono, como en los archivos'),
  batch_id: id().description('Entradas limitadas a este lote'),
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántos elementos'),
  cursor: Joi.string().max(200).description('next_cursor de la respuesta anterior'),
}).oxor('person', 'phone');

export interface AddDoNotCallBody {
  account_id?: string;
  level: Level;
  value?: string;
  batch_id?: string | null;
  reason: string;
  expires_at?: Date | null;
}
export const addDoNotCallBody = Joi.object<AddDoNotCallBody>({
  account_id: accountId(),
  level: level().required(),
  value: named().description('person: RUT (o documento, o teléfono de quien no tiene) · phone: teléfono'),
  batch_id: id().allow(null).description('Solo para las llamadas de este lote; null: para toda la cuenta'),
  reason: line().required().description('Por qué no se llama: se muestra en el job'),
  // JSON has no dates: here alone text becomes one.
  expires_at: instant().prefs({ convert: true }).allow(null).description('null: para siempre'),
});

/** An entry. Sessions of people get its value masked. */
export interface DoNotCallView {
  entry_id: string;
  account_id: string;
  level: Level;
  value: string | null;
  batch_id: string | null;
  reason: string;
  source: Source;
  expires_at: Date | null;
  in_force: boolean;
  created_by: string;
  created_at: Date;
}
export const doNotCallView = Joi.object<DoNotCallView>({
  entry_id: Joi.string().required(),
  account_id: Joi.string().required(),
  level: level().required(),
  value: Joi.string().allow(null).required(),
  batch_id: Joi.string().allow(null).required(),
  reason: Joi.string().required(),
  source: Joi.string()
    .valid(...SOURCES)
    .required()
    .description(
      'opt_out: lo pidió la persona en una llamada · erasure: pidió que se eliminen sus datos, y value es su clave',
    ),
  expires_at: instant().allow(null).required(),
  in_force: Joi.boolean().required().description('false: ya venció'),
  created_by: Joi.string().required(),
  created_at: instant().required(),
});

export interface DoNotCallList {
  data: DoNotCallView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const doNotCallList = Joi.object<DoNotCallList>({
  data: Joi.array().items(doNotCallView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});

export interface DoNotCallImportFields {
  account_id?: string;
  batch_id?: string;
  reason: string;
}
export const doNotCallImportFields = Joi.object<DoNotCallImportFields>({
  account_id: accountId(),
  batch_id: id().description('Solo para las llamadas de este lote'),
  reason: line().default('lista cargada').description('Para las filas sin motivo propio'),
});

export interface DoNotCallImportView {
  rows: number;
  added: number;
  replaced: number;
  kept: number;
  refused: number;
  errors: { row: number; column: string; message: string }[];
}
const count = () => Joi.number().integer().min(0).required();
export const doNotCallImportView = Joi.object<DoNotCallImportView>({
  rows: count(),
  added: count().description('Entradas nuevas; una fila con RUT y teléfono hace dos'),
  replaced: count().description('Ya estaban: toman el motivo y el vencimiento del archivo'),
  kept: count().description('Las pidió la persona en una llamada y no se tocan'),
  refused: count().description('Filas con fallas, que no se cargaron'),
  errors: Joi.array()
    .items(
      Joi.object({
        row: Joi.number().integer().required().description('Fila como la muestra Excel'),
        column: Joi.string().required(),
        message: Joi.string().required(),
      }),
    )
    .required(),
});
