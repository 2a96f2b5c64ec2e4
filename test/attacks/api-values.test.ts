import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import {
  everyOperation,
  goodBody,
  goodQuery,
  guarded,
  keysOf,
  openTally,
  pathOf,
  withPayload,
} from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-values');
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startWatchedApi(tally);
  account = await api.createAccount();
});
afterAll(() => api.stop());

const ask = (operation: (typeof guarded)[number], query: string) => {
  const path = pathOf(operation, { account_id: account.account_id });
  const sent = api.request[operation.method](`${path}?${query}`);
  return withPayload(sent.set('Authorization', `Bearer ${api.platform_key}`), operation);
};
const faultsOf = ({ body }: { body: { errors?: { path: string }[] } }): string[] =>
  (body.errors ?? []).map(({ path }) => path);

describe('a query', () => {
  it('with a parameter that nobody knows is 422 everywhere, and names it', async () => {
    for (const operation of everyOperation.filter(({ raw_body }) => !raw_body)) {
      const answer = await ask(operation, `sin_sentido=1${goodQuery(operation)}`);
      tally.blocked(
        `unknown parameter: ${operation.id}`,
        [answer.status, faultsOf(answer)],
        [422, ['sin_sentido']],
      );
    }
  });

  it('cannot carry an operator, a path or a second value', async () => {
    for (const operation of everyOperation)
      for (const name of keysOf(operation.query))
        for (const query of [
          `${name}[$ne]=x`,
          `${name}[$gt]=`,
          `${name}[]=x`,
          `${name}.a=x`,
          `${name}=1&${name}=2`,
          `$where=1`,
        ]) {
          const { status } = await ask(operation, query);
          // Quoted sentences of the older contract are 400; both are refusals.
          tally.blocked(`operator in a query: ${operation.id}`, status === 422 || status === 400, true);
        }
  });

  it('never reaches beyond a page', async () => {
    const numbers = [
      '-1',
      '1e9',
      '1000000001',
      'NaN',
      'Infinity',
      '-Infinity',
      '1.5',
      '',
      '%20',
      'abc',
      '1;2',
      '9'.repeat(400),
    ];
    const paged = guarded.filter(({ query }) => keysOf(query).includes('limit'));
    expect(paged.length).toBeGreaterThan(4);
    for (const operation of paged)
      for (const name of ['limit', 'skip'])
        for (const number of name === 'limit' ? ['0', ...numbers] : numbers) {
          const answer = await ask(operation, `${name}=${number}`);
          tally.blocked(`page: ${operation.id}`, [answer.status, faultsOf(answer)], [422, [name]]);
        }
  });

  it('is what the parameter may be, and no longer', async () => {
    const long = 'x'.repeat(3_000);
    for (const operation of guarded)
      for (const name of keysOf(operation.query)) {
        const { status } = await ask(operation, `${name}=${long}`);
        tally.blocked(`long value: ${operation.id}`, [400, 422].includes(status), true);
      }
  });

  it('whose escapes are broken is a refusal, not a failure', async () => {
    for (const query of ['account_id=%', 'account_id=%ff%fe', 'account_id=%00', '%00=1', 'limit=%zz']) {
      const { status } = await api.request
        .get(`/api/v1/batches?${query}`)
        .set('Authorization', `Bearer ${api.platform_key}`);
      tally.blocked('broken escape in a query', status, 422);
    }
  });
});

describe('an id in a path', () => {
  const HOSTILE = [
    '%00',
    '%ff',
    '%',
    '$ne',
    '[object%20Object]',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    'a'.repeat(5_000),
    "'%20or%201=1",
    '%7B%22$gt%22:%22%22%7D',
    '%0d%0aX:1',
    '%F0%9F%92%A3',
  ];

  it('that is no id is refused without a failure', async () => {
    for (const operation of guarded.filter(({ params }) => params !== undefined))
      for (const hostile of HOSTILE) {
        const path = operation.path.replace(/\{\w+\}/g, () => hostile);
        const sent = api.request[operation.method](path).set('Authorization', `Bearer ${api.platform_key}`);
        const { status } = await withPayload(sent, operation);
        tally.blocked(
          `hostile id: ${operation.id} ${hostile.slice(0, 12)}`,
          [400, 404, 422].includes(status),
          true,
        );
      }
  });
});

