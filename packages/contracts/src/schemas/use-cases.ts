import Joi from 'joi';
import {
  field,
  importAnswerKeys,
  importFields,
  type ImportAnswer,
  type ImportFields,
} from './batches-import.ts';
import { id } from './common.ts';

export interface UseCaseParams {
  use_case: string;
}
export const useCaseParams = Joi.object<UseCaseParams>({
  use_case: id().required().description('debt_collection, marketing, survey o user_experience'),
});

/** The form of an upload with what the campaign itself says; read by the use case, which knows what it needs. */
export interface UseCaseFields extends ImportFields {
  company_name?: string;
  retell_agent_id?: string;
  discount_percentage?: string;
  offer_description?: string;
  product_category?: string;
  campaign_type?: string;
  call_to_action?: string;
  offer_value?: string;
  offer_expires?: string;
  default_segment?: string;
  premium_threshold?: string;
  standard_threshold?: string;
  payment_options?: string;
  debt_type?: string;
  interaction_type?: string;
  producto_servicio?: string;
  objetivo?: string;
  mensaje_personalizado?: string;
  preguntas?: string;
  duracion_minutos?: string;
  idioma?: string;
}
const text = (description: string) => field(description, 2_000);
/** The text fields of a use case's form, beside those of every import. Which a case needs stands in each. */
export const useCaseFields = (importFields as Joi.ObjectSchema<UseCaseFields>).keys({
  company_name: field('Obligatorio: la empresa que el agente nombra'),
  retell_agent_id: field('Agente de Retell; sin él, el del espacio de trabajo'),
  discount_percentage: field('marketing: 0 a 100'),
  offer_description: text('marketing: obligatorio'),
  product_category: field('marketing; general por omisión'),
  campaign_type: field('marketing: promotional (por omisión), retention o upsell'),
  call_to_action: field('marketing: learn_more (por omisión), buy_now o schedule_demo'),
  offer_value: field('marketing: valor de la oferta'),
  offer_expires: field('marketing: último día de la oferta, AAAA-MM-DD'),
  default_segment: field(
    'marketing: general, premium, standard o basic, para quien no trae monto ni cupones',
  ),
  premium_threshold: field('marketing: monto desde el que se es premium; 100000 por omisión'),
  standard_threshold: field('marketing: monto desde el que se es standard; 50000 por omisión'),
  payment_options: text('debt_collection: opciones de pago separadas por | o coma'),
  debt_type: field('debt_collection; consolidated por omisión'),
  interaction_type: field('survey y user_experience: post_purchase, feedback, survey o notification'),
  producto_servicio: text('survey y user_experience'),
  objetivo: text('survey y user_experience'),
  mensaje_personalizado: text('survey y user_experience'),
  preguntas: text('survey: separadas por |; obligatorio si el archivo no trae la columna preguntas'),
  duracion_minutos: field('survey y user_experience: 1 a 60; 5 por omisión'),
  idioma: field('survey y user_experience; es por omisión'),
});

/** What the upload of a use case answers. */
export interface UseCaseAnswer extends Omit<ImportAnswer, 'stats'> {
  use_case: string;
  country: string;
  stats: Record<string, number | string>;
}
export const useCaseAnswer = Joi.object<UseCaseAnswer>({
  ...importAnswerKeys(),
  use_case: Joi.string().required(),
  country: Joi.string().valid('CL', 'AR').required(),
  stats: Joi.object()
    .pattern(Joi.string(), Joi.alternatives(Joi.number(), Joi.string()))
    .required()
    .description('total_records_normalized, jobs_created, processing_type y las cifras de toda importación'),
});

/** One kind of campaign, for a form that asks for what it needs. */
export interface UseCaseDetail {
  purpose: string;
  required_fields: string[];
  columns: { name: string; kind: string }[];
  variables: string[];
  defaults: Record<string, unknown>;
}
export interface UseCaseList {
  success: true;
  use_cases: string[];
  description: Record<string, string>;
  countries: Record<string, string>;
  details: Record<string, UseCaseDetail>;
}
const texts = () => Joi.array().items(Joi.string()).required();
export const useCaseList = Joi.object<UseCaseList>({
  success: Joi.boolean().valid(true).required(),
  use_cases: texts(),
  description: Joi.object().pattern(Joi.string(), Joi.string()).required(),
  countries: Joi.object()
    .pattern(Joi.string(), Joi.string())
    .required()
    .description('Nombre en la dirección y país'),
  details: Joi.object()
    .pattern(
      Joi.string(),
      Joi.object<UseCaseDetail>({
        purpose: Joi.string().required(),
        required_fields: texts(),
        columns: Joi.array()
          .items(Joi.object({ name: Joi.string().required(), kind: Joi.string().required() }))
          .required()
          .description('Columnas propias, además de las de toda importación'),
        variables: texts().description('Variables que recibe el agente de Retell'),
        defaults: Joi.object().unknown(true).required().description('call_settings que rigen si no se dan'),
      }),
    )
    .required(),
});
