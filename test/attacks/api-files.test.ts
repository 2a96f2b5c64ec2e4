import { request as httpRequest } from 'node:http';
import { rawParts, rawXlsx, flagEncrypted, rowsXml } from '../integration/sheets-fixtures.ts';
import { openImportBench, type ImportBench } from '../integration/import-support.ts';
import type { Operation } from '@timbre/contracts';
import { everyOperation, goodFields, openTally, pathOf } from './attack-support.ts';
import { writeWorkbook } from '@timbre/sheets';
import { zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestAccount } from '../support/api.ts';

// Each file is read in a process of its own that loads its program first: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const tally = openTally('api-files');
let bench: ImportBench;
let account: TestAccount;
let batch_id: string;
beforeAll(async () => {
  bench = await openImportBench();
  account = await bench.api.createAccount();
  const { body } = await bench.api.call('post', '/api/v1/batches', {
    key: account.api_key,
    body: { name: 'Campaña' },
  });
  batch_id = body.batch.batch_id as string;
});
afterAll(() => bench.stop());

const HEADER = ['RUT', 'Nombre', 'Celular'];
const ROWS = rowsXml([HEADER, ['12345678-5', 'Ana Soto', 950001234]]);
const withParts = (parts: Zippable): Uint8Array => rawXlsx({ rows: ROWS, parts });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const nested = zipSync({ 'a.xml': new Uint8Array(9) });

/** Where a file can be sent to; a new place is attacked without anybody thinking of it. */
const places = everyOperation.filter(({ multipart }) => multipart !== undefined);

const address = (operation: Operation): string =>
  pathOf(operation, { account_id: account.account_id, batch_id, use_case: 'debt_collection' });

const post = (operation: Operation, file: Uint8Array, name: string) =>
  bench.api.request
    .post(address(operation))
    .set('Authorization', `Bearer ${account.api_key}`)
    .field(goodFields(operation))
    .attach(operation.multipart?.file ?? 'file', Buffer.from(file), name);

/** How much is stored of what files make. */
const stored = async (): Promise<number[]> => {
  const names = ['batches', 'jobs', 'do_not_call', 'uploads.files', 'uploads.chunks'];
  return Promise.all(names.map((name) => bench.api.store.connection.collection(name).countDocuments()));
};

let turn = 0;
/** The place where campaigns come from, and one of the others in turn: each file is read by a process of its own. */
const twoPlaces = (): Operation[] => {
  const [first, ...others] = [...places].sort((a) => (a.id === 'importBatch' ? -1 : 1));
  return [first, others[turn++ % others.length]].filter((place) => place !== undefined);
};

/** Sends a file to these places; the answer must be one of `expected` and leave nothing behind. */
const refusedAt = async (
  to: Operation[],
  kind: string,
  file: Uint8Array,
  name: string,
  expected: number[],
) => {
  for (const operation of to) {
    const before = await stored();
    const { status, headers } = await post(operation, file, name);
    const said = String(headers['content-type']).includes('application/problem+json');
    // Some places take one kind of file only, and say so by its name.
    const good = [...expected, ...(operation.id === 'importBatch' ? [] : [400])];
    tally.blocked(`${kind}: ${operation.id}`, [good.includes(status) || status, said], [true, true]);
    tally.blocked(`${kind}, left behind: ${operation.id}`, await stored(), before);
  }
};

