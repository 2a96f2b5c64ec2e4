import Joi from 'joi';
import { instant } from './common.ts';

export interface BatchHistoryQuery {
  limit: number;
  cursor?: string;
}
export const batchHistoryQuery = Joi.object<BatchHistoryQuery>({
  limit: Joi.number().integer().min(1).max(100).default(50).description('Cuántos elementos'),
  cursor: Joi.string().max(200).description('next_cursor de la respuesta anterior'),
});

const ACTOR_KINDS = ['user', 'api_key', 'cli', 'system'] as const;

/** One change of a batch. */
export interface BatchChangeView {
  change_id: string;
  at: Date;
  action: string;
  actor: {
    kind: (typeof ACTOR_KINDS)[number];
    id: string;
    name: string;
  };
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
const fields = (description: string) =>
  Joi.object().unknown(true).allow(null).required().description(description);
const batchChangeView = Joi.object<BatchChangeView>({
  change_id: Joi.string().required(),
  at: instant().required(),
  action: Joi.string().required().description('Por ejemplo batch.paused, batch.changed, job.cancelled'),
  actor: Joi.object({
    kind: Joi.string()
      .valid(...ACTOR_KINDS)
      .required()
      .description('system: Timbre por sí mismo · cli: la línea de comandos'),
    id: Joi.string().required(),
    name: Joi.string().required().description('Como se llama la persona o la llave'),
  }).required(),
  reason: Joi.string().allow(null).required(),
  before: fields('Lo que cambió, como estaba; los ajustes de llamada como call_settings.<clave>'),
  after: fields('Lo mismo, como quedó; al cancelar también los jobs por estado'),
});

export interface BatchHistoryList {
  data: BatchChangeView[];
  next_cursor: string | null;
  has_more: boolean;
}
export const batchHistoryList = Joi.object<BatchHistoryList>({
  data: Joi.array().items(batchChangeView).required(),
  next_cursor: Joi.string().allow(null).required(),
  has_more: Joi.boolean().required(),
});
