import type { ContactRules } from '@timbre/scheduling';
import Joi from 'joi';
import { id, line } from './common.ts';

const accountId = () => id().description('Sin ella, la cuenta de la credencial');
const day = () => Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/, 'una fecha AAAA-MM-DD');
const hour = () => Joi.string().pattern(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'una hora HH:mm');
const weekdays = () => Joi.array().items(Joi.number().integer().min(1).max(7));

export interface AccountQuery {
  account_id?: string;
}
export const accountQuery = Joi.object<AccountQuery>({ account_id: accountId() });

export interface HolidaysQuery extends AccountQuery {
  year?: number;
}
export const holidaysQuery = Joi.object<HolidaysQuery>({
  account_id: accountId(),
  year: Joi.number().integer().min(2000).max(2100).description('Sin él, el año actual de la cuenta'),
});

/** A day that the account keeps free. */
export interface OwnHoliday {
  date: string;
  name: string;
}
const ownHoliday = Joi.object<OwnHoliday>({ date: day().required(), name: line(80).required() });

export interface ReplaceHolidaysBody extends AccountQuery {
  holidays: OwnHoliday[];
}
export const replaceHolidaysBody = Joi.object<ReplaceHolidaysBody>({
  account_id: accountId(),
  holidays: Joi.array().items(ownHoliday).max(366).required().description('Reemplaza la lista propia entera'),
});

export interface HolidaysView {
  year: number;
  country: string;
  national: { date: string; name: string; law: string }[];
  own: OwnHoliday[];
}
export const holidaysView = Joi.object<HolidaysView>({
  year: Joi.number().integer().required(),
  country: Joi.string().required(),
  national: Joi.array()
    .items(
      Joi.object({
        date: day().required(),
        name: Joi.string().required(),
        law: Joi.string().required().description('La norma que lo establece'),
      }),
    )
    .required()
    .description('Los del país, que una cuenta no puede quitar'),
  own: Joi.array().items(ownHoliday).required().description('Los que agregó la cuenta'),
});

export interface OwnHolidaysView {
  holidays: OwnHoliday[];
}
export const ownHolidaysView = Joi.object<OwnHolidaysView>({
  holidays: Joi.array().items(ownHoliday).required(),
});

const rules = () =>
  Joi.object<ContactRules>({
    hours: Joi.object({ start: hour().required(), end: hour().required() }).description(
      'En la zona de la persona',
    ),
    days: weekdays().min(1).unique().description('1 lunes a 7 domingo'),
    max_contacts_per_week: Joi.number().integer().min(0).max(7),
    counts: Joi.string().valid('any').description('any: toda llamada hecha cuenta como contacto'),
    holidays_closed: Joi.boolean().valid(true),
    unknown_zone: Joi.string()
      .valid('strict')
      .description(
        'strict: a quien no tiene zona conocida se llama solo cuando todas las del país lo permiten',
      ),
  });

export interface SetContactPolicyBody extends AccountQuery {
  own_rules: ContactRules | null;
}
export const setContactPolicyBody = Joi.object<SetContactPolicyBody>({
  account_id: accountId(),
  own_rules: rules()
    .allow(null)
    .required()
    .description('Reemplaza las reglas propias; null: solo las del país'),
});

interface Hours {
  days: number[];
  start: string;
  end: string;
}
/** What holds for one purpose: the law, narrowed by the account. */
export interface PolicyView {
  purpose: string;
  pack: string;
  valid_from: string;
  legal_hours: Hours[] | null;
  holidays_closed: boolean;
  max_contacts_per_week: number | null;
  max_contacts_per_day: number | null;
  counts: string;
  caller_ids: { forbidden: string[]; required: string[] | null; expected: string[] | null } | null;
  register: { name: string; scrub_days: number } | null;
  sources: string[];
}
const cap = () => Joi.number().integer().allow(null).required();
const prefixes = () => Joi.array().items(Joi.string());
const policyView = Joi.object<PolicyView>({
  purpose: Joi.string().required(),
  pack: Joi.string().required(),
  valid_from: day().required().description('Desde cuándo rige esta versión'),
  legal_hours: Joi.array()
    .items(Joi.object({ days: weekdays().required(), start: hour().required(), end: hour().required() }))
    .allow(null)
    .required()
    .description('Horas en que se puede llamar, con lo que la cuenta acortó; null: todas'),
  holidays_closed: Joi.boolean().required(),
  max_contacts_per_week: cap(),
  max_contacts_per_day: cap(),
  counts: Joi.string().valid('answered', 'any').required(),
  caller_ids: Joi.object({
    forbidden: prefixes().required(),
    required: prefixes().allow(null).required(),
    expected: prefixes().allow(null).required(),
  })
    .allow(null)
    .required()
    .description('Prefijos del número que se muestra'),
  register: Joi.object({ name: Joi.string().required(), scrub_days: Joi.number().integer().required() })
    .allow(null)
    .required()
    .description('Registro público con que se debe comparar la lista antes de llamar'),
  sources: Joi.array().items(Joi.string()).required(),
});

export interface ContactPolicyView {
  account_id: string;
  country: string;
  timezone: string;
  own_rules: ContactRules | null;
  policies: PolicyView[];
}
export const contactPolicyView = Joi.object<ContactPolicyView>({
  account_id: Joi.string().required(),
  country: Joi.string().required(),
  timezone: Joi.string().required(),
  own_rules: rules().allow(null).required(),
  policies: Joi.array().items(policyView).required().description('Lo que rige hoy para cada propósito'),
});
