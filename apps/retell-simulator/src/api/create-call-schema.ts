import Joi from 'joi';
import type { StorageSetting } from '../calls/call-settings.ts';
import { agentVersion, e164, metadata, storageSetting, stringMap } from './validate.ts';

/** The fields of `agent_override.agent` that change what the simulator does. */
export interface AgentOverride {
  ring_duration_ms?: number;
  max_call_duration_ms?: number;
  webhook_url?: string | null;
  webhook_events?: string[] | null;
  webhook_timeout_ms?: number;
  voicemail_option?: { action: { type: string; text?: string }; detection_prompt?: string | null } | null;
  data_storage_setting?: StorageSetting;
}

/** A valid body of create-phone-call. */
export interface CreateCallBody {
  from_number: string;
  to_number: string;
  override_agent_id?: string;
  override_agent_version?: string | number;
  agent_override?: { agent?: AgentOverride; retell_llm?: object; conversation_flow?: object };
  retell_llm_dynamic_variables?: Record<string, string>;
  metadata?: unknown;
  custom_sip_headers?: Record<string, string>;
  ignore_e164_validation?: boolean;
}

const EVENTS = [
  'call_started',
  'call_ended',
  'call_analyzed',
  'transcript_updated',
  'transfer_started',
  'transfer_bridged',
  'transfer_cancelled',
  'transfer_ended',
];

const integer = (low: number, high: number) => Joi.number().integer().min(low).max(high);

const agent = Joi.object({
  ring_duration_ms: integer(5_000, 300_000),
  max_call_duration_ms: integer(60_000, 7_200_000),
  end_call_after_silence_ms: Joi.number().integer().min(10_000),
  webhook_url: Joi.string().allow(null),
  webhook_events: Joi.array()
    .items(Joi.string().valid(...EVENTS))
    .allow(null),
  webhook_timeout_ms: integer(1, 60_000),
  voicemail_option: Joi.object({
    action: Joi.object({
      type: Joi.string().valid('hangup', 'static_text', 'prompt', 'bridge_transfer').required(),
      text: Joi.string(),
    }).required(),
    detection_prompt: Joi.string().allow(null, ''),
  }).allow(null),
  ivr_option: Joi.object({
    action: Joi.object({ type: Joi.string().valid('hangup').required() }).required(),
    detection_prompt: Joi.string().allow(null, ''),
  }).allow(null),
  data_storage_setting: storageSetting,
  data_storage_retention_days: integer(1, 730).allow(null),
}).unknown();

/**
 * retell.md §1.3. `agent_id` and `ring_timeout`, the names of an older contract, are unknown here. The from_number's
 * form is checked unless `ignore_e164_validation` says that a trunk takes others, such as 600 numbers.
 */
export const createCallSchema = Joi.object<CreateCallBody>({
  from_number: Joi.when('ignore_e164_validation', {
    is: Joi.valid(true).required(),
    then: Joi.string().min(1),
    otherwise: e164,
  }).required(),
  to_number: e164.required(),
  override_agent_id: Joi.string().min(1),
  override_agent_version: agentVersion,
  agent_override: Joi.object({
    agent,
    retell_llm: Joi.object().unknown(),
    conversation_flow: Joi.object().unknown(),
  }),
  retell_llm_dynamic_variables: stringMap,
  metadata,
  custom_sip_headers: Joi.object().pattern(/^X-/i, Joi.string()),
  ignore_e164_validation: Joi.boolean(),
});
