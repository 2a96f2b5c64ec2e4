import Joi from 'joi';
import { schemaError } from './api-error.ts';

/** `agent_override.agent.ring_duration_ms` → `request/body/agent_override/agent/ring_duration_ms`. */
const pointer = (path: (string | number)[]): string => ['request/body', ...path].join('/');

const sentence = ({ type, path, context, message }: Joi.ValidationErrorItem): string => {
  if (type === 'object.unknown') {
    return `${pointer(path.slice(0, -1))} must NOT have additional properties (${String(context?.label)})`;
  }
  if (type === 'any.required') {
    return `${pointer(path.slice(0, -1))} must have required property '${String(path.at(-1))}'`;
  }
  if (type === 'string.empty') return `${pointer(path)} must NOT have fewer than 1 characters`;
  return `${pointer(path)} ${message.replace(/^"[^"]*" /, '')}`;
};

/**
 * The body if it fits; a field that the schema does not name is refused, so that a typo never passes unnoticed.
 *
 * @throws ApiError 400 that names the first fault
 */
export const validBody = <T>(schema: Joi.ObjectSchema<T>, body: unknown): T => {
  const { error, value } = schema.validate(body ?? {}, { convert: false });
  if (error) throw schemaError(sentence(error.details[0]!));
  return value;
};

/** An E.164 number. */
export const e164 = Joi.string().pattern(/^\+[1-9]\d{6,14}$/, 'e164');

/** What Retell stores for us: any JSON up to 50 kB. */
export const metadata = Joi.any().custom((value: unknown, helpers) =>
  Buffer.byteLength(JSON.stringify(value) ?? '') <= 50_000
    ? value
    : helpers.message({ custom: 'must NOT be larger than 50 kB' }),
);

/** Dynamic variables: strings only, and the mistake that everybody makes once. */
export const stringMap = Joi.object<Record<string, string>>().pattern(Joi.string(), Joi.string().allow(''));

/** An agent's version: a number, a tag, `latest` or `latest_published`. */
export const agentVersion = Joi.alternatives<string | number>(
  Joi.number().integer().min(0),
  Joi.string().min(1),
);

export const storageSetting = Joi.string().valid(
  'everything',
  'everything_except_pii',
  'basic_attributes_only',
);
