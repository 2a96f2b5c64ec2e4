import Joi from 'joi';
import { BATCH_STATES, type BatchState } from './batches.ts';
import { id, line, pageKeys, paragraph, type PageQuery } from './common.ts';

/** Why people are called. */
export const PURPOSES = ['collections', 'marketing', 'survey', 'user_experience'] as const;
export type Purpose = (typeof PURPOSES)[number];

const MAX_PRIORITY = 10;
const MAX_CONTACTS = 1_000;

export interface BatchParams {
  batch_id: string;
}
export const batchParams = Joi.object<BatchParams>({
  batch_id: id().required().description('batch_id, o el id de documento de 24 dígitos hexadecimales'),
});

/** The weight of a campaign. */
export const priority = (): Joi.NumberSchema<number> =>
  Joi.number<number>()
    .integer()
    .min(1)
    .max(MAX_PRIORITY)
    .description('Peso al repartir llamadas: 1 normal, 2 alta, 3 urgente');

/** `call_settings` in either dialect; what is inside is read by the rules of scheduling. */
export const callSettings = (): Joi.ObjectSchema<Record<string, unknown>> =>
  Joi.object<Record<string, unknown>>()
    .unknown(true)
    .allow(null)
    .description(
      'Cuándo y cómo llamar, en cualquiera de sus dos formas: max_attempts y retry_delay_hours (o retry_settings), allowed_hours (o allowed_call_hours) {start, end}, days_of_week 1–7, timezone, ring_timeout y max_call_duration en segundos, max_concurrent_calls',
    );

/** Who calls and from which number. */
export const agentKeys = () => ({
  agent_id: line(100).allow(null).description('Agente de Retell; sin él, el de la instalación'),
  from_number: Joi.string()
    .pattern(/^\+[1-9]\d{6,14}$/, 'un teléfono E.164')
    .allow(null),
});

export interface CreateBatchBody {
  account_id?: string;
  name: string;
  description: string;
  priority: number;
  purpose: Purpose;
  call_settings?: Record<string, unknown> | null;
  agent_id?: string | null;
  from_number?: string | null;
  contact_pack?: 'demo' | null;
}
export const createBatchBody = Joi.object<CreateBatchBody>({
  account_id: id().description('Sin él, la cuenta de la credencial'),
  name: line().required(),
  description: paragraph().default(''),
  priority: priority().default(1),
  purpose: Joi.string()
    .valid(...PURPOSES)
    .default('collections'),
  call_settings: callSettings(),
  ...agentKeys(),
  contact_pack: Joi.string()
    .valid('demo')
    .allow(null)
    .description('Solo con el simulador local: sin horario legal'),
}).rename('batch_name', 'name', { ignoreUndefined: true, override: true });

export interface PatchBatchBody {
  is_active?: boolean;
  name?: string;
  description?: string;
  priority?: number;
  call_settings?: Record<string, unknown> | null;
  from_number?: string | null;
}
export const patchBatchBody = Joi.object<PatchBatchBody>({
  is_active: Joi.boolean().description('false pausa, true reanuda'),
  name: line(),
  description: paragraph(),
  priority: priority(),
  call_settings: callSettings().description('null: vuelve a los valores por omisión'),
  from_number: agentKeys().from_number.description('null: vuelve al número de la instalación'),
});

export interface BatchListQuery extends PageQuery {
  account_id?: string;
  is_active?: boolean;
  state?: BatchState;
}
export const batchListQuery = Joi.object<BatchListQuery>({
  ...pageKeys(),
  account_id: id(),
  is_active: Joi.boolean(),
  state: Joi.string().valid(...BATCH_STATES),
});

/** How a contact is written in JSON; the rules of its fields are those of uploaded files. */
export interface ContactBody {
  name?: string;
  dni?: string | number;
  phones?: (string | number)[];
  debt_amount?: number | string;
  due_date?: string;
  fecha_maxima?: string;
  company_name?: string;
  reference_number?: string;
  email?: string;
  timezone?: string;
  region?: string;
  additional_info?: Record<string, unknown>;
}
/**
 * The keys of a contact in JSON, alone or among those of a job. Only their forms: RUT, phones and dates are judged by
 * the rules of files.
 */
export const contactKeys = () => ({
  name: line(),
  dni: Joi.alternatives(line(40), Joi.number()).description('RUT en Chile'),
  phones: Joi.array()
    .items(Joi.alternatives(line(60), Joi.number()))
    .max(10)
    .description('El mejor primero'),
  debt_amount: Joi.alternatives(Joi.number(), line(40)),
  due_date: line(40).description('Último día de pago, YYYY-MM-DD'),
  fecha_maxima: line(40),
  company_name: line(),
  reference_number: line(),
  email: line(),
  timezone: line(64).description('Zona IANA de la persona'),
  region: line(100).description('Región o comuna, si no se sabe la zona'),
  additional_info: Joi.object().unknown(true).max(50),
});

export interface AddContactsBody {
  contacts: ContactBody[];
  strict: boolean;
}
export const addContactsBody = Joi.object<AddContactsBody>({
  contacts: Joi.array().items(Joi.object<ContactBody>(contactKeys())).min(1).max(MAX_CONTACTS).required(),
  strict: Joi.boolean().default(false).description('true: un contacto con errores rechaza todos'),
});

export interface CancelQuery {
  reason?: string;
}
export const cancelQuery = Joi.object<CancelQuery>({ reason: line(500).allow('') });
export const cancelBody = Joi.object<CancelQuery>({ reason: line(500).allow('', null) });

export interface DeleteBatchQuery {
  delete_jobs: boolean;
}
export const deleteBatchQuery = Joi.object<DeleteBatchQuery>({
  delete_jobs: Joi.boolean().default(false).description('true: los jobs también se eliminan'),
});
