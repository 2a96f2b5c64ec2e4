import Joi from 'joi';
import type { RetellCall } from './retell-call.ts';

/** A field of the wrong type becomes null, to be left out, instead of making the whole call unreadable. */
const lenient = <T extends Joi.Schema>(schema: T): T => schema.failover(null) as T;

const text = lenient(Joi.string().allow(''));
const number = lenient(Joi.number());
const millis = lenient(Joi.number().min(0));
const flag = lenient(Joi.boolean());
const anyObject = lenient(Joi.object().unknown());

const utterances = lenient(
  Joi.array().items(
    Joi.object({ role: Joi.string().required(), content: Joi.string().allow('').required() }),
  ),
);

const analysis = lenient(
  Joi.object({
    call_summary: text,
    call_successful: flag,
    in_voicemail: flag,
    user_sentiment: text,
    custom_analysis_data: anyObject,
  }),
);

const cost = lenient(
  Joi.object({ combined_cost: number, total_duration_seconds: number, total_duration_unit_price: number }),
);

const callSchema = Joi.object({
  call_id: Joi.string().required(),
  call_status: Joi.string().required().failover('unknown'),
  agent_id: text,
  agent_version: number,
  to_number: text,
  from_number: text,
  direction: text,
  start_timestamp: millis,
  end_timestamp: millis,
  duration_ms: millis,
  disconnection_reason: text,
  transcript: text,
  transcript_object: utterances,
  recording_url: text,
  recording_multi_channel_url: text,
  public_log_url: text,
  transfer_destination: text,
  call_analysis: analysis,
  call_cost: cost,
  metadata: anyObject,
  collected_dynamic_variables: anyObject,
  // The name that older payloads use (retell.md §1.10).
  disconnect_reason: text,
});

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

const withoutNulls = <T extends object>(value: Nullable<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) as T;

/**
 * Reads a call out of an answer or a webhook. Unknown fields are dropped, fields of a wrong type too, so that a new
 * value at Retell never stops us. Null when it has no `call_id`.
 */
export const parseCall = (value: unknown): RetellCall | null => {
  const { error, value: parsed } = callSchema.validate(value, { stripUnknown: true });
  if (error || !parsed) return null;
  const { disconnect_reason, ...call } = withoutNulls<RetellCall & { disconnect_reason?: string }>(parsed);
  return {
    ...(disconnect_reason !== undefined && { disconnection_reason: disconnect_reason }),
    ...call,
    ...(call.call_analysis && { call_analysis: withoutNulls(call.call_analysis) }),
    ...(call.call_cost && { call_cost: withoutNulls(call.call_cost) }),
  };
};
