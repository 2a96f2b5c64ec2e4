import Joi from 'joi';
import { id, instant, pageKeys, rangeFrom, type PageQuery } from './common.ts';
import { attemptView, type AttemptView } from './jobs.ts';

export interface CallParams {
  attempt_id: string;
}
/** One call by the id of its attempt, or by Retell's. */
export const callParams = Joi.object<CallParams>({
  attempt_id: id().required().description('attempt_id, o el call_id de Retell'),
});

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Days that no calendar has (30 February) are refused, whatever JavaScript makes of them. */
const existing: Joi.CustomValidator<string> = (value: string, helpers) => {
  const day = value.slice(0, 10);
  const at = Date.parse(value);
  const known = Number.isNaN(at) ? null : new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10);
  return known === day ? value : helpers.message({ custom: 'debe ser una fecha que exista' });
};

/** A day, a moment with its zone, or one without, which is UTC. */
const moment = () =>
  Joi.string<string>().pattern(MOMENT, 'una fecha (AAAA-MM-DD) o un instante ISO-8601').custom(existing);

export interface CallHistoryQuery extends PageQuery {
  account_id?: string;
  batch_id?: string;
  start_date?: string;
  end_date?: string;
}
export const callHistoryQuery = Joi.object<CallHistoryQuery>({
  account_id: id().description('Solo para credenciales de la plataforma'),
  batch_id: id().description('Solo las de este lote'),
  start_date: moment().description(
    'Llamadas desde entonces. Un día (AAAA-MM-DD) empieza en la zona de la cuenta; una hora sin zona es UTC',
  ),
  end_date: moment()
    .custom(rangeFrom('start_date'))
    .description(
      'Llamadas hasta entonces; un día se incluye entero. A lo más 366 días después de start_date',
    ),
  ...pageKeys(),
});

const nullableText = () => Joi.string().allow(null, '').required();
const nullableMoment = () => instant().allow(null).required();

/** One ended call in the fields that existing clients read. Sessions of people get contact data masked. */
export interface CallView {
  attempt_id: string;
  call_id: string | null;
  job_id: string;
  account_id: string;
  batch_id: string | null;
  status: string | null;
  contact_name: string | null;
  phone_number: string;
  created_at: Date;
  finished_at: Date | null;
  call_duration_seconds: number | null;
  call_result: Record<string, unknown> | null;
  call_status: string | null;
  call_cost: number;
  transcript: string | null;
  recording_url: string | null;
  collected_variables: Record<string, unknown>;
}
const callKeys = () => ({
  attempt_id: Joi.string().required(),
  call_id: nullableText().description('El id de Retell'),
  job_id: Joi.string().required(),
  account_id: Joi.string().required(),
  batch_id: nullableText().description('null: llamada individual'),
  status: nullableText().description('Cómo está hoy el job de la persona; null si fue borrado'),
  contact_name: nullableText(),
  phone_number: Joi.string().required(),
  created_at: instant().required().description('Cuándo se decidió llamar'),
  finished_at: nullableMoment(),
  call_duration_seconds: Joi.number().allow(null).required(),
  call_result: Joi.object().unknown(true).allow(null).required(),
  call_status: nullableText(),
  call_cost: Joi.number().required().description('US$ cobrados'),
  transcript: nullableText(),
  recording_url: nullableText().description('El enlace de Retell, que vence en un día'),
  collected_variables: Joi.object().unknown(true).required(),
});
const callView = Joi.object<CallView>(callKeys());

export interface CallHistoryView {
  calls: CallView[];
  total: number;
  limit: number;
  skip: number;
  has_more: boolean;
}
export const callHistoryView = Joi.object<CallHistoryView>({
  calls: Joi.array().items(callView).required(),
  total: Joi.number().integer().required(),
  limit: Joi.number().integer().required(),
  skip: Joi.number().integer().required(),
  has_more: Joi.boolean().required(),
});

/** A call with everything that is known of it. */
export interface CallDetailView extends CallView {
  attempt: AttemptView;
  summary: string | null;
  charge: { unit: 'seconds' | 'USD'; amount: number } | null;
  from_number: string;
  agent_id: string;
}
export const callDetailView = Joi.object<CallDetailView>({
  ...callKeys(),
  attempt: attemptView.required(),
  summary: nullableText().description('El resumen de la conversación'),
  charge: Joi.object({
    unit: Joi.string().valid('seconds', 'USD').required(),
    amount: Joi.number().required(),
  })
    .allow(null)
    .required()
    .description('Lo que se cobró, en la unidad del plan; null: nada todavía'),
  from_number: Joi.string().required().description('El número que se mostró'),
  agent_id: Joi.string().allow('').required(),
});
