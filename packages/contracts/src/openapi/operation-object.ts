import { REQUEST_EXAMPLES } from '../examples/requests.ts';
import { limitOf, type Operation } from '../operation.ts';
import { withReferences } from './components.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';
import { PARAMETER_TEXTS } from './parameter-texts.ts';
import { problemReference, successResponse } from './responses.ts';

const schemaOf = (schema: JsonSchema): unknown => withReferences(schema, false);

const REPEAT = 'Elegida por el cliente, 1 a 255 caracteres. ';
const REPEATS = {
  answer: `${REPEAT}La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409`,
  ids: `${REPEAT}Una solicitud repetida con ella encuentra lo que la primera creó`,
} as const;
const repeatable = ({ idempotent }: Operation): Record<string, string> =>
  idempotent === undefined ? {} : { 'Idempotency-Key': REPEATS[idempotent] };

const exampleOf = (example: unknown): object => (example === undefined ? {} : { example });

const parameters = (operation: Operation): object[] => {
  const examples = REQUEST_EXAMPLES[operation.id] ?? {};
  const all = (where: 'path' | 'query', schema: Operation['params']): object[] => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = jsonSchemaOf(schema);
    return Object.entries(properties).map(([name, { description = PARAMETER_TEXTS[name], ...rest }]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
      ...exampleOf(where === 'query' ? examples.query?.[name] : undefined),
    }));
  };
  const headers = Object.entries({ ...repeatable(operation), ...operation.headers }).map(
    ([name, description]) => ({
      name,
      in: 'header',
      required: false,
      description,
      schema: { type: 'string' },
    }),
  );
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

const requestBody = ({ id, body, multipart, raw_body }: Operation): object | undefined => {
  const { body: sent, form: fields } = REQUEST_EXAMPLES[id] ?? {};
  if (multipart) {
    const schema = form(multipart);
    const example = fields && { [multipart.file]: 'cartera.xlsx', ...fields };
    return { required: true, content: { 'multipart/form-data': { schema, ...exampleOf(example) } } };
  }
  if (raw_body) return { required: true, content: { 'application/json': { schema: { type: 'object' } } } };
  if (!body) return undefined;
  const schema = jsonSchemaOf(body);
  const required = (schema.required ?? []).length > 0;
  return { required, content: { 'application/json': { schema: schemaOf(schema), ...exampleOf(sent) } } };
};

const READING = { json: [400, 413, 415], form: [400, 413, 415], raw: [400, 413], none: [] } as const;

const readsWhat = ({ body, multipart, raw_body }: Operation): keyof typeof READING => {
  if (multipart) return 'form';
  if (raw_body) return 'raw';
  return body ? 'json' : 'none';
};

/**
 * Statuses of the problems that an operation may answer: its own, those of reading its body, of its credential, of
 * its limits, of a repetition, of a query that it does not know, and of servers that fail.
 */
export const problemStatuses = (operation: Operation): number[] => {
  const guarded = operation.capability === 'public' ? [] : [401, 403];
  const limited = limitOf(operation) === 'none' ? [] : [429];
  const repeated = operation.idempotent === undefined ? [] : [409];
  const all = [
    ...operation.errors,
    ...READING[readsWhat(operation)],
    ...guarded,
    ...limited,
    ...repeated,
    ...[422, 500, 503],
  ];
  return [...new Set(all)].sort((a, b) => a - b);
};

/** An operation as the OpenAPI document writes it. */
export const operationObject = (operation: Operation): object => {
  const body = requestBody(operation);
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => [status, successResponse(Number(status), answer)] as const,
  );
  const problems = problemStatuses(operation).map(
    (status) => [String(status), problemReference(status)] as const,
  );
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
