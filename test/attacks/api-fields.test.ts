import type { Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import {
  everyOperation,
  goodBody,
  guarded,
  keysOf,
  openTally,
  pathOf,
  withBody,
  withPayload,
} from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-fields');
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startWatchedApi(tally);
  account = await api.createAccount('credit_based');
});
afterAll(() => api.stop());

interface Described {
  type: string;
  keys?: Record<string, Described>;
  flags?: { only?: boolean };
}
type Path = readonly string[];

/** Every field of a body, objects within objects too. */
const fieldsOf = ({ keys = {} }: Described, path: Path = []): [Path, Described][] =>
  Object.entries(keys).flatMap(([name, field]) => [
    [[...path, name], field] as [Path, Described],
    ...fieldsOf(field, [...path, name]),
  ]);

const bodyFields = ({ body }: Operation): [Path, Described][] => {
  const described: object = body?.describe() ?? {};
  return fieldsOf(described as Described);
};

/** Values of every type but the right one; none for a field that takes several types. */
const WRONG: Readonly<Record<string, unknown[]>> = {
  string: [5, {}, ['a'], 'x'.repeat(100_000)],
  number: ['5', true, {}, '1e400'],
  boolean: ['true', 1, {}],
  object: [5, 'x', []],
  array: [5, 'x', { length: 1 }],
  date: [{}, true, 'ayer', '2026-13-45'],
};

const OPERATORS = [{ $gt: '' }, [{ $ne: 1 }], JSON.parse('{"__proto__":{"x":1}}') as unknown];
const NO_TEXT = ['a\u0000b', '\ud800', 'a\udfff'];

const put = (body: object, [head = '', ...rest]: Path, value: unknown): object => {
  const inner = (body as Record<string, unknown>)[head];
  const below = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...body, [head]: rest.length === 0 ? value : put(below, rest, value) };
};

const send = async (operation: Operation, body: unknown) => {
  const path = pathOf(operation, { account_id: account.account_id });
  const sent = api.request[operation.method](path).set('Authorization', `Bearer ${api.platform_key}`);
  const { status } = await sent.send(body as object);
  return status;
};

/** Puts every one of these values into every field of every body, a few requests at the same time. */
const inEveryField = async (
  valuesFor: (field: Described) => unknown[],
  attack: (name: string, status: number) => void,
): Promise<void> => {
  for (const operation of withBody) {
    const good = goodBody(operation) ?? {};
    const tries = bodyFields(operation).flatMap(([path, field]) =>
      valuesFor(field).map((value) => ({ name: `${operation.id} ${path.join('.')}`, path, value })),
    );
    for (let at = 0; at < tries.length; at += AT_ONCE)
      await Promise.all(
        tries.slice(at, at + AT_ONCE).map(async ({ name, path, value }) => {
          attack(name, await send(operation, put(good, path, value)));
        }),
      );
  }
};
const AT_ONCE = 12;

describe('a field of a body', () => {
  it('of another type is refused everywhere', async () => {
    await inEveryField(
      ({ type }) => WRONG[type] ?? [],
      (name, status) => tally.blocked(`wrong type: ${name}`, status === 422 || status === 400, true),
    );
  });

  it('cannot be an operator, whatever it takes', async () => {
    await inEveryField(
      () => OPERATORS,
      (name, status) => tally.blocked(`operator: ${name}`, status === 422 || status === 400, true),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('that is text cannot be NUL or half a character', async () => {
    await inEveryField(
      ({ type }) => (['string', 'any', 'alternatives'].includes(type) ? NO_TEXT : []),
      (name, status) => tally.blocked(`no text: ${name}`, status, 422),
    );
  });
});

describe('a query', () => {
  const ask = async (operation: Operation, query: string) => {
    const path = pathOf(operation, { account_id: account.account_id });
    const sent = api.request[operation.method](`${path}?${query}`).set(
      'Authorization',
      `Bearer ${api.platform_key}`,
    );
    return (await withPayload(sent, operation)).status;
  };

  it('with NUL in a value is refused everywhere', async () => {
    for (const operation of everyOperation)
      for (const name of keysOf(operation.query)) {
        const status = await ask(operation, `${name}=a%00b`);
        tally.blocked(`NUL in a query: ${operation.id} ${name}`, status === 422 || status === 400, true);
      }
  });

  it('never spans more than 366 days', async () => {
    const ends: Record<string, string> = {
      from: 'to',
      start_date: 'end_date',
      date_from: 'date_to',
      created_from: 'created_to',
      start: 'end',
      desde: 'hasta',
    };
    const ranges = guarded.flatMap((operation) => {
      const names = keysOf(operation.query);
      return names
        .filter((name) => names.includes(ends[name] ?? ''))
        .map((name) => ({ operation, start: name, end: ends[name] ?? '' }));
    });
    expect(ranges.length).toBeGreaterThan(0);
    for (const { operation, start, end } of ranges)
      for (const [from, to] of [
        ['2016-01-01', '2026-01-01'],
        ['2026-01-02', '2025-01-01'],
        ['0001-01-01', '9999-12-31'],
      ]) {
        const status = await ask(operation, `${start}=${from}&${end}=${to}`);
        tally.blocked(`date range: ${operation.id} ${start}`, status === 422 || status === 400, true);
      }
  });
});
