import { invalidInput, type AppError, type FieldFault } from '@timbre/kernel';
import { similarKey } from '@timbre/scheduling';
import Joi from 'joi';
import { SPANISH_MESSAGES } from './messages.ts';

/** `phones[0].type` for `['phones', 0, 'type']`. */
const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The keys that the object at `path` of a schema may have; empty where a schema leaves them open. */
const knownKeys = (schema: Joi.Schema, path: readonly (string | number)[]): string[] => {
  const names = path.filter((step): step is string => typeof step === 'string');
  const parent = names.length === 0 ? schema : (schema as Joi.ObjectSchema).extract(names);
  return Object.keys((parent.describe() as { keys?: object }).keys ?? {});
};

const unknownKeyMessage = (schema: Joi.Schema, path: readonly (string | number)[]): string => {
  const inList = path.slice(0, -1).some((step) => typeof step === 'number');
  const meant = inList ? null : similarKey(String(path.at(-1)), knownKeys(schema, path.slice(0, -1)));
  return meant === null ? 'no se conoce' : `no se conoce; ¿quiso decir ${meant}?`;
};

const toFault = (schema: Joi.Schema, detail: Joi.ValidationErrorItem): FieldFault => ({
  path: pathText(detail.path),
  message: detail.type === 'object.unknown' ? unknownKeyMessage(schema, detail.path) : detail.message,
});

/** Input that fits, or what is wrong with it: every fault, or the one error that a schema asks for itself. */
export type Checked<T> = { value: T } | { faults: FieldFault[] } | { error: AppError };

/**
 * Holds `input` against `schema`. Text becomes numbers, booleans and dates only with `convert`, for inputs that have
 * no types of their own (paths, queries, forms). Unknown keys are faults, with a suggestion when one is close.
 */
export const checkInput = <T>(
  schema: Joi.Schema<T>,
  input: unknown,
  options: { convert: boolean },
): Checked<T> => {
  const { value, error } = schema.validate(input, {
    abortEarly: false,
    convert: options.convert,
    messages: SPANISH_MESSAGES,
    errors: { label: 'path', wrap: { label: false, array: false, string: false } },
  });
  if (error === undefined) return { value: value };
  if (!Joi.isError(error)) return { error: error };
  return { faults: error.details.map((detail) => toFault(schema, detail)) };
};

/** {@link checkInput} for a single value; throws `invalid_input` (422) with every fault. */
export const parseInput = <T>(schema: Joi.Schema<T>, input: unknown): T => {
  const checked = checkInput(schema, input, { convert: false });
  if ('value' in checked) return checked.value;
  throw 'error' in checked ? checked.error : invalidInput(checked.faults);
};