describe('a file that is no spreadsheet', () => {
  it('is 415 under the name of one, in every place that takes files', async () => {
    const files: [string, Uint8Array][] = [
      ['PDF', text('%PDF-1.4\n…')],
      ['HTML', text(`<html>${'<'.repeat(60_000)}`)],
      [
        'old Excel',
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
      ],
      ['macros', withParts({ 'xl/vbaProject.bin': new Uint8Array(4) })],
      ['picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Uint8Array(64)])],
    ];
    for (const [kind, file] of files)
      await refusedAt(places, `disguised ${kind}`, file, 'cartera.xlsx', [415, 422]);
  });

  it('is 400 under another name', async () => {
    for (const name of ['cartera.exe', 'cartera.xlsx.html', 'cartera', '../../etc/passwd', 'cartera.xls'])
      await refusedAt(places, 'file name', rawXlsx({ rows: ROWS }), name, [400]);
  });
});

describe('a file that is a bomb', () => {
  it('of zeros is 413 before anything is inflated', async () => {
    const zeros: Zippable[string] = [new Uint8Array(110 * 1024 * 1024), { level: 1 }];
    await refusedAt(
      twoPlaces(),
      'zip bomb',
      withParts({ 'xl/worksheets/sheet2.xml': zeros }),
      'a.xlsx',
      [413],
    );
  });

  it('of parts, archives within, or paths that leave it is 422', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [`xl/media/${n}.png`, new Uint8Array(1)]),
    );
    for (const parts of [
      many,
      { 'xl/embeddings/inner.zip': nested },
      { '../../evil.xml': new Uint8Array(1) },
      { '/etc/passwd': new Uint8Array(1) },
    ])
      await refusedAt(twoPlaces(), 'archive', withParts(parts), 'a.xlsx', [422]);
  });

  it('of rows or columns, or behind a password, is 422', async () => {
    const corner = `${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    await refusedAt(twoPlaces(), 'far corner', rawXlsx({ rows: corner }), 'a.xlsx', [422]);
    await refusedAt(twoPlaces(), 'password', flagEncrypted(rawXlsx({ rows: ROWS })), 'a.xlsx', [422]);
    await refusedAt(
      twoPlaces(),
      'broken zip',
      zipSync(rawParts({ rows: ROWS })).slice(0, 900),
      'a.xlsx',
      [415, 422],
    );
  });

  it('of claimed cells is read for what it holds', async () => {
    const bomb = rawXlsx({ rows: ROWS, before: '<dimension ref="A1:XFD1048576"/>' });
    const { status, body } = await bench.upload({
      key: account.api_key,
      bytes: bomb,
      fields: { batch_name: 'x' },
    });
    tally.blocked('dimension bomb', [status, body.stats?.jobs_created], [201, 1]);
  });
});

describe('what stands in a file', () => {
  it('reaches no prototype and runs no formula', async () => {
    const header = ['RUT', 'Nombre', 'Celular', '__proto__', 'constructor'];
    const rows = [
      ['12345678-5', '=cmd|/c calc!A1', '950001234', 'polluted', 'x'],
      ['11111111-1', '=HYPERLINK("http://malo.example")', '950001235', 'polluted', 'x'],
    ];
    const bytes = writeWorkbook([{ name: 'Cartera', columns: header, rows }]);
    const answer = await bench.upload({ key: account.api_key, bytes, fields: { batch_name: 'fórmulas' } });
    tally.blocked('prototype in a header', ({} as Record<string, unknown>)['polluted'], undefined);
    tally.blocked('formula', [201, 422].includes(answer.status), true);
    const formula = rawXlsx({
      rows: `${rowsXml([HEADER])}<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>HYPERLINK("http://malo.example")</f><v>Ana</v></c><c r="C2"><v>950001236</v></c></row>`,
    });
    const read = await bench.upload({ key: account.api_key, bytes: formula, fields: { batch_name: 'f' } });
    tally.blocked('formula cell', read.body.stats?.jobs_created ?? 0, 0);
  });

  it('calls nobody twice: one phone 10,000 times is one job, and it is said', async () => {
    const bytes = `RUT;Nombre;Celular\n${'12345678-5;Ana Soto;950001999\n'.repeat(10_000)}`;
    const { api_key } = await bench.api.createAccount();
    const echo = { key: api_key, bytes, name: 'eco.csv', fields: { batch_name: 'eco' } };
    const { status, body } = await bench.upload(echo);
    tally.blocked('echo', [status, body.stats?.jobs_created], [201, 1]);
    expect(JSON.stringify(body)).toMatch(/duplic|repetid/i);
  });
});

/** Exactly these bytes as a form; undefined when no answer comes. */
const raw = (path: string, body: Buffer, type: string, claimed = body.length) =>
  new Promise<number | undefined>((resolve) => {
    const { hostname, port } = new URL(bench.api.url);
    const headers = { 'x-api-key': account.api_key, 'content-type': type, 'content-length': claimed };
    const sent = httpRequest({ hostname, port, path, method: 'POST', agent: false, headers });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', () => resolve(undefined));
    sent.write(body);
    // A form that claims more than it has is cut off in the middle.
    if (claimed > body.length) setTimeout(() => sent.destroy(), 50);
    else sent.end();
  });

describe('a form', () => {
  const part = (name: string, file: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${file === '' ? '' : `; filename="${file}"`}\r\n\r\nrut;telefono\r\n\r\n`;
  const type = 'multipart/form-data; boundary=x';

  it('with two files, endless parts or no end is refused and leaves nothing', async () => {
    for (const operation of places) {
      const { id, multipart } = operation;
      const path = address(operation);
      const name = multipart?.file ?? 'file';
      const forms: [string, string, string][] = [
        ['two files', `${part(name, 'a.csv')}${part(name, 'b.csv')}--x--\r\n`, type],
        ['another file', `${part('otro', 'a.csv')}--x--\r\n`, type],
        ['1,001 parts', `${part('campo', '').repeat(1_001)}--x--\r\n`, type],
        ['no boundary', `${part(name, 'a.csv')}--x--\r\n`, 'multipart/form-data'],
        ['no end', part(name, 'a.csv'), type],
        ['no headers', '--x\r\n\r\n--x--\r\n', type],
        ['hostile field', `${part('__proto__', '')}${part('a.b', '')}${part(name, 'a.csv')}--x--\r\n`, type],
      ];
      for (const [kind, body, as] of forms) {
        const before = await stored();
        const status = (await raw(path, Buffer.from(body), as)) ?? 0;
        tally.blocked(
          `form, ${kind}: ${id}`,
          [status >= 400 && status < 500, await stored()],
          [true, before],
        );
      }
    }
  });

  it('that is never finished leaves nothing', async () => {
    for (const operation of places) {
      const before = await stored();
      const begun = Buffer.from(part(operation.multipart?.file ?? 'file', 'a.csv'));
      await raw(address(operation), begun, type, 5_000_000);
      tally.blocked(`aborted upload: ${operation.id}`, await stored(), before);
    }
    expect((await bench.api.request.get('/health/ready')).status).toBe(200);
  });
});
