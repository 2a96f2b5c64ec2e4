import { AppError, DAY_MS } from '@timbre/kernel';
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

/** The longest stretch of time that one request may ask for. */
const MAX_RANGE_DAYS = 366;

const momentOf = (value: unknown): number =>
  value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : NaN;

/**
 * For the end of a range of instants or days: `to: instant().custom(rangeFrom('from'))`, declared after its start.
 * An end before the start, or more than {@link MAX_RANGE_DAYS} after it, is a fault of the end. A range with one end
 * open passes.
 */
export const rangeFrom =
  (start: string): Joi.CustomValidator =>
  (value: unknown, helpers) => {
    const [siblings] = helpers.state.ancestors as Record<string, unknown>[];
    const [from, to] = [momentOf(siblings?.[start]), momentOf(value)];
    if (to < from) return helpers.message({ custom: `debe ser igual o posterior a ${start}` });
    if (to - from > MAX_RANGE_DAYS * DAY_MS)
      return helpers.message({ custom: `debe estar a lo más ${MAX_RANGE_DAYS} días después de ${start}` });
    return value;
  };

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
