import { ERROR_CODES, type ErrorCode } from '@timbre/kernel';
import type { Answer } from '../operation.ts';
import { withReferences } from './components.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

const listHeaders = {
  'X-Total-Count': { description: 'Cuántos hay en total', schema: { type: 'integer' } },
  Link: { description: 'Las partes vecinas de la lista (RFC 8288)', schema: { type: 'string' } },
};

const retryAfter = {
  'Retry-After': { description: 'Segundos que hay que esperar', schema: { type: 'integer' } },
};

const HEADERS: Readonly<Record<number, object>> = {
  202: {
    Location: { description: 'Dónde se sigue el avance', schema: { type: 'string' } },
    ...retryAfter,
  },
  401: { 'WWW-Authenticate': { description: 'Siempre Bearer', schema: { type: 'string' } } },
  429: retryAfter,
  503: retryAfter,
};

const headersOf = (status: number, json?: JsonSchema): object => {
  const headers = json?.type === 'array' ? listHeaders : HEADERS[status];
  return headers === undefined ? {} : { headers };
};

/** The answer of an operation that did what it was asked for. */
export const successResponse = (status: number, given: Answer): object => {
  const { description, schema, example, content_type = 'application/json', also } = given;
  if (schema === undefined && content_type === 'application/json') return { description };
  const json = schema === undefined ? { type: 'string' } : jsonSchemaOf(schema);
  return {
    description,
    ...headersOf(status, json),
    content: {
      [content_type]: {
        schema: withReferences(json, false),
        ...(example === undefined ? {} : { example }),
      },
      ...Object.fromEntries(
        [also ?? []].flat().map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]),
      ),
    },
  };
};

const nameOf = (status: number): string => `Problem${status}`;

/** Refers to what every operation answers with this status when it refuses. */
export const problemReference = (status: number): object => ({
  $ref: `#/components/responses/${nameOf(status)}`,
});

const codesOf = (status: number): ErrorCode[] =>
  (Object.entries(ERROR_CODES) as [ErrorCode, { status: number }][])
    .filter(([, entry]) => entry.status === status)
    .map(([code]) => code);

const FAULTS = [{ path: 'contacts[3].phones[0]', message: 'debe ser un teléfono' }];

const problemResponse = (status: number): object => {
  const codes = codesOf(status);
  const [code = 'internal'] = codes;
  const { title } = ERROR_CODES[code];
  const example = {
    ...{ type: `/docs/errores#${code}`, title, status, detail: title, code, request_id: 'req_01JD7Z8Q4M' },
    ...(status === 422 ? { errors: FAULTS } : {}),
  };
  return {
    description: codes.map((one) => `\`${one}\`: ${ERROR_CODES[one].title}`).join('. '),
    ...headersOf(status),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
};

/** The refusals that operations refer to, by their names in the document. */
export const problemResponses = (statuses: readonly number[]): Record<string, object> =>
  Object.fromEntries(
    [...new Set(statuses)].sort((a, b) => a - b).map((status) => [nameOf(status), problemResponse(status)]),
  );
