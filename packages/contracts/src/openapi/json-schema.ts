import type Joi from 'joi';

/** A JSON Schema (draft 2020-12) as far as we look into it. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
  [key: string]: unknown;
}

/** `null` stands beside the other values of an enumeration, or nobody may send it: joi leaves it out. */
const withNull = (schema: JsonSchema): JsonSchema =>
  Array.isArray(schema.type) && schema.type.includes('null') && schema.enum && !schema.enum.includes(null)
    ? { ...schema, enum: [...schema.enum, null] }
    : schema;

/** A condition on another field leaves a choice of one behind. */
const withoutChoiceOfOne = ({ anyOf, ...rest }: JsonSchema): JsonSchema =>
  Array.isArray(anyOf) && anyOf.length === 1
    ? { ...(anyOf[0] as JsonSchema), ...rest }
    : { ...rest, ...(anyOf === undefined ? {} : { anyOf }) };

/** An object without a word about its fields may hold any: typed clients have to be told. */
const openWhenUntold = (schema: JsonSchema): JsonSchema => {
  const isObject = schema.type === 'object' || (Array.isArray(schema.type) && schema.type.includes('object'));
  const told = ['properties', 'additionalProperties', 'patternProperties', 'anyOf', 'oneOf', 'allOf'];
  return isObject && told.every((name) => schema[name] === undefined)
    ? { ...schema, additionalProperties: true }
    : schema;
};

const fix = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fix);
  if (typeof value !== 'object' || value === null) return value;
  const fixed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fix(inner)]));
  return openWhenUntold(withNull(withoutChoiceOfOne(fixed)));
};

/** The JSON Schema of what a client sends for a joi schema; of an answer, what it gets. */
export const jsonSchemaOf = (schema: Joi.AnySchema): JsonSchema =>
  fix(schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })) as JsonSchema;