describe('call settings', () => {
  const NONSENSE: Record<string, unknown>[] = [
    { timezone: 'America/Nope' },
    { timezone: '../../etc/passwd' },
    { timezone: '' },
    { timezone: { $gt: '' } },
    { allowed_hours: { start: '25:00', end: '26:00' } },
    { allowed_hours: { start: '09:60', end: '18:00' } },
    { allowed_hours: { start: 'nueve', end: '18:00' } },
    { allowed_hours: { start: '-1:00', end: '18:00' } },
    { allowed_hours: '09:00-18:00' },
    { allowed_hours: { start: '09:00', end: '09:00' } },
    { days_of_week: [] },
    { days_of_week: [8] },
    { days_of_week: [-1] },
    { days_of_week: ['lunes'] },
    { days_of_week: 'todos' },
    { max_attempts: 0 },
    { max_attempts: -1 },
    { max_attempts: 1e6 },
    { max_attempts: 1.5 },
    { max_attempts: '9'.repeat(30) },
    { retry_delay_hours: 0 },
    { retry_delay_hours: -2 },
    { retry_delay_hours: 1e9 },
    { ring_timeout: 0 },
    { ring_timeout: 1e9 },
    { max_call_duration: 1 },
    { max_call_duration: 1e9 },
    { max_concurrent_calls: 0 },
    { max_concurrent_calls: 1e9 },
    { retry_settings: { max_attempts: -1 } },
    { alowed_hours: { start: '09:00', end: '18:00' } },
  ];

  it('that make no sense are 422 and make no batch, in both places that take them', async () => {
    const key = account.api_key;
    const good = await api.call('post', '/api/v1/batches', { key, body: { name: 'buena' } });
    for (const call_settings of NONSENSE) {
      const body = { name: 'mala', call_settings };
      const made = await api.call('post', '/api/v1/batches', { key, body });
      const name = JSON.stringify(call_settings);
      tally.blocked(`settings: ${name}`, made.status, 422);
      const address = `/api/v1/batches/${good.body.batch.batch_id}`;
      const patched = await api.call('patch', address, { key, body: { call_settings } });
      tally.blocked(`settings, changed: ${name}`, patched.status, 422);
    }
    const { body } = await api.call('get', '/api/v1/batches', { key });
    expect((body as { name: string }[]).map(({ name }) => name)).toEqual(['buena']);
  });
});

describe('an account', () => {
  it('is not made of values that make no sense', async () => {
    const good = goodBody(guarded.find(({ id }) => id === 'createAccount') ?? guarded[0]!);
    const bad = [
      { timezone: 'America/Nope' },
      { country: 'Chile' },
      { contact_email: 'no es un correo' },
      { max_concurrent_calls: 0 },
      { max_concurrent_calls: 1e9 },
      { daily_call_limit: -1 },
      { initial_credits: -5 },
      { initial_credits: 1e15 },
      { initial_credits: 0.0000001 },
      { initial_minutes: '10' },
    ];
    for (const wrong of bad) {
      const answer = await api.call('post', '/api/v1/accounts', { body: { ...good, ...wrong } });
      tally.blocked('account', [answer.status, faultsOf(answer)], [422, Object.keys(wrong)]);
    }
  });

  it('is not topped up by nothing, by less than nothing, or by more than there is', async () => {
    const path = `/api/v1/accounts/${account.account_id}/topup`;
    const bad = [
      { credits: -1 },
      { credits: 0 },
      { credits: 1e300 },
      { minutes: -0.01 },
      { credits: '1' },
      { minutes: 1e9 },
    ];
    for (const body of bad) {
      const { status } = await api.call('post', path, { body });
      tally.blocked('top-up', status, 422);
    }
  });
});
