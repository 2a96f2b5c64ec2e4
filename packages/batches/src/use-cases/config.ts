import type { UseCase } from './catalogue.ts';
import {
  readDate,
  readList,
  readNumber,
  readOneOf,
  readText,
  type Config,
  type Fields,
  type Note,
} from './fields.ts';

/** Text fields of the form that only use cases have, as they came. */
export const CONFIG_FIELDS = [
  ...['company_name', 'payment_options', 'debt_type', 'discount_percentage', 'offer_description'],
  ...['product_category', 'campaign_type', 'call_to_action', 'offer_value', 'offer_expires'],
  ...['default_segment', 'premium_threshold', 'standard_threshold', 'interaction_type'],
  ...['producto_servicio', 'objetivo', 'mensaje_personalizado', 'preguntas', 'duracion_minutos', 'idioma'],
] as const;
export type ConfigField = (typeof CONFIG_FIELDS)[number];

const SEGMENTS = ['general', 'premium', 'standard', 'basic'] as const;
const MAX_AMOUNT = 1e12;

const collections = (note: Note, fields: Fields): Config => ({
  debt_type: readText(note, fields, 'debt_type', 'consolidated'),
  payment_options: readList(fields, 'payment_options', ['full_payment', 'installment_plan']),
});

const marketing = (note: Note, fields: Fields): Config => {
  const premium_threshold = readNumber(note, fields, 'premium_threshold', 0, MAX_AMOUNT, 100_000);
  const standard_threshold = readNumber(note, fields, 'standard_threshold', 0, MAX_AMOUNT, 50_000);
  if (Number(standard_threshold) > Number(premium_threshold))
    note('standard_threshold', 'no puede ser mayor que premium_threshold');
  return {
    ...{ premium_threshold, standard_threshold },
    offer_description: readText(note, fields, 'offer_description', null),
    discount_percentage: readNumber(note, fields, 'discount_percentage', 0, 100, 0),
    product_category: readText(note, fields, 'product_category', 'general'),
    campaign_type: readOneOf(
      note,
      fields,
      'campaign_type',
      ['promotional', 'retention', 'upsell'],
      'promotional',
    ),
    call_to_action: readOneOf(
      note,
      fields,
      'call_to_action',
      ['learn_more', 'buy_now', 'schedule_demo'],
      'learn_more',
    ),
    offer_value: readNumber(note, fields, 'offer_value', 0, MAX_AMOUNT, null),
    offer_expires: readDate(note, fields, 'offer_expires'),
    default_segment: readOneOf(note, fields, 'default_segment', SEGMENTS, null),
  };
};

/** How a talk about an experience came to be; surveys are one kind of it. */
const INTERACTION_TYPES = ['post_purchase', 'feedback', 'survey', 'notification'] as const;

const survey = (note: Note, fields: Fields, { name }: UseCase): Config => ({
  interaction_type: readOneOf(
    note,
    fields,
    'interaction_type',
    INTERACTION_TYPES,
    name === 'survey' ? 'survey' : 'feedback',
  ),
  producto_servicio: readText(note, fields, 'producto_servicio', null),
  objetivo: readText(note, fields, 'objetivo', null),
  mensaje_personalizado: readText(note, fields, 'mensaje_personalizado', null),
  preguntas: readText(note, fields, 'preguntas', null),
  duracion_minutos: readNumber(note, fields, 'duracion_minutos', 1, 60, 5),
  idioma: readText(note, fields, 'idioma', 'es'),
});

const SPECIFIC = { debt_collection: collections, marketing, survey, user_experience: survey };

/**
 * What the form says of the campaign itself, with the defaults of its use case: told to `note` are missing fields
 * (422) and values that the use case does not have (400, as existing clients know them).
 */
export const readConfig = (note: Note, use_case: UseCase, fields: Fields): Config => {
  for (const name of use_case.required_fields) {
    if ((fields[name] ?? '').trim() === '')
      note(name, `es obligatorio en ${use_case.name}`, name === 'company_name' ? 'invalid_input' : undefined);
  }
  return {
    company_name: readText(note, fields, 'company_name', null),
    ...SPECIFIC[use_case.name](note, fields, use_case),
  };
};
