import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const person = {
  account_name: 'Cobranzas Andes',
  contact_name: 'Paula Rojas',
  contact_email: 'paula@andes.example',
};
const create = (extra: object = {}) =>
  api.call('post', '/api/v1/accounts', { body: { ...person, ...extra } });
const idOf = async (extra: object = {}): Promise<string> =>
  (await create(extra)).body.account.account_id as string;

describe('POST /accounts', () => {
  it('makes an active account with the defaults that clients know', async () => {
    const { status, body, headers } = await create({
      plan_type: 'minutes_based',
      initial_minutes: 100,
      country: 'cl',
    });
    expect(status).toBe(201);
    expect(body.success).toBe(true);
    expect(body.account).toMatchObject({
      account_id: expect.stringMatching(/^acc-[0-9a-f]{12}$/),
      status: 'active',
      billing_type: 'minutes',
      country: 'CL',
      timezone: 'America/Santiago',
      minutes_purchased: 100,
      minutes_remaining: 100,
      cost_per_minute: 0.15,
      cost_per_call_setup: 0.02,
      cost_failed_call: 0.01,
      max_concurrent_calls: 5,
      daily_call_limit: 1000,
      calls_today: 0,
    });
    expect(headers['location']).toBe(`/api/v1/accounts/${body.account.account_id}`);
  });

  it('takes credit_based when no plan is named, and other zones for other countries', async () => {
    const { body } = await create({ country: 'AR' });
    expect(body.account).toMatchObject({
      plan_type: 'credit_based',
      timezone: 'America/Argentina/Buenos_Aires',
    });
  });

  it('quotes the known sentence for a wrong plan', async () => {
    const { status, body } = await create({ plan_type: 'gold' });
    expect([status, body.detail]).toEqual([400, 'Invalid plan_type: gold']);
  });

  it('names every fault at once, in Spanish, with a suggestion for a slip', async () => {
    const { status, body } = await create({ contact_email: 'no', max_concurrent_calls: 0, acount_name: 'x' });
    const problem = body as { code: string; errors: { path: string; message: string }[] };
    expect([status, problem.code]).toEqual([422, 'invalid_input']);
    expect(Object.fromEntries(problem.errors.map(({ path, message }) => [path, message]))).toEqual({
      contact_email: 'debe ser una dirección de correo',
      max_concurrent_calls: 'debe ser 1 o más',
      acount_name: 'no se conoce; ¿quiso decir account_name?',
    });
  });

  it.each(['role', 'balance', '_id', 'status', 'account_id'])('refuses %s in the body', async (field) => {
    const { status, text } = await create({ [field]: 'x' });
    expect([status, text.includes(`"path":"${field}"`)]).toEqual([422, true]);
  });

  it.each(['America/Nope', '../../x'])('refuses the zone %s', async (timezone) => {
    expect((await create({ timezone })).status).toBe(422);
  });
});

