import Joi from 'joi';
import { instant } from './common.ts';

const OUTCOMES = [
  'contacted',
  'not_contacted',
  'waiting',
  'in_call',
  'no_balance',
  'withdrawn',
  'cancelled',
] as const;

export interface ResultsQuery {
  format?: 'json' | 'csv' | 'xlsx';
  dialect: 'chile' | 'rfc4180';
  limit: number;
  cursor?: string;
}
export const resultsQuery = Joi.object<ResultsQuery>({
  format: Joi.string()
    .valid('json', 'csv', 'xlsx')
    .description('Sin él decide Accept. csv y xlsx traen todas las personas; json, una página'),
  dialect: Joi.string()
    .valid('chile', 'rfc4180')
    .default('chile')
    .description('Del CSV. chile: punto y coma, coma decimal y BOM; rfc4180: coma y punto decimal'),
  limit: Joi.number().integer().min(1).max(1_000).default(100).description('Cuántas personas (json)'),
  cursor: Joi.string<string>().max(200).description('next_cursor de la respuesta anterior (json)'),
});

/** What became of one person, as clients read it. Sessions of people get contact data masked. */
export interface ResultView {
  job_id: string;
  dni: string;
  name: string;
  phones: string[];
  status: string;
  outcome: (typeof OUTCOMES)[number];
  reason: string | null;
  attempts: number;
  calls: number;
  last_call_at: Date | null;
  last_result: string | null;
  answered_phone: string | null;
  duration_seconds: number;
  cost: number;
  charged_seconds: number;
  fecha_pago_cliente: string | null;
  monto_pago_cliente: number | string | null;
  variables: Record<string, string>;
  debt_amount: number | null;
  due_date: string | null;
  company_name: string | null;
  reference_number: string | null;
  created_at: Date;
}
const count = () => Joi.number().integer().required();
const nullableText = () => Joi.string().allow(null, '').required();
const resultView = Joi.object<ResultView>({
  job_id: Joi.string().required(),
  dni: Joi.string().allow('').required(),
  name: Joi.string().allow('').required(),
  phones: Joi.array().items(Joi.string()).required(),
  status: Joi.string().required(),
  outcome: Joi.string()
    .valid(...OUTCOMES)
    .required(),
  reason: nullableText().description('Por qué no se la contactó; null si se la contactó'),
  attempts: count().description('Llamadas que contaron'),
  calls: count().description('Marcaciones que Retell tomó'),
  last_call_at: instant().allow(null).required(),
  last_result: nullableText().description('Cómo terminó la última llamada'),
  answered_phone: nullableText().description('El teléfono en que contestó una persona'),
  duration_seconds: count().description('Segundos conectados, de todas sus llamadas'),
  cost: Joi.number().required().description('US$, de todas sus llamadas'),
  charged_seconds: count().description('Segundos descontados en un plan por minutos'),
  fecha_pago_cliente: nullableText().description('Fecha de pago a que se comprometió'),
  monto_pago_cliente: Joi.alternatives(Joi.number(), Joi.string()).allow(null).required(),
  variables: Joi.object<Record<string, string>>()
    .unknown(true)
    .required()
    .description('Lo demás que el agente recogió en la última llamada'),
  debt_amount: Joi.number().allow(null).required(),
  due_date: nullableText(),
  company_name: nullableText(),
  reference_number: nullableText(),
  created_at: instant().required(),
});

export interface ResultsList {
  data: ResultView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const resultsList = Joi.object<ResultsList>({
  data: Joi.array().items(resultView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});

export interface CancelledStatsView {
  batch_id: string;
  timezone: string;
  total: number;
  by_reason: { reason: string; count: number }[];
  by_day: { date: string; count: number }[];
  groups: { date: string; reason: string; count: number }[];
}
const date = () => Joi.string().required().description('Día local, YYYY-MM-DD');
const reason = () => Joi.string().allow('').required();
export const cancelledStatsView = Joi.object<CancelledStatsView>({
  batch_id: Joi.string().required(),
  timezone: Joi.string().required().description('La zona de los días'),
  total: count(),
  by_reason: Joi.array()
    .items(Joi.object({ reason: reason(), count: count() }))
    .required(),
  by_day: Joi.array()
    .items(Joi.object({ date: date(), count: count() }))
    .required(),
  groups: Joi.array()
    .items(Joi.object({ date: date(), reason: reason(), count: count() }))
    .required()
    .description('Por día y motivo, lo más nuevo primero'),
});
