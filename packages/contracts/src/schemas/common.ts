import { AppError } from '@timbre/kernel';
import Joi from 'joi';

/** Text of one line: no control characters, no lone surrogates; spaces around it are a fault of nobody. */
export const line = (max = 200): Joi.StringSchema<string> =>
  Joi.string<string>()
    .min(1)
    .max(max)
    .pattern(/^[^\p{Cc}\p{Cs}]*$/u, 'texto sin caracteres de control');

/** Text of several lines, empty too. */
export const paragraph = (max = 2_000): Joi.StringSchema<string> =>
  Joi.string<string>()
    .allow('')
    .max(max)
    .pattern(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'texto sin caracteres de control');

/** An id as Timbre and the earlier systems give them; which one it is turns out when it is looked up. */
export const id = (): Joi.StringSchema<string> =>
  Joi.string<string>().pattern(/^[\w.-]{1,100}$/, 'un identificador');

/** A date and time with zone; `Date` in code, ISO-8601 with `Z` on the wire. */
export const instant = (): Joi.DateSchema<Date> => Joi.date<Date>().iso();

/** A choice whose refusal is the sentence 400 that existing clients know (contract A1), not a field fault. */
export const quotedChoice = <const V extends string>(
  name: string,
  values: readonly V[],
): Joi.StringSchema<V> =>
  Joi.string<V>()
    .valid(...values)
    .error((errors) => new AppError('invalid_request', `Invalid ${name}: ${shown(errors[0]?.local.value)}`));

const shown = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 50) : typeof value);

/** The part of a list that is asked for. */
export interface PageQuery {
  limit: number;
  skip: number;
}

const MAX_SKIP = 1_000_000;

/** `limit` and `skip` of the lists that existing clients read; the answer has `X-Total-Count` and `Link`. */
export const pageKeys = (limit = 100, max = 1_000): { limit: Joi.NumberSchema; skip: Joi.NumberSchema } => ({
  limit: Joi.number().integer().min(1).max(max).default(limit).description('Cuántos elementos'),
  skip: Joi.number().integer().min(0).max(MAX_SKIP).default(0).description('Cuántos se saltan'),
});

/** Answers of actions that existing clients read as `success` and `message`. */
export interface ActionAnswer {
  success: boolean;
  message: string;
}
export const actionAnswer = Joi.object<ActionAnswer>({
  success: Joi.boolean().required(),
  message: Joi.string().required(),
});

/** The query of operations that take none: any parameter is unknown. */
export const noQuery = Joi.object<Record<string, never>>({});
