import Joi from 'joi';
import {
  agentKeys,
  callSettings,
  contactKeys,
  priority,
  PURPOSES,
  type ContactBody,
  type Purpose,
} from './batches-input.ts';
import { faultView, type FaultView } from './batches.ts';
import { id, instant } from './common.ts';

const MAX_CONTACTS = 1_000;
const MAX_COUNT = 1_000_000;

/** A campaign that is thought of: its contacts, or only how many they are. */
export interface PreflightBody {
  account_id?: string;
  contacts?: ContactBody[];
  contacts_count?: number;
  allow_duplicates: boolean;
  priority: number;
  purpose: Purpose;
  call_settings?: Record<string, unknown> | null;
  agent_id?: string | null;
  from_number?: string | null;
  contact_pack?: 'demo' | null;
}
export const preflightBody = Joi.object<PreflightBody>({
  account_id: id().description('Sin él, la cuenta de la credencial'),
  contacts: Joi.array()
    .items(Joi.object<ContactBody>(contactKeys()))
    .min(1)
    .max(MAX_CONTACTS)
    .description('Como al agregar personas a un lote'),
  contacts_count: Joi.number()
    .integer()
    .min(1)
    .max(MAX_COUNT)
    .description('En lugar de contacts: cuántas personas serían'),
  allow_duplicates: Joi.boolean()
    .default(false)
    .description('true: llamar también a quienes ya están en un lote vivo'),
  priority: priority().default(1),
  purpose: Joi.string()
    .valid(...PURPOSES)
    .default('collections'),
  call_settings: callSettings(),
  ...agentKeys(),
  contact_pack: Joi.string().valid('demo').allow(null).description('Solo con el simulador local'),
}).xor('contacts', 'contacts_count');

const count = () => Joi.number().integer().required();
const amount = () => Joi.number().required();
const nullableNumber = () => Joi.number().allow(null).required();
const nullableText = () => Joi.string().allow(null).required();
const moment = () => instant().allow(null).required();

export interface SkippedView {
  code: string;
  count: number;
  sentence: string;
  next_at: Date | null;
  permanent: boolean;
  job_ids: string[];
  indexes: number[];
}
const skippedView = Joi.object<SkippedView>({
  code: Joi.string().required(),
  count: count(),
  sentence: Joi.string().required(),
  next_at: moment().description(
    'Desde cuándo se puede llamar a la primera; null: cuando alguien actúe, o nunca',
  ),
  permanent: Joi.boolean().required().description('true: esta campaña no las llamará'),
  job_ids: Joi.array().items(Joi.string()).max(20).required().description('Hasta 20'),
  indexes: Joi.array()
    .items(Joi.number().integer())
    .max(20)
    .required()
    .description('Lugares en contacts, desde 0; hasta 20'),
});

export interface PreflightWarningView {
  code: string;
  message: string;
}
const warningView = Joi.object<PreflightWarningView>({
  code: Joi.string().required(),
  message: Joi.string().required(),
});

export interface CostView {
  unit: 'minutes' | 'USD';
  currency: string | null;
  min: number;
  expected: number;
  max: number;
  available: number | null;
  balance_after: number | null;
  enough: boolean;
  people_covered: number | null;
}
const costView = Joi.object<CostView>({
  unit: Joi.string().valid('minutes', 'USD').required(),
  currency: nullableText().description('null en un plan por minutos'),
  min: amount().description('Nadie contesta, o todos cortan al tiro: lo que sea menos'),
  expected: amount().description('Según las últimas llamadas de la cuenta'),
  max: amount().description('Todos los intentos, cada uno con la duración máxima'),
  available: nullableNumber().description('null: plan sin saldo'),
  balance_after: nullableNumber().description('Con el costo esperado; negativo: lo que falta'),
  enough: Joi.boolean().required(),
  people_covered: nullableNumber().description('Personas para las que alcanza el saldo'),
});

export interface FinishView {
  earliest: Date | null;
  expected: Date | null;
  latest: Date | null;
  reason: string | null;
}
const finishView = Joi.object<FinishView>({
  earliest: moment().description('Todos contestan a la primera y ninguna otra campaña llama'),
  expected: moment().description('Cuándo parte la última llamada, al ritmo usual'),
  latest: moment().description('Nadie contesta antes del último intento y cada llamada dura lo máximo'),
  reason: nullableText().description('Por qué no se puede decir: nothing_left, never_opens, no_capacity'),
});

export interface AssumptionsView {
  history_calls: number;
  success_share: number;
  connected_share: number;
  talk_seconds: number;
  slot_seconds: number;
  calls: number;
  slots: number;
  calls_per_second: number;
  measured: boolean;
  caps: { batch: number; account: number; workspace: number };
  shared_with_account: number;
  shared_with_all: number;
  calls_a_day: number | null;
  max_attempts: number;
  retry_delay_hours: number;
  max_call_duration: number;
  policy: string;
  timezone: string;
}
const assumptionsView = Joi.object<AssumptionsView>({
  history_calls: count().description('Llamadas de los últimos 30 días en que se basa; 0: supuestos'),
  success_share: amount().description('Parte de las llamadas tras las que no hace falta otra'),
  connected_share: amount().description('Parte que se conecta y se cobra como conversación'),
  talk_seconds: amount(),
  slot_seconds: amount().description('Cuánto ocupa una llamada su cupo'),
  calls: count().description('Llamadas esperadas en total'),
  slots: amount().description('Llamadas a la vez con que se cuenta'),
  calls_per_second: amount(),
  measured: Joi.boolean().required().description('true: ritmo medido en la última hora'),
  caps: Joi.object({ batch: count(), account: count(), workspace: count() }).required(),
  shared_with_account: count().description('Campañas en curso de la cuenta con que se comparte'),
  shared_with_all: count().description('Campañas en curso con que se comparte el workspace de Retell'),
  calls_a_day: nullableNumber().description('Si los límites diarios de la cuenta frenan: llamadas por día'),
  max_attempts: count(),
  retry_delay_hours: amount(),
  max_call_duration: count(),
  policy: Joi.string().required(),
  timezone: Joi.string().required(),
});

export interface PreflightView {
  checked_at: Date;
  batch_id: string | null;
  state: string | null;
  people: { total: number; finished: number; in_progress: number; dialable_now: number; skipped: number };
  sample: number | null;
  skipped: SkippedView[];
  warnings: PreflightWarningView[];
  held: { code: string; sentence: string } | null;
  cost: CostView;
  finish: FinishView;
  assumptions: AssumptionsView;
  errors: FaultView[];
  contact_warnings: FaultView[];
}
export const preflightView = Joi.object<PreflightView>({
  checked_at: instant().required(),
  batch_id: nullableText(),
  state: nullableText(),
  people: Joi.object({
    total: count(),
    finished: count(),
    in_progress: count().description('En llamada ahora'),
    dialable_now: count().description('Se pueden llamar ahora, si hay cupo'),
    skipped: count(),
  }).required(),
  sample: nullableNumber().description('Personas miradas de una campaña grande; null: todas'),
  skipped: Joi.array().items(skippedView).required(),
  warnings: Joi.array().items(warningView).required(),
  held: Joi.object({ code: Joi.string().required(), sentence: Joi.string().required() })
    .allow(null)
    .required()
    .description('Lo que detiene a toda la campaña hasta que alguien actúe'),
  cost: costView.required(),
  finish: finishView.required(),
  assumptions: assumptionsView.required(),
  errors: Joi.array().items(faultView).required().description('Contactos con errores'),
  contact_warnings: Joi.array().items(faultView).required(),
});
