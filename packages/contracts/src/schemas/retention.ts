import Joi from 'joi';
import { id } from './common.ts';

export interface RetentionQuery {
  account_id?: string;
}
export const retentionQuery = Joi.object<RetentionQuery>({
  account_id: id().description('Sin ella, la cuenta de la credencial'),
});

/** How long an account keeps what, in days. */
export interface RetentionDaysView {
  recordings_days: number;
  transcripts_days: number;
  attempts_days: number;
  audit_days: number;
}

const days = (least: number, most: number, text: string) =>
  Joi.number().integer().min(least).max(most).description(text);

const KEYS = {
  recordings_days: days(1, 730, 'Copias de grabaciones, aquí y en Retell'),
  transcripts_days: days(1, 730, 'Transcripciones, resúmenes y variables de las llamadas'),
  attempts_days: days(
    30,
    3_650,
    'Nombres, documentos, teléfonos y deuda de jobs e intentos; sus cifras quedan',
  ),
  audit_days: days(365, 3_650, 'Auditoría'),
};

export interface SetRetentionBody extends Partial<RetentionDaysView> {
  account_id?: string;
}
export const setRetentionBody = Joi.object<SetRetentionBody>({
  account_id: id().description('Sin ella, la cuenta de la credencial'),
  ...KEYS,
}).or(...Object.keys(KEYS));

export interface RetentionView extends RetentionDaysView {
  account_id: string;
  raw_imports_days: 0;
}
export const retentionView = Joi.object<RetentionView>({
  account_id: Joi.string().required(),
  recordings_days: Joi.number().integer().required(),
  transcripts_days: Joi.number().integer().required(),
  attempts_days: Joi.number().integer().required(),
  audit_days: Joi.number().integer().required(),
  raw_imports_days: Joi.valid(0).required().description('Los archivos se borran apenas se leen'),
});
