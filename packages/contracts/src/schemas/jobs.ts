import Joi from 'joi';
import { contactKeys, type ContactBody } from './batches-input.ts';
import { id, instant, pageKeys, quotedChoice, type PageQuery } from './common.ts';

const JOB_STATUSES = [
  'pending',
  'scheduled',
  'in_progress',
  'completed',
  'done',
  'failed',
  'suspended',
  'cancelled',
  'waiting_schedule',
] as const;
export type JobStatusFilter = (typeof JOB_STATUSES)[number];

export interface JobParams {
  job_id: string;
}
export const jobParams = Joi.object<JobParams>({
  job_id: id().required().description('job_id, o el id de documento de 24 dígitos hexadecimales'),
});

const status = () =>
  quotedChoice('status', JOB_STATUSES).description(
    'waiting_schedule: la parte de pending que espera su horario',
  );

export interface BatchJobsQuery extends PageQuery {
  status?: JobStatusFilter;
}
export const batchJobsQuery = Joi.object<BatchJobsQuery>({ ...pageKeys(), status: status() });

export interface JobListQuery extends BatchJobsQuery {
  account_id?: string;
  batch_id?: string;
}
export const jobListQuery = Joi.object<JobListQuery>({
  ...pageKeys(),
  status: status(),
  account_id: id(),
  batch_id: id(),
});

export interface CreateJobBody extends ContactBody {
  account_id?: string;
  batch_id?: string;
}
export const createJobBody = Joi.object<CreateJobBody>({
  ...contactKeys(),
  account_id: id().description('Sin él, la cuenta de la credencial'),
  batch_id: id().description('Un lote al que se agrega; sin él, una llamada individual'),
});

export interface GateView {
  verdict: string;
  code: string | null;
  reason: string | null;
  until: Date | null;
  at: Date;
}
const nullableText = () => Joi.string().allow(null, '').required();
const nullableNumber = () => Joi.number().allow(null).required();
const moment = () => instant().allow(null).required();
const gateView = Joi.object<GateView>({
  verdict: Joi.string().required(),
  code: nullableText(),
  reason: nullableText(),
  until: moment(),
  at: instant().required(),
});

