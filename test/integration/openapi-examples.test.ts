import { OPERATIONS, openApiDocument, type Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { contractFaults } from '../support/contract.ts';
import { examplePath, exampleSession, withRealValues, type ExampleWorld } from '../support/example-world.ts';

interface Parameter {
  name: string;
  in: string;
  example?: unknown;
}
interface Documented {
  parameters: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}

const CSV = 'RUT;Nombre;Teléfono móvil;Saldo\n12345678-5;Marta Soto Rivas;987654321;150000\n';

const document = openApiDocument() as { paths: Record<string, Record<string, Documented>> };
const operations: Operation[] = Object.values(OPERATIONS);
const documented = ({ path, method }: Operation): Documented => {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`${method} ${path} is not in the document`);
  return found;
};
const bodyExample = (operation: Operation): unknown =>
  Object.values(documented(operation).requestBody?.content ?? {})[0]?.example;

let api: TestApi;
let account_may: Set<string>;
beforeAll(async () => {
  api = await startTestApi();
  const { api_key } = await api.createAccount();
  const me = await api.call('get', '/api/v1/auth/me', { key: api_key });
  account_may = new Set(me.body.capabilities as string[]);
});
afterAll(() => api.stop());

/** The operations that are no request of a client: their senders sign what they send, or they never end. */
const NOT_SENT = new Set(['receiveRetellWebhook', 'streamEvents', 'refreshSession', 'changePassword']);
const sendable = operations.filter(({ id }) => !NOT_SENT.has(id));

/** What only somebody who signed in can do. */
const PERSONAL = new Set(['changePassword']);

const keyFor = async ({ id, capability }: Operation, world: ExampleWorld): Promise<string | null> => {
  if (capability === 'public') return null;
  if (PERSONAL.has(id)) return (await exampleSession(world)).token;
  const own = capability === 'signed_in' || account_may.has(capability);
  return own ? world.account.api_key : api.platform_key;
};

const queryOf = (operation: Operation): string => {
  const given = documented(operation).parameters.filter(
    (one) => one.in === 'query' && one.example !== undefined,
  );
  const query = new URLSearchParams(
    given.map(({ name, example }): [string, string] => [name, String(example)]),
  );
  return given.length === 0 ? '' : `?${query}`;
};

/** Sends the example of an operation in a world of its own. */
const sendExample = async (operation: Operation) => {
  const world = { api, account: await api.createAccount('minutes_based') };
  const path = await examplePath(operation, world);
  const example = JSON.stringify([`${path}${queryOf(operation)}`, bodyExample(operation) ?? null]);
  const [asked, body] = JSON.parse(await withRealValues(example, world)) as [string, object | null];
  if (operation.multipart) return sendForm(operation, asked, world.account.api_key, body ?? {});
  const key = await keyFor(operation, world);
  return api.call(operation.method, asked, { key, ...(body ? { body } : {}) });
};

const sendForm = async (operation: Operation, path: string, key: string, fields: object) => {
  const file = operation.multipart?.file ?? '';
  const request = api.request.post(path).set({ Authorization: `Bearer ${key}`, Prefer: 'respond-async' });
  for (const [name, value] of Object.entries(fields)) if (name !== file) request.field(name, String(value));
  const answer = await request.attach(file, Buffer.from(CSV), 'cartera.csv');
  const content_type = String(answer.headers['content-type']);
  const seen = { method: 'post', path: path.split('?')[0] ?? '', status: answer.status, content_type };
  expect(contractFaults({ ...seen, body: answer.body })).toEqual([]);
  return answer;
};

const named = (list: Operation[]) => list.map((operation) => [operation.id, operation] as const);

describe('the examples of the document', () => {
  it.each(named(operations.filter(({ body, multipart }) => body ?? multipart)))(
    '%s has one of its request (add it to packages/contracts/src/examples/requests.ts)',
    (_id, operation) => {
      expect(bodyExample(operation)).toBeDefined();
    },
  );

  it.each(named(sendable))('%s answers its example as it says', async (_id, operation) => {
    const answer = await sendExample(operation);
    const promised = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    expect(promised, answer.text).toContain(String(answer.status));
  });
});
