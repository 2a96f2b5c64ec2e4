import Joi from 'joi';
import { instant } from './common.ts';

export interface HomeView {
  message: string;
  version: string;
  status: 'active';
  docs: string;
}
export const homeView = Joi.object<HomeView>({
  message: Joi.string().required(),
  version: Joi.string().required(),
  status: Joi.string().valid('active').required(),
  docs: Joi.string().required(),
});

/** What existing clients read of the database. */
export interface HealthView {
  status: 'healthy' | 'unhealthy';
  timestamp: Date;
  database?: 'connected';
  error?: string;
  /** The release of the tz database that decides about local time, for example `2025c`. */
  time_zone_data: string;
}
export const healthView = Joi.object<HealthView>({
  status: Joi.string().valid('healthy', 'unhealthy').required(),
  timestamp: instant().required(),
  database: Joi.string().valid('connected'),
  error: Joi.string(),
  time_zone_data: Joi.string().required(),
});

export interface LiveView {
  status: 'ok';
}
export const liveView = Joi.object<LiveView>({ status: Joi.string().valid('ok').required() });

/** Each thing that the API needs, without details: this page is public. */
export interface ReadyView {
  status: 'ok' | 'unavailable';
  checks: Record<string, 'ok' | 'failed'>;
}
export const readyView = Joi.object<ReadyView>({
  status: Joi.string().valid('ok', 'unavailable').required(),
  checks: Joi.object().pattern(Joi.string(), Joi.string().valid('ok', 'failed')).required(),
});

export interface WebhookParams {
  workspace_id: string;
}
export const webhookParams = Joi.object<WebhookParams>({
  workspace_id: Joi.string()
    .pattern(/^[\w-]{1,60}$/, 'un identificador')
    .required(),
});