/** A person to reach, as clients see it. Sessions of people get contact data masked under the same names. */
export interface JobView {
  _id: string | null;
  job_id: string;
  account_id: string;
  batch_id: string | null;
  status: string;
  waiting_schedule: boolean;
  mode: string;
  contact: { name: string; dni: string; phones: string[]; next_phone_index: number };
  to_number: string | null;
  payload: {
    debt_amount: number | null;
    due_date: string | null;
    company_name: string | null;
    reference_number: string | null;
    additional_info: Record<string, unknown>;
  };
  priority: number;
  timezone: string | null;
  attempts: number;
  tries: number;
  max_attempts: number;
  deduplication_key: string | null;
  reserved_until: Date;
  next_try_at: Date | null;
  wait_reason: string | null;
  last_error: string | null;
  last_attempt_result: string | null;
  gate: GateView | null;
  is_calling: boolean;
  worker_id: null;
  call_id: string | null;
  call_result: Record<string, unknown> | null;
  call_started_at: Date | null;
  call_ended_at: Date | null;
  call_duration_seconds: number | null;
  call_cost: number;
  estimated_cost: number;
  reserved_amount: 0;
  fecha_pago_cliente: string | null;
  monto_pago_cliente: number | string | null;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  finished_at: Date | null;
  failed_at: Date | null;
  cancellation_reason: string | null;
}
export const jobView = Joi.object<JobView>({
  _id: nullableText().description('Id de documento, que guardan los clientes anteriores'),
  job_id: Joi.string().required(),
  account_id: Joi.string().required(),
  batch_id: nullableText().description('null: llamada individual'),
  status: Joi.string().required(),
  waiting_schedule: Joi.boolean().required().description('Pendiente que espera su horario'),
  mode: Joi.string().valid('single', 'continuous').required(),
  contact: Joi.object({
    name: Joi.string().allow('').required(),
    dni: Joi.string().allow('').required(),
    phones: Joi.array().items(Joi.string()).required(),
    next_phone_index: Joi.number().integer().required(),
  }).required(),
  to_number: nullableText().description('El teléfono que toca'),
  payload: Joi.object({
    debt_amount: nullableNumber(),
    due_date: nullableText(),
    company_name: nullableText(),
    reference_number: nullableText(),
    additional_info: Joi.object().unknown(true).required(),
  }).required(),
  priority: Joi.number().required(),
  timezone: nullableText(),
  attempts: Joi.number().integer().required(),
  tries: Joi.number().integer().required().description('Igual que attempts'),
  max_attempts: Joi.number().integer().required(),
  deduplication_key: nullableText(),
  reserved_until: instant().required(),
  next_try_at: moment(),
  wait_reason: nullableText(),
  last_error: nullableText(),
  last_attempt_result: nullableText(),
  gate: gateView.allow(null).required().description('Por qué no se llama ahora, y hasta cuándo'),
  is_calling: Joi.boolean().required(),
  worker_id: Joi.valid(null).required().description('Ningún worker es dueño de un job'),
  call_id: nullableText(),
  call_result: Joi.object().unknown(true).allow(null).required(),
  call_started_at: moment(),
  call_ended_at: moment(),
  call_duration_seconds: nullableNumber(),
  call_cost: Joi.number().required().description('US$'),
  estimated_cost: Joi.number()
    .required()
    .description('Lo que se calcula para una llamada: US$, o minutos en un plan por minutos'),
  reserved_amount: Joi.valid(0)
    .required()
    .description('Lo apartado está en reserved, en el saldo de la cuenta'),
  fecha_pago_cliente: nullableText(),
  monto_pago_cliente: Joi.alternatives(Joi.number(), Joi.string()).allow(null).required(),
  created_at: instant().required(),
  updated_at: instant().required(),
  started_at: moment(),
  completed_at: moment(),
  finished_at: moment().description('Igual que completed_at'),
  failed_at: moment(),
  cancellation_reason: nullableText(),
});

export interface CreatedJob {
  success: true;
  job: JobView;
}
export const createdJob = Joi.object<CreatedJob>({
  success: Joi.boolean().valid(true).required(),
  job: jobView.required(),
});

/** One dial of one phone. */
export interface AttemptView {
  attempt_id: string;
  job_id: string;
  batch_id: string | null;
  dial_seq: number;
  phone: string;
  state: string;
  call_id: string | null;
  call_status: string | null;
  disconnection_reason: string | null;
  outcome: {
    class: string;
    reason: string;
    success: boolean;
    connected: boolean;
    spends_attempt: boolean;
  } | null;
  duration_seconds: number | null;
  cost: number;
  charged_seconds: number;
  intent_at: Date;
  sent_at: Date | null;
  placed_at: Date | null;
  call_started_at: Date | null;
  call_ended_at: Date | null;
  settled_at: Date | null;
  gate: GateView | null;
}
export const attemptView = Joi.object<AttemptView>({
  attempt_id: Joi.string().required(),
  job_id: Joi.string().required(),
  batch_id: nullableText(),
  dial_seq: Joi.number().integer().required(),
  phone: Joi.string().required(),
  state: Joi.string().required(),
  call_id: nullableText(),
  call_status: nullableText(),
  disconnection_reason: nullableText(),
  outcome: Joi.object({
    class: Joi.string().required(),
    reason: Joi.string().required(),
    success: Joi.boolean().required(),
    connected: Joi.boolean().required(),
    spends_attempt: Joi.boolean().required(),
  })
    .allow(null)
    .required(),
  duration_seconds: nullableNumber(),
  cost: Joi.number().required().description('US$ cobrados'),
  charged_seconds: Joi.number().required().description('Segundos cobrados en un plan por minutos'),
  intent_at: instant().required(),
  sent_at: moment(),
  placed_at: moment(),
  call_started_at: moment(),
  call_ended_at: moment(),
  settled_at: moment(),
  gate: gateView.allow(null).required(),
});
