import { gzipSync } from 'node:zlib';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import {
  goodBody,
  openTally,
  pathOf,
  sendRaw,
  tellsNothing,
  withBody,
  type RawAnswer,
} from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-bodies');
let api: TestApi;
let account: TestAccount;
let batch_id: string;
beforeAll(async () => {
  api = await startWatchedApi(tally);
  account = await api.createAccount('credit_based');
  const made = await api.call('post', '/api/v1/batches', { key: account.api_key, body: { name: 'Campaña' } });
  batch_id = made.body.batch.batch_id as string;
});
afterAll(() => api.stop());

type Operation = (typeof withBody)[number];
const ids = () => ({ account_id: account.account_id, batch_id });
/** The platform may do everything: what it is refused is refused for what it sends. */
const send = (
  operation: Operation,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> =>
  sendRaw(
    api.url,
    pathOf(operation, ids()),
    {
      method: operation.method.toUpperCase(),
      headers: {
        authorization: `Bearer ${api.platform_key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    },
    body,
  );
const balance = async () =>
  (await api.store.wallets.list(accountScope(account.account_id))).map((w) => w.granted);
const createBatch = withBody.find(({ id }) => id === 'createBatch') ?? withBody[0]!;
const pathsOf = (answer: RawAnswer): string[] =>
  ((JSON.parse(answer.text) as { errors?: { path: string }[] }).errors ?? []).map(({ path }) => path);

describe('fields that are nobody’s to give', () => {
  const FIELDS = [
    'role',
    'balance',
    '_id',
    'is_admin',
    'capabilities',
    'granted',
    'available',
    'held',
    'epoch',
  ];

  it('are refused by name in every body, and change nothing', async () => {
    const before = await balance();
    for (const operation of withBody)
      for (const field of FIELDS) {
        const answer = await send(operation, JSON.stringify({ ...goodBody(operation), [field]: 'x' }));
        tally.blocked(
          `mass assignment: ${operation.id} ${field}`,
          [answer.status, pathsOf(answer)],
          [422, [field]],
        );
      }
    expect(await balance()).toEqual(before);
  });

  it('are refused where the platform may change much else', async () => {
    const patch = withBody.find(({ id }) => id === 'patchAccount') ?? withBody[0]!;
    for (const field of [
      'account_id',
      'plan_type',
      'credit_balance',
      'credit_available',
      'minutes_purchased',
      'created_at',
    ]) {
      const { status } = await send(patch, JSON.stringify({ account_name: 'x', [field]: 'acc-otra' }));
      tally.blocked(`mass assignment: patchAccount ${field}`, status, 422);
    }
  });
});

describe('keys that reach for more than data', () => {
  const KEYS = ['__proto__', 'constructor', 'prototype', '$where', '$gt', '$set', 'a.b', 'nul\\u0000'];

  it('are refused at any depth of every body', async () => {
    for (const operation of withBody) {
      const inner = JSON.stringify(goodBody(operation)).slice(1, -1);
      const good = inner === '' ? '{' : `{${inner},`;
      for (const key of KEYS)
        for (const hostile of [`"${key}":{"polluted":true}`, `"call_settings":{"deep":[{"${key}":1}]}`]) {
          const answer = await send(operation, `${good}${hostile}}`);
          tally.blocked(`hostile key: ${operation.id} ${key}`, answer.status, 422);
        }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('are refused where a body is open to any key', async () => {
    const open = [
      (inner: string) => `{"name":"x","call_settings":${inner}}`,
      (inner: string) => `{"account_name":"x","features":${inner}}`,
      (inner: string) => `{"account_name":"x","settings":{"a":[${inner}]}}`,
      (inner: string) => `{"contacts":[{"name":"x","additional_info":${inner}}]}`,
    ];
    const operations = ['createBatch', 'patchAccount', 'patchAccount', 'addBatchJobs'];
    for (const [n, wrap] of open.entries())
      for (const key of KEYS) {
        const operation = withBody.find(({ id }) => id === operations[n]) ?? createBatch;
        const answer = await send(operation, wrap(`{"${key}":{"polluted":true}}`));
        tally.blocked(`hostile key in an open object: ${key}`, answer.status, 422);
      }
  });

  it('open no door at the login', async () => {
    const operators = [{ $gt: '' }, { $ne: null }, { $regex: '.*' }, { $where: '1' }, ['a'], 1, true, null];
    for (const operator of operators)
      for (const body of [
        { email: operator, password: 'x' },
        { email: api.admin.email, password: operator },
      ]) {
        const answer = await api.request.post('/api/v1/auth/login').send(body);
        tally.blocked(
          'operator at the login',
          [answer.status, answer.headers['set-cookie']],
          [422, undefined],
        );
      }
  });
});

describe('bodies that are too much', () => {
  const nested = (depth: number) =>
    `{"name":"x","call_settings":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

  it('because they are deep are 422, however deep', async () => {
    for (const depth of [21, 500, 5_000, 30_000])
      tally.blocked('deep JSON', (await send(createBatch, nested(depth))).status, 422);
    const lists = `{"name":"x","call_settings":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    tally.blocked('deep JSON', (await send(createBatch, lists)).status, 422);
  });

  it('because they are long are 413 in every operation, packed ones too', async () => {
    const long = JSON.stringify({ name: 'x'.repeat(300 * 1024) });
    const bomb = gzipSync(`{"name":"${' '.repeat(50_000_000)}"}`);
    for (const operation of withBody) {
      tally.blocked('endless body', (await send(operation, long)).status, 413);
      const packed = await send(operation, bomb, { 'content-encoding': 'gzip' });
      tally.blocked('gzip bomb', packed.status, 413);
    }
  });

  it('because a file is long are 413', async () => {
    const answer = await api.request
      .post('/api/v1/batches/excel/create')
      .set('Authorization', `Bearer ${account.api_key}`)
      .attach('file', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'x.csv');
    tally.blocked('endless file', answer.status, 413);
  });
});

describe('bodies that are no JSON', () => {
  const BROKEN = [
    '{',
    '{"a":}',
    'null',
    '"text"',
    '[1',
    '{"a":1}}',
    '{a:1}',
    "{'a':1}",
    '\ufeff{',
    '{"a":NaN}',
    '\0',
  ];

  it('are 400 without a word about how we are made', async () => {
    for (const operation of withBody)
      for (const body of BROKEN) {
        const answer = await send(operation, body);
        const said = [answer.status, answer.headers['content-type'], tellsNothing(answer.text)];
        tally.blocked(`malformed: ${operation.id}`, said, [
          400,
          'application/problem+json; charset=utf-8',
          true,
        ]);
      }
  });

  it('are 415 when they say so themselves', async () => {
    const types = [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ];
    for (const operation of withBody)
      for (const type of types) {
        const { status } = await send(operation, JSON.stringify(goodBody(operation)), {
          'content-type': type,
        });
        tally.blocked(`content type: ${operation.id}`, status, 415);
      }
    const encoded = await send(createBatch, '{}', { 'content-encoding': 'zstd' });
    tally.blocked('content encoding', encoded.status, 415);
    const charset = await send(createBatch, '{}', { 'content-type': 'application/json; charset=iso-8859-1' });
    tally.blocked('charset', charset.status, 415);
  });

  it('are lists where an object belongs: 422', async () => {
    for (const operation of withBody)
      for (const body of ['[]', '[{"name":"x"}]'])
        tally.blocked(`a list: ${operation.id}`, (await send(operation, body)).status, 422);
  });
});

describe('text that is no text', () => {
  it('is 422 wherever a line is asked for', async () => {
    const bad = ['\\u0000', 'a\\u0000b', '\\ud800', 'a\\udfffb', '\\u001b[2J', 'a\\r\\nSet-Cookie: x=1'];
    const bodies = (text: string): [string, string][] => [
      ['createBatch', `{"name":"${text}"}`],
      ['createAccount', `{"account_name":"${text}","contact_name":"x","contact_email":"a@timbre.example"}`],
      ['createApiKey', `{"name":"${text}"}`],
      ['patchBatch', `{"name":"${text}"}`],
      ['createJob', `{"name":"${text}","dni":"12345678-5","phones":["+56950001234"]}`],
      ['createJob', `{"name":"x","dni":"${text}","phones":["+56950001234"]}`],
      ['cancelBatch', `{"reason":"${text}"}`],
    ];
    for (const text of bad)
      for (const [id, body] of bodies(text)) {
        const operation = withBody.find((one) => one.id === id) ?? createBatch;
        tally.blocked(`control characters: ${id}`, (await send(operation, body)).status, 422);
      }
  });

  it('that is no UTF-8 is never stored as if it were', async () => {
    const body = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]);
    const answer = await send(createBatch, body);
    tally.blocked('invalid UTF-8', answer.status, 422);
  });
});

describe('after all of this', () => {
  it('the API still works', async () => {
    expect((await api.call('get', '/api/v1/batches', { key: account.api_key })).status).toBe(200);
    expect((await api.request.get('/health/ready')).status).toBe(200);
  });
});
