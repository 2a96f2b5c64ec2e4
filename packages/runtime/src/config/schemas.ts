import Joi from 'joi';
import { parseClockLine, type ClockLine } from '@timbre/kernel';

const SPANISH: Joi.LanguageMessages = {
  'any.only': 'debe ser uno de {{#valids}}',
  'boolean.base': 'debe ser true o false',
  'number.base': 'debe ser un número',
  'number.integer': 'debe ser un número entero',
  'number.min': 'debe ser {{#limit}} o más',
  'number.max': 'debe ser {{#limit}} o menos',
  'string.min': 'debe tener {{#limit}} caracteres o más',
  'string.max': 'debe tener {{#limit}} caracteres o menos',
  'string.email': 'debe ser una dirección de correo',
  'string.pattern.name': 'debe ser {{#name}}',
  'any.custom': '{{#error.message}}',
};

/** What a schema says of the form of its values, in Spanish. */
export const formOf = (schema: Joi.AnySchema): string =>
  (schema.describe() as { flags: { description: string } }).flags.description;

/** Any text, trimmed. */
export const text = (min = 1, max = 2_000): Joi.StringSchema<string> =>
  Joi.string<string>().trim().min(min).max(max).messages(SPANISH).description('texto');

/** Text of a form that `form` names in Spanish, for example `un prefijo sin dos puntos`. */
export const textLike = (pattern: RegExp, form: string): Joi.StringSchema<string> =>
  text().pattern(pattern, form).description(form);

/** One of a closed list. */
export const oneOf = <const V extends string>(...values: V[]): Joi.StringSchema<V> =>
  Joi.string<V>()
    .valid(...values)
    .messages(SPANISH)
    .description(values.join(' | '));

/** A whole number between two bounds, both included. */
export const integer = (min: number, max: number): Joi.NumberSchema<number> =>
  Joi.number<number>().integer().min(min).max(max).messages(SPANISH).description(`entero, ${min} a ${max}`);

/** A number between two bounds, both included. */
export const decimal = (min: number, max: number): Joi.NumberSchema<number> =>
  Joi.number<number>().min(min).max(max).messages(SPANISH).description(`número, ${min} a ${max}`);

/** `true` or `false`; `1` and `0` are understood too. */
export const flag = (): Joi.BooleanSchema<boolean> =>
  Joi.boolean<boolean>().truthy('1').falsy('0').messages(SPANISH).description('true | false');

/** A URL of one of the schemes. */
export const url = (...schemes: string[]): Joi.StringSchema<string> =>
  text()
    .uri({ scheme: schemes })
    .messages({ 'string.uriCustomScheme': `debe ser una URL que empiece con ${schemes.join(':// o ')}://` })
    .description(schemes.map((scheme) => `${scheme}://…`).join(' | '));

/** An e-mail address of any domain. */
export const email = (): Joi.StringSchema<string> =>
  text()
    .email({ tlds: { allow: false } })
    .description('correo');

const parseList = (given: string, item: Joi.StringSchema<string>): string[] => {
  const parts = given.split(',').map((part) => part.trim());
  return parts.filter((part) => {
    const { error } = item.validate(part);
    if (part !== '' && error) throw new Error(`«${part}» ${error.message}`);
    return part !== '';
  });
};

/** Values parted by commas; each must fit `item`. */
export const list = (item: Joi.StringSchema<string>): Joi.AnySchema<string[]> =>
  Joi.any()
    .custom((given: string) => parseList(given, item))
    .messages(SPANISH)
    .description('lista separada por comas');

/** The JSON clock line of a run; see `clockFromConfig`. */
export const clockLine = (): Joi.AnySchema<ClockLine> =>
  Joi.any()
    .custom(parseClockLine)
    .messages({ 'any.custom': 'no es una línea de tiempo: {{#error.message}}' })
    .description('JSON');

/** A port; 0 lets the system choose a free one. */
export const port = (): Joi.NumberSchema<number> => integer(0, 65_535);