describe('reading accounts', () => {
  let account: TestAccount;
  let other: TestAccount;
  beforeAll(async () => {
    account = await api.createAccount('credit_based');
    other = await api.createAccount('minutes_based');
  });

  it('lists for the platform with total and neighbours, filtered', async () => {
    const { body, headers } = await api.call('get', '/api/v1/accounts?limit=1');
    expect(body).toHaveLength(1);
    expect(Number(headers['x-total-count'])).toBeGreaterThan(1);
    expect(headers['link']).toContain('rel="next"');
    const minutes = await api.call('get', '/api/v1/accounts?plan_type=minutes_based&status=active');
    expect(minutes.body.every((item: { plan_type: string }) => item.plan_type === 'minutes_based')).toBe(
      true,
    );
  });

  it('lists only its own account for an account key', async () => {
    const { body, headers } = await api.call('get', '/api/v1/accounts/', { key: account.api_key });
    expect(body.map((item: { account_id: string }) => item.account_id)).toEqual([account.account_id]);
    expect(headers['x-total-count']).toBe('1');
  });

  it.each([
    ['status=x', 400, 'Invalid status: x'],
    ['plan_type=x', 400, 'Invalid plan_type: x'],
    ['limit=0', 422, 'limit: debe ser 1 o más'],
    ['limit=1001', 422, 'limit: debe ser 1000 o menos'],
    ['skip=-1', 422, 'skip: debe ser 0 o más'],
    ['status[$ne]=x', 422, 'status[$ne]: no se conoce'],
    ['limit=1&limit=2', 422, 'limit: debe ser un número'],
    ['statu=active', 422, 'statu: no se conoce; ¿quiso decir status?'],
  ])('GET ?%s answers %i', async (query, status, detail) => {
    const answer = await api.call('get', `/api/v1/accounts?${query}`);
    expect([answer.status, answer.body.detail]).toEqual([status, detail]);
  });

  const paths = ['', '/balance', '/stats', '/last-call-settings', '/transactions', '/summary'];

  it.each(paths)('hides %s of another account and of an unknown one', async (path) => {
    for (const id of [other.account_id, 'acc-000000000000']) {
      const answer = await api.call('get', `/api/v1/accounts/${id}${path}`, { key: account.api_key });
      expect([answer.status, answer.body.detail]).toEqual([404, 'Account not found']);
    }
    expect((await api.call('get', `/api/v1/accounts/acc-000000000000${path}`)).status).toBe(404);
    expect(
      (await api.call('get', `/api/v1/accounts/${account.account_id}${path}`, { key: account.api_key }))
        .status,
    ).toBe(200);
  });

  it('answers 403 to an account key that wants to change accounts', async () => {
    const key = account.api_key;
    const own = `/api/v1/accounts/${account.account_id}`;
    const answers = await Promise.all([
      api.call('post', '/api/v1/accounts', { key, body: person }),
      api.call('patch', own, { key, body: { daily_call_limit: 5 } }),
      api.call('post', `${own}/topup`, { key, body: { credits: 5 } }),
      api.call('put', `${own}/suspend`, { key }),
      api.call('put', `${own}/activate`, { key }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(answers[0].body).toMatchObject({
      code: 'forbidden',
      capacidades_requeridas: ['sistema.administracion.cuentas.crear'],
    });
  });
});

describe('changing accounts', () => {
  it('changes names, limits, prices and features', async () => {
    const id = await idOf();
    const change = {
      account_name: 'Otro nombre',
      cost_per_minute: 0.2,
      features: { voice_cloning: true },
      daily_call_limit: 0,
    };
    const { status, body } = await api.call('patch', `/api/v1/accounts/${id}`, { body: change });
    expect(status).toBe(200);
    expect(body).toMatchObject(change);
  });

  it('refuses an empty change, a balance and both words for the status', async () => {
    const id = await idOf();
    for (const body of [
      {},
      { credit_balance: 5 },
      { plan_type: 'unlimited' },
      { status: 'active', is_active: true },
    ])
      expect((await api.call('patch', `/api/v1/accounts/${id}`, { body })).status).toBe(422);
  });

  it('suspends with its reason and activates again', async () => {
    const id = await idOf({ plan_type: 'unlimited' });
    const suspended = await api.call('put', `/api/v1/accounts/${id}/suspend?reason=No%20paga`);
    expect(suspended.body).toEqual({ success: true, message: 'Account suspended' });
    expect((await api.call('get', `/api/v1/accounts/${id}`)).body).toMatchObject({
      status: 'suspended',
      is_active: false,
      suspension_reason: 'No paga',
    });
    expect((await api.call('get', `/api/v1/accounts/${id}/balance`)).body.can_make_calls).toBe(false);
    const activated = await api.call('put', `/api/v1/accounts/${id}/activate`);
    expect(activated.body).toEqual({ success: true, message: 'Account activated' });
    expect((await api.call('get', `/api/v1/accounts/${id}`)).body).toMatchObject({
      status: 'active',
      suspension_reason: null,
    });
  });

  it('understands is_active', async () => {
    const id = await idOf();
    const { body } = await api.call('patch', `/api/v1/accounts/${id}`, {
      body: { is_active: false, suspension_reason: 'x' },
    });
    expect(body).toMatchObject({ status: 'suspended', suspension_reason: 'x' });
  });
});

describe('batches of an account', () => {
  it('are listed, and lend their settings to the next form', async () => {
    const { account_id, api_key: key } = await api.createAccount();
    const call_settings = { max_attempts: 2, allowed_hours: { start: '10:00', end: '17:00' } };
    const made = await api.call('post', '/api/v1/batches', { key, body: { name: 'Marzo', call_settings } });
    expect(made.status).toBe(201);
    const { batch_id } = made.body.batch as { batch_id: string };

    const listed = await api.call('get', `/api/v1/accounts/${account_id}/batches?is_active=true`, { key });
    expect(listed.body).toMatchObject([{ batch_id, name: 'Marzo' }]);
    expect(listed.headers['x-total-count']).toBe('1');
    expect((await api.call('get', '/api/v1/accounts/acc-000000000000/batches')).status).toBe(404);

    const settings = await api.call('get', `/api/v1/accounts/${account_id}/last-call-settings`, { key });
    expect(settings.body).toMatchObject({
      success: true,
      call_settings,
      effective_settings: { max_attempts: 2 },
      from_batch: batch_id,
    });
    const { stats } = (await api.call('get', `/api/v1/accounts/${account_id}/summary`, { key })).body as {
      stats: object;
    };
    expect(stats).toEqual({ total_batches: 1, active_batches: 1, completed_batches: 0 });
  });
});
