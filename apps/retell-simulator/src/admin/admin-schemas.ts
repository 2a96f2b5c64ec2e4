import Joi from 'joi';
import { CREATE_FAULTS, type CreateFault, type Outage } from '../faults.ts';
import type { Limits } from '../options.ts';
import type { EndStatus } from '../calls/call-settings.ts';

/** `workspace` is a key; without it the default workspace is meant. */
export type LimitsBody = Partial<Limits> & { workspace?: string };

export const limitsSchema = Joi.object<LimitsBody>({
  workspace: Joi.string(),
  concurrency_limit: Joi.number().integer().min(0),
  cps: Joi.number().greater(0),
  burst_enabled: Joi.boolean(),
  reserved_inbound_concurrency: Joi.number().integer().min(0),
});

export const outageSchema = Joi.object<Outage>({
  status: Joi.valid(401, 402, 403, 409, 429, 500, 503).required(),
  seconds: Joi.number().greater(0).required(),
  create_only: Joi.boolean(),
  retry_after_s: Joi.number().min(0),
});

export const createFaultSchema = Joi.object<{ kind: CreateFault; count: number }>({
  kind: Joi.valid(...CREATE_FAULTS).required(),
  count: Joi.number().integer().min(1).max(100_000).required(),
});

export const latencySchema = Joi.object<{ ms: number }>({ ms: Joi.number().min(0).required() });

export const advanceSchema = Joi.object<{ ms: number }>({ ms: Joi.number().integer().min(0).required() });

export const hangUpSchema = Joi.object<{ reason?: string; status?: EndStatus }>({
  reason: Joi.string(),
  status: Joi.valid('ended', 'not_connected', 'error'),
});
