import Joi from 'joi';
import { parseCall } from './parse-call.ts';
import type { RetellCall } from './retell-call.ts';

/** One delivery. `event` is not a closed list: Retell adds events, and a new one must not be refused. */
export interface RetellWebhook {
  event: string;
  call: RetellCall;
}

/** The part of a delivery that must be there; everything else is read leniently. */
export const webhookEventSchema = Joi.object<{ event: string; call: object }>({
  event: Joi.string().max(100).required(),
  call: Joi.object({ call_id: Joi.string().max(200).required() })
    .unknown()
    .required(),
}).unknown();

const parseJson = (raw_body: Buffer): unknown => {
  try {
    return JSON.parse(raw_body.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Reads a delivery whose signature has been checked. Null when it is not JSON or not an event about a call. */
export const parseWebhook = (raw_body: Buffer): RetellWebhook | null => {
  const { error, value } = webhookEventSchema.validate(parseJson(raw_body), { convert: false });
  if (error || !value) return null;
  const call = parseCall(value.call);
  return call && { event: value.event, call };
};
