import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { OPERATIONS, type Operation } from '@timbre/contracts';
import { afterAll, expect } from 'vitest';

/** Counts what a file of attacks tried, and prints it at its end. */
export interface Tally {
  /** One attempt; `kind` is the attack, up to its colon the sort of attack. Turned away when `answer` equals `expected`; anything else is a leak. */
  blocked(kind: string, answer: unknown, expected: unknown): void;
}

/** Opens the tally of one file and prints `attacks=… cases=… blocked=… leaked=…` after its last test. */
export const openTally = (file: string): Tally => {
  const kinds = new Set<string>();
  let [cases, blocked] = [0, 0];
  afterAll(() =>
    console.log(`${file}: attacks=${kinds.size} cases=${cases} blocked=${blocked} leaked=${cases - blocked}`),
  );
  return {
    blocked(kind, answer, expected) {
      kinds.add(kind.split(':', 1)[0] ?? kind);
      cases += 1;
      expect(answer, kind).toEqual(expected);
      blocked += 1;
    },
  };
};

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

/** Bodies that the operations accept; a new operation with a body has to be added, or its tests fail. */
const GOOD_BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  login: { email: 'alguien@timbre.example', password: 'una-clave-cualquiera' },
  createApiKey: { name: 'prueba' },
  createAccount: { account_name: 'Cuenta', contact_name: 'Equipo', contact_email: 'equipo@timbre.example' },
  patchAccount: { account_name: 'Otro nombre' },
  topUpAccount: { credits: 1 },
  createBatch: { name: 'Campaña' },
  addBatchJobs: { contacts: [{ name: 'Persona', dni: '12345678-5', phones: ['+56950001234'] }] },
  patchBatch: { name: 'Otro nombre' },
  cancelBatch: { reason: 'prueba' },
  createJob: { name: 'Persona', dni: '12345678-5', phones: ['+56950001234'] },
  addDoNotCall: { level: 'person', value: '12345678-5', reason: 'lo pidió' },
  preflight: { contacts_count: 10 },
  setContactPolicy: { own_rules: null },
  replaceHolidays: { holidays: [] },
  raiseEmergencyStop: { reason: 'prueba' },
};

/** What a query needs beside an id, for the operations that ask for more. */
const GOOD_QUERIES: Readonly<Record<string, string>> = {
  exportEvidence: '&phone=%2B56950001234',
};

/** The rest of a good query of an operation. */
export const goodQuery = ({ id }: Operation): string => GOOD_QUERIES[id] ?? '';

/** The good body of an operation. Throws for one that the table does not have. */
export const goodBody = ({ id, body }: Operation): Record<string, unknown> | undefined => {
  if (body === undefined) return undefined;
  const good = GOOD_BODIES[id];
  if (good === undefined) throw new Error(`add a good body for ${id} to GOOD_BODIES`);
  return good;
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
