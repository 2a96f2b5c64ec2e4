import { openApiDocument } from '@timbre/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Answer {
  content?: Record<string, { schema: object }>;
}
interface OperationObject {
  operationId: string;
  responses: Record<string, Answer | { $ref: string }>;
}

/** An answer of the API as a test sees it. */
export interface SeenAnswer {
  method: string;
  /** Without its query. */
  path: string;
  status: number;
  content_type: string;
  body: unknown;
}

const document = openApiDocument() as {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: object; responses: Record<string, Answer> };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ $id: 'api', components: { schemas: document.components.schemas } });

const patterns = Object.keys(document.paths)
  .sort() // '{' comes after every letter: literal paths are tried first
  .map((path) => ({ path, form: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`) }));

const operationOf = ({ method, path }: SeenAnswer): OperationObject | undefined => {
  const found = patterns.find(
    ({ path: pattern, form }) => form.test(path) && document.paths[pattern]?.[method],
  );
  return found && document.paths[found.path]?.[method];
};

/** What an operation declares for a status, behind its reference if it is one. */
const declaredFor = ({ responses }: OperationObject, status: number): Answer | undefined => {
  const given = responses[String(status)];
  if (given === undefined || !('$ref' in given)) return given;
  return document.components.responses[given.$ref.split('/').at(-1) ?? ''];
};

const localised = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;

/**
 * What of an answer departs from the OpenAPI document: an undeclared status or content type, or a body of another
 * shape. Empty when it keeps the contract, and for addresses that the document does not know.
 */
export const contractFaults = (seen: SeenAnswer): string[] => {
  const operation = operationOf(seen);
  if (operation === undefined) return [];
  const name = `${operation.operationId} ${seen.status}`;
  const declared = declaredFor(operation, seen.status);
  if (declared === undefined) return [`${name}: status not declared`];
  if (declared.content === undefined) return [];
  const type = seen.content_type.split(';')[0] ?? '';
  const schema = declared.content[type]?.schema;
  if (schema === undefined) return [`${name}: content type ${type} not declared`];
  if (!type.endsWith('json')) return [];
  const validate = ajv.compile(localised(schema));
  if (validate(seen.body)) return [];
  return (validate.errors ?? []).map(
    (error) => `${name}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
};
