import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { openApiDocument, OPERATIONS, type Operation } from '@timbre/contracts';
import type { Test } from 'supertest';

export { openTally, type Tally } from './tally.ts';

/** Every operation of the API, so that a new one is attacked without anybody thinking of it. */
export const everyOperation: Operation[] = Object.values(OPERATIONS);

/** Those that ask who it is. */
export const guarded = everyOperation.filter(({ capability }) => capability !== 'public');

/** Those that take a JSON body. */
export const withBody = everyOperation.filter(({ body }) => body !== undefined);

/** The path of an operation with its parameters filled in; what is not given gets an id that nobody has. */
export const pathOf = ({ path }: Operation, ids: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'x1234567'));

/** The names that a schema of an operation knows. */
export const keysOf = (schema: Operation['query'] | Operation['body'] | Operation['params']): string[] =>
  Object.keys((schema?.describe() as { keys?: object } | undefined)?.keys ?? {});

/** The person whom attacks name: no other text has these words and digits. */
export const SUSPECT = {
  name: 'Wenceslao Quillayñandú',
  rut: '18765432-7',
  phone: '+56950009876',
  email: 'wenceslao@canario.example',
};
const { name, rut: dni, phone } = SUSPECT;

/** Bodies that the operations accept, where the example of the document will not do. */
const GOOD_BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  login: { email: 'alguien@timbre.example', password: 'una-clave-cualquiera' },
  createApiKey: { name: 'prueba' },
  createAccount: { account_name: 'Cuenta', contact_name: 'Equipo', contact_email: 'equipo@timbre.example' },
  patchAccount: { account_name: 'Otro nombre' },
  topUpAccount: { credits: 1 },
  createBatch: { name: 'Campaña' },
  addBatchJobs: { contacts: [{ name, dni, phones: [phone] }] },
  patchBatch: { name: 'Otro nombre' },
  cancelBatch: { reason: 'prueba' },
  createJob: { name, dni, phones: [phone] },
  addDoNotCall: { level: 'person', value: dni, reason: 'lo pidió' },
  preflight: { contacts_count: 10 },
  setContactPolicy: { own_rules: null },
  replaceHolidays: { holidays: [] },
  withdrawJobs: { ruts: ['12345678-5'], reason: 'prueba' },
  raiseEmergencyStop: { reason: 'prueba' },
};

/** What a query needs beside an id, for the operations that ask for more. */
const GOOD_QUERIES: Readonly<Record<string, string>> = {
  exportEvidence: '&phone=%2B56950001234',
};

/** The rest of a good query of an operation. */
export const goodQuery = ({ id }: Operation): string => GOOD_QUERIES[id] ?? '';

interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { example?: object }> } }>>;
}
const paths = openApiDocument()['paths'] as Document['paths'];

/** The example of the document, without the ids of others. */
const exampleOf = ({ path, method }: Operation, type: string): Record<string, unknown> | undefined => {
  const example = paths[path]?.[method]?.requestBody?.content[type]?.example;
  if (example === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(example).filter(([key]) => !/^(?:account|batch|job)_id$/.test(key)),
  );
};

const needsSomething = ({ body }: Operation): boolean =>
  Object.values(
    (body?.describe() as { keys?: Record<string, { flags?: { presence?: string } }> }).keys ?? {},
  ).some(({ flags }) => flags?.presence === 'required');

/**
 * The good body of an operation: of the table above, else its example in the document, else nothing at all. Throws
 * when something is needed and nobody said what.
 */
export const goodBody = (operation: Operation): Record<string, unknown> | undefined => {
  if (operation.body === undefined) return undefined;
  const good = GOOD_BODIES[operation.id] ?? exampleOf(operation, 'application/json');
  if (good === undefined && needsSomething(operation))
    throw new Error(`give ${operation.id} an example of its request`);
  return good ?? {};
};

/** A small campaign, as a file. */
const FILE = `RUT;Nombre;Teléfono\n${dni};${name};${phone}\n`;

/** The text fields of a good form of the operation. */
export const goodFields = (operation: Operation): Record<string, string> =>
  Object.fromEntries(
    Object.entries(exampleOf(operation, 'multipart/form-data') ?? {})
      .filter(([field]) => field !== operation.multipart?.file)
      .map(([field, value]) => [field, String(value)]),
  );

/** Adds what a good request of the operation carries: a JSON body, or a form with a file; `more` stands beside it. */
export const withPayload = (sent: Test, operation: Operation, more: Record<string, unknown> = {}): Test => {
  const { multipart } = operation;
  if (multipart === undefined) {
    const body = goodBody(operation);
    return body === undefined ? sent : sent.send({ ...body, ...more });
  }
  for (const [field, value] of Object.entries({ ...goodFields(operation), ...more }))
    sent.field(field, String(value));
  return sent.attach(multipart.file, Buffer.from(FILE), 'cartera.csv');
};

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends exactly these bytes: no client library puts anything right on the way. */
export const sendRaw = (
  base: string,
  path: string,
  options: RequestOptions = {},
  body: string | Buffer = '',
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const sent = request({ hostname, port, path, agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Nothing in an answer tells how the server is made. */
export const tellsNothing = (text: string): boolean =>
  !/node_modules|at \w+ \(|\/src\/|\.ts:\d|mongo|express|stack/i.test(text);
