import { checkInput, noQuery, type Operation } from '@timbre/contracts';
import { invalidInput, type FieldFault } from '@timbre/kernel';
import { isText } from './check-shape.ts';

/** The parts of a request as they came. */
export interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
  fields: unknown;
}

/** Bodies and forms were looked through when they were read. */
const notText = (values: unknown, part: keyof RawInput): FieldFault[] =>
  part !== 'params' && part !== 'query'
    ? []
    : Object.entries(values ?? {})
        .filter(([, value]) => ![value].flat().every(isText))
        .map(([path]) => ({ path, message: 'tiene caracteres que no son texto' }));

/**
 * Holds every part of a request against the operation's schemas and throws 422 with all faults of all parts. Only
 * JSON bodies have types of their own; paths, queries and form fields are text that is converted. A query that the
 * operation does not declare is unknown, as are unknown parameters.
 */
export const validateInput = (operation: Operation, raw: RawInput): RawInput => {
  const faults: FieldFault[] = [];
  const part = (name: keyof RawInput, schema: Operation['body'], convert: boolean): unknown => {
    if (schema === undefined) return undefined;
    faults.push(...notText(raw[name], name));
    const checked = checkInput(schema, raw[name], { convert });
    if ('error' in checked) throw checked.error;
    if ('value' in checked) return checked.value;
    faults.push(...checked.faults);
    return undefined;
  };
  const values = {
    params: part('params', operation.params, true),
    query: part('query', operation.query ?? noQuery, true),
    body: part('body', operation.body, false),
    fields: part('fields', operation.multipart?.fields, true),
  };
  if (faults.length > 0) throw invalidInput(faults);
  return values;
};
