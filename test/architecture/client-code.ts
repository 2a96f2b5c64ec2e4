import { openApiDocument } from '@timbre/contracts';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format } from 'prettier';
import { readJson } from './tree.ts';

interface OperationObject {
  operationId: string;
  'x-capability': string;
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

const TELL = '// Generated from the OpenAPI document: npm run openapi. Not to be edited.\n';
const RESERVED = ['body', 'form'];

const isSuccess = (status: string): boolean => status.startsWith('2');
const answersOf = ({ responses }: OperationObject): string[] => [
  ...new Set(
    Object.entries(responses)
      .filter(([status]) => isSuccess(status))
      .flatMap(([, { content = {} }]) => Object.keys(content)),
  ),
];

/** What other systems send us is not for a client to send. */
const isForClients = ({ parameters }: OperationObject): boolean =>
  parameters.every(({ name }) => name !== 'X-Retell-Signature');

/** A client names path and query parameters side by side: each name has to mean one thing. */
const refuseClash = ({ operationId, parameters }: OperationObject): void => {
  const names = parameters.filter((one) => one.in !== 'header').map(({ name }) => name);
  const clash = names.filter((name, n) => names.indexOf(name) !== n || RESERVED.includes(name));
  if (clash.length > 0) throw new Error(`${operationId}: two parameters named ${clash.join(', ')}`);
};

/** Where a parameter chooses between JSON and a file, the header leaves the choice to it. */
const acceptOf = (types: string[]): object => {
  const others = types.filter((type) => type !== 'application/json');
  if (others.length === 0) return {};
  return { accept: others.length < types.length ? '*/*' : others.join(', ') };
};

/** The one line of the table of operations that the client needs while it runs. */
const factsOf = (path: string, method: string, operation: OperationObject): object => {
  refuseClash(operation);
  const types = answersOf(operation);
  return {
    method: method.toUpperCase(),
    path,
    ...(operation.parameters.some(({ name }) => name === 'Idempotency-Key') ? { idempotent: true } : {}),
    ...acceptOf(types),
  };
};

const FACTS = `
/** What the client needs to know of an operation while it runs. */
export interface OperationFacts {
  method: string;
  /** With parameters in braces. */
  path: string;
  /** It takes an Idempotency-Key. */
  idempotent?: true;
  /** The Accept header that it wants, where its answers are not JSON alone. */
  accept?: string;
}
`;

const table = (document: { paths: Record<string, Record<string, OperationObject>> }): string => {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => isForClients(operation))
      .map(([method, operation]) => [operation.operationId, factsOf(path, method, operation)] as const),
  );
  const all = JSON.stringify(Object.fromEntries(entries));
  return `${FACTS}
/** Every operation that the client can send, by its operationId. */
export const OPERATIONS = ${all} as const satisfies Readonly<Record<string, OperationFacts>>;
`;
};

const written = async (code: string): Promise<string> =>
  format(`${TELL}\n${code}`, { ...readJson<object>('.prettierrc.json'), parser: 'typescript' });

/** The document without its examples: types are read for their shapes. */
const withoutExamples = (document: object): OpenAPI3 =>
  JSON.parse(JSON.stringify(document), function (this: object, key, value: unknown) {
    return key === 'example' && 'schema' in this ? undefined : value;
  }) as OpenAPI3;

/** The generated files of `@timbre/client`, by their paths. */
export const clientCode = async (): Promise<Record<string, string>> => {
  const document = openApiDocument();
  const nodes = await openapiTS(withoutExamples(document), { defaultNonNullable: false, silent: true });
  return {
    'packages/client/src/generated/schema.ts': await written(astToString(nodes)),
    'packages/client/src/generated/operations.ts': await written(
      table(document as Parameters<typeof table>[0]),
    ),
  };
};
