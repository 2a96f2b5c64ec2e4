import { ERROR_CODES, type ErrorCode } from '@timbre/kernel';
import type { Answer, Operation } from '../operation.ts';
import { withReferences } from './components.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

const schemaOf = (schema: JsonSchema): unknown => withReferences(schema, false);

const parameters = (operation: Operation): object[] => {
  const all = (where: 'path' | 'query', schema: Operation['params']): object[] => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = jsonSchemaOf(schema);
    return Object.entries(properties).map(([name, { description, ...rest }]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }));
  };
  const headers = Object.entries(operation.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  return [...all('path', operation.params), ...all('query', operation.query), ...headers];
};

const form = ({ file, fields }: NonNullable<Operation['multipart']>): JsonSchema => {
  const text = jsonSchemaOf(fields);
  return {
    ...text,
    properties: {
      [file]: { type: 'string', contentMediaType: 'application/octet-stream' },
      ...text.properties,
    },
    required: [file, ...(text.required ?? [])],
  };
};

const requestBody = ({ body, multipart, raw_body }: Operation): object | undefined => {
  if (multipart) return { required: true, content: { 'multipart/form-data': { schema: form(multipart) } } };
  if (raw_body) return { required: true, content: { 'application/json': { schema: { type: 'object' } } } };
  if (!body) return undefined;
  const schema = jsonSchemaOf(body);
  const required = (schema.required ?? []).length > 0;
  return { required, content: { 'application/json': { schema: schemaOf(schema) } } };
};

const listHeaders = {
  'X-Total-Count': { description: 'Cuántos hay en total', schema: { type: 'integer' } },
  Link: { description: 'Las partes vecinas de la lista (RFC 8288)', schema: { type: 'string' } },
};

const success = (given: Answer): object => {
  const { description, schema, example, content_type = 'application/json', also } = given;
  if (schema === undefined && content_type === 'application/json') return { description };
  const json = schema === undefined ? { type: 'string' } : jsonSchemaOf(schema);
  return {
    description,
    ...(json.type === 'array' ? { headers: listHeaders } : {}),
    content: {
      [content_type]: { schema: schemaOf(json), ...(example === undefined ? {} : { example }) },
      ...(also === undefined ? {} : { [also]: { schema: { type: 'string', contentMediaType: also } } }),
    },
  };
};

const problem = (status: number): object => {
  const [code, { title }] = (
    Object.entries(ERROR_CODES) as [ErrorCode, { status: number; title: string }][]
  ).find(([, entry]) => entry.status === status) ?? ['internal', ERROR_CODES.internal];
  const example = {
    type: `/docs/errores#${code}`,
    title,
    status,
    detail: title,
    code,
    request_id: 'req_01JD7Z8Q4M',
  };
  return {
    description: title,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
};

const READING = { json: [400, 413, 415], form: [400, 413, 415], raw: [400, 413], none: [] } as const;

const readsWhat = ({ body, multipart, raw_body }: Operation): keyof typeof READING => {
  if (multipart) return 'form';
  if (raw_body) return 'raw';
  return body ? 'json' : 'none';
};

/**
 * Statuses of the problems that an operation may answer: its own, those of reading its body, of its credential, of a
 * query that it does not know, and of servers that fail.
 */
export const problemStatuses = (operation: Operation): number[] => {
  const guarded = operation.capability === 'public' ? [] : [401, 403];
  const all = [...operation.errors, ...READING[readsWhat(operation)], ...guarded, 422, 500, 503];
  return [...new Set(all)].sort((a, b) => a - b);
};

/** An operation as the OpenAPI document writes it. */
export const operationObject = (operation: Operation): object => {
  const body = requestBody(operation);
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => [status, success(answer)] as const,
  );
  const problems = problemStatuses(operation).map((status) => [String(status), problem(status)] as const);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    'x-capability': operation.capability,
    security: operation.capability === 'public' ? [] : [{ bearer: [] }, { apiKey: [] }, { session: [] }],
    parameters: parameters(operation),
    ...(body === undefined ? {} : { requestBody: body }),
    // An answer of its own counts more than the problem of the same status: /health answers 503 in its own shape.
    responses: Object.fromEntries([...problems, ...answers]),
  };
};
