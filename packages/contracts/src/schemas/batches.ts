import Joi from 'joi';
import { instant } from './common.ts';

export const BATCH_STATES = ['draft', 'importing', 'running', 'paused', 'completed', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** How many jobs of a batch stand where. */
export interface BatchCountersView {
  total_jobs: number;
  pending_jobs: number;
  in_progress_jobs: number;
  completed_jobs: number;
  failed_jobs: number;
  suspended_jobs: number;
  cancelled_jobs: number;
}
const count = () => Joi.number().integer().required();
const counters = () => ({
  total_jobs: count(),
  pending_jobs: count(),
  in_progress_jobs: count(),
  completed_jobs: count(),
  failed_jobs: count(),
  suspended_jobs: count(),
  cancelled_jobs: count(),
});
const money = () => Joi.number().required();
const moment = () => instant().allow(null).required();
const nullableText = () => Joi.string().allow(null).required();

export interface BatchView extends BatchCountersView {
  _id: string | null;
  batch_id: string;
  account_id: string;
  name: string;
  description: string;
  purpose: string;
  country: string;
  contact_pack: string | null;
  priority: number;
  is_active: boolean;
  state: BatchState;
  pause_reason: string | null;
  call_settings: Record<string, unknown> | null;
  effective_settings: Record<string, unknown>;
  contact_zones: string[];
  agent_id: string | null;
  from_number: string | null;
  total_cost: number;
  total_minutes: number;
  estimated_cost: number;
  progress_percentage: number;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  updated_at: Date;
  cancellation_reason: string | null;
}
export const batchView = Joi.object<BatchView>({
  _id: nullableText().description('Id de documento, que guardan los clientes anteriores'),
  batch_id: Joi.string().required(),
  account_id: Joi.string().required(),
  name: Joi.string().required(),
  description: Joi.string().allow('').required(),
  purpose: Joi.string().required(),
  country: Joi.string().required(),
  contact_pack: nullableText(),
  priority: Joi.number().required(),
  is_active: Joi.boolean().required(),
  state: Joi.string()
    .valid(...BATCH_STATES)
    .required(),
  pause_reason: nullableText().description('user, no_balance, config o high_failure_rate'),
  call_settings: Joi.object().unknown(true).allow(null).required().description('Como se enviaron'),
  effective_settings: Joi.object()
    .unknown(true)
    .required()
    .description('Como se aplican, con todos los valores'),
  contact_zones: Joi.array().items(Joi.string()).required(),
  agent_id: nullableText(),
  from_number: nullableText(),
  ...counters(),
  total_cost: money().description('US$'),
  total_minutes: money(),
  estimated_cost: money().description('US$, o minutos en un plan por minutos'),
  progress_percentage: money(),
  created_at: instant().required(),
  started_at: moment(),
  completed_at: moment(),
  updated_at: instant().required(),
  cancellation_reason: nullableText(),
});

export interface CreatedBatch {
  success: true;
  batch: BatchView;
  warnings: string[];
}
const done = () => Joi.boolean().valid(true).required();
const warnings = () => Joi.array().items(Joi.string()).required();
export const createdBatch = Joi.object<CreatedBatch>({
  success: done(),
  batch: batchView.required(),
  warnings: warnings(),
});

export interface BatchStatusView extends BatchCountersView {
  batch_id: string;
  is_active: boolean;
  waiting_schedule_jobs: number;
  total_cost: number;
  total_minutes: number;
  progress_percentage: number;
  started_at: Date | null;
  completed_at: Date | null;
}
const statusKeys = () => ({
  batch_id: Joi.string().required(),
  is_active: Joi.boolean().required(),
  ...counters(),
  waiting_schedule_jobs: count().description('Parte de pending_jobs que espera su horario'),
  total_cost: money(),
  total_minutes: money(),
  progress_percentage: money(),
  started_at: moment(),
  completed_at: moment(),
});
export const batchStatusView = Joi.object<BatchStatusView>(statusKeys());

export interface HourView {
  hour: number;
  date: string;
  total_calls: number;
  successful_calls: number;
  success_rate: number;
}
const hourView = Joi.object<HourView>({
  hour: count(),
  date: Joi.string().required(),
  total_calls: count(),
  successful_calls: count(),
  success_rate: money(),
});

/** What the running estimate rests on, or why there is none. */
export interface CompletionView {
  code: string | null;
  reason: string | null;
  calls_per_hour: number | null;
  measured: boolean;
  shared_with: number;
}
const completionView = Joi.object<CompletionView>({
  code: nullableText().description(
    'Por qué no se puede decir: batch_paused, account_suspended, no_balance, caller_id, never_opens, no_capacity, nothing_left…',
  ),
  reason: nullableText().description('Lo mismo en una frase, con qué hacer'),
  calls_per_hour: Joi.number()
    .allow(null)
    .required()
    .description('Llamadas por hora abierta con que se cuenta'),
  measured: Joi.boolean().required().description('true: medidas en la última hora; false: según los topes'),
  shared_with: count().description('Otras campañas en curso con que se comparte el tope de la cuenta'),
});

export interface BatchSummaryView extends BatchStatusView {
  name: string;
  account_id: string;
  status: 'active' | 'paused' | 'completed' | 'cancelled' | 'importing';
  state: BatchState;
  completion_rate: number;
  estimated_cost: number;
  priority: number;
  created_at: Date;
  hourly_stats: HourView[];
  estimated_completion: Date | null;
  completion: CompletionView;
}
export const batchSummaryView = Joi.object<BatchSummaryView>({
  ...statusKeys(),
  name: Joi.string().required(),
  account_id: Joi.string().required(),
  status: Joi.string().valid('active', 'paused', 'completed', 'cancelled', 'importing').required(),
  state: Joi.string()
    .valid(...BATCH_STATES)
    .required(),
  completion_rate: money(),
  estimated_cost: money(),
  priority: Joi.number().required(),
  created_at: instant().required(),
  hourly_stats: Joi.array()
    .items(hourView)
    .max(24)
    .required()
    .description('Últimas horas locales con llamadas'),
  estimated_completion: moment().description('Cuándo parte la última llamada; null: ver completion'),
  completion: completionView.required(),
});

export interface BatchActionView {
  success: true;
  message: string;
  batch_id: string;
  is_active: boolean;
  state: BatchState;
}
const actionKeys = () => ({
  success: done(),
  message: Joi.string().required(),
  batch_id: Joi.string().required(),
  is_active: Joi.boolean().required(),
  state: Joi.string()
    .valid(...BATCH_STATES)
    .required(),
});
export const batchActionView = Joi.object<BatchActionView>(actionKeys());

export interface PausedView extends BatchActionView {
  in_flight: number;
}
const pausedKeys = () => ({
  ...actionKeys(),
  in_flight: count().description(
    'Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza',
  ),
});
export const pausedView = Joi.object<PausedView>(pausedKeys());

export interface PatchedBatch extends PausedView {
  updated_fields: string[];
  batch: BatchView;
  warnings: string[];
}
export const patchedBatch = Joi.object<PatchedBatch>({
  ...pausedKeys(),
  updated_fields: Joi.array().items(Joi.string()).required(),
  batch: batchView.required(),
  warnings: warnings(),
});

export interface CancelledBatch extends BatchActionView {
  reason: string;
  cancelled_jobs: number;
  in_progress_jobs: number;
}
export const cancelledBatch = Joi.object<CancelledBatch>({
  ...actionKeys(),
  reason: Joi.string().required(),
  cancelled_jobs: count().description('Jobs del lote que leen cancelled'),
  in_progress_jobs: count().description('Llamadas en curso: terminan y se cobran'),
});

export interface FaultView {
  path: string;
  message: string;
}
/** One fault or note about a field. */
export const faultView = Joi.object<FaultView>({
  path: Joi.string().allow('').required(),
  message: Joi.string().required(),
});

export interface AddedContactsView {
  success: true;
  message: string;
  batch_id: string;
  jobs_created: number;
  duplicates: number;
  errors: FaultView[];
  warnings: FaultView[];
}
export const addedContactsView = Joi.object<AddedContactsView>({
  success: done(),
  message: Joi.string().required(),
  batch_id: Joi.string().required(),
  jobs_created: count(),
  duplicates: count().description('Contactos que el lote ya tenía'),
  errors: Joi.array().items(faultView).required(),
  warnings: Joi.array().items(faultView).required(),
});
