import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person } from './batches-support.ts';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount();
  other = await api.createAccount();
});
afterAll(() => api.stop());

const get = (path: string, key = own.api_key) => api.call('get', `/api/v1${path}`, { key });
const put = (path: string, body: object, key = own.api_key) =>
  api.call('put', `/api/v1${path}`, { key, body });
const policyFor = (body: { policies: { purpose: string }[] }, purpose: string) =>
  body.policies.find((policy) => policy.purpose === purpose);

describe('/contact-policy', () => {
  it('tells what holds for each purpose, and by which law', async () => {
    const { status, body } = await get('/contact-policy');
    expect(status).toBe(200);
    expect(body).toMatchObject({ country: 'CL', timezone: 'America/Santiago', own_rules: null });
    expect(policyFor(body, 'collections')).toMatchObject({
      pack: 'cl-collections',
      max_contacts_per_week: 1,
      legal_hours: [{ days: [1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }],
      sources: expect.arrayContaining([expect.stringContaining('21.320') as string]) as string[],
    });
  });

  it('takes stricter rules and shows them at work', async () => {
    const own_rules = {
      ...{ hours: { start: '09:00', end: '13:00' }, days: [1, 2, 3, 4, 5], max_contacts_per_week: 0 },
      ...{ counts: 'any', unknown_zone: 'strict' },
    };
    const { status, body } = await put('/contact-policy', { own_rules });
    expect(status).toBe(200);
    expect(body.own_rules).toEqual(own_rules);
    expect(policyFor(body, 'collections')).toMatchObject({
      legal_hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '13:00' }],
      max_contacts_per_week: 0,
      counts: 'any',
    });
    expect((await get('/contact-policy')).body).toEqual(body);
    expect((await get('/contact-policy', other.api_key)).body.own_rules).toBeNull();
    expect((await put('/contact-policy', { own_rules: null })).body.own_rules).toBeNull();
  });

  it('refuses everything that would widen the law, at once, and keeps what was', async () => {
    const before = await get('/contact-policy');
    const wide = { hours: { start: '07:00', end: '21:00' }, days: [1, 7], max_contacts_per_week: 3 };
    const { status, body } = await put('/contact-policy', { own_rules: wide });
    expect(status).toBe(422);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'own_rules.days',
      'own_rules.hours',
      'own_rules.max_contacts_per_week',
    ]);
    expect((await get('/contact-policy')).body).toEqual(before.body);
  });

  it('refuses what are no rules', async () => {
    for (const own_rules of [
      { hours: { start: '9', end: '13:00' } },
      { days: [] },
      { days: [8] },
      { counts: 'answered' },
      { holidays_closed: false },
      { horas: {} },
    ])
      expect((await put('/contact-policy', { own_rules })).status).toBe(422);
    expect((await put('/contact-policy', {})).status).toBe(422);
  });

  it('is an account’s own: the platform names one, others get 404', async () => {
    expect((await get('/contact-policy', api.platform_key)).status).toBe(422);
    const named = `/contact-policy?account_id=${own.account_id}`;
    expect((await get(named, api.platform_key)).body.account_id).toBe(own.account_id);
    expect((await get(named, other.api_key)).status).toBe(404);
    const body = { account_id: own.account_id, own_rules: null };
    expect((await put('/contact-policy', body, other.api_key)).status).toBe(404);
    const nobody = { account_id: 'acc-000000000000', own_rules: null };
    expect((await put('/contact-policy', nobody, api.platform_key)).status).toBe(404);
  });

  it('speaks up when a campaign asks for more, and closes its window', async () => {
    const account = await api.createAccount();
    await put('/contact-policy', { own_rules: { hours: { start: '14:00', end: '16:00' } } }, account.api_key);
    const call_settings = { allowed_hours: { start: '09:00', end: '18:00' } };
    const made = await api.call('post', '/api/v1/batches', {
      key: account.api_key,
      body: { name: 'Tarde', call_settings },
    });
    expect(made.body.warnings).toEqual(
      expect.arrayContaining([expect.stringContaining('14:00–16:00') as string]),
    );
    const { batch_id } = made.body.batch as { batch_id: string };
    await api.call('post', `/api/v1/batches/${batch_id}/jobs`, {
      key: account.api_key,
      body: { contacts: [person(1)] },
    });
    const status = await get(`/batches/${batch_id}/status`, account.api_key);
    expect(status.body.waiting_schedule_jobs).toBe(1);
    const [job] = (await get(`/batches/${batch_id}/jobs`, account.api_key)).body;
    expect(job).toMatchObject({ waiting_schedule: true, reserved_until: '2026-11-23T17:00:00.000Z' });
  });
});

describe('/holidays', () => {
  it('shows the country’s and the account’s own', async () => {
    const days = [
      { date: '2026-12-24', name: 'Cierre' },
      { date: '2026-11-24', name: 'Aniversario' },
      { date: '2027-01-02', name: 'Inventario' },
    ];
    const { status, body } = await put('/holidays', { holidays: days });
    expect(status).toBe(200);
    expect(body.holidays.map(({ date }: { date: string }) => date)).toEqual([
      '2026-11-24',
      '2026-12-24',
      '2027-01-02',
    ]);
    const shown = (await get('/holidays?year=2026')).body;
    expect(shown.own).toEqual([days[1], days[0]]);
    expect(shown.national).toContainEqual(expect.objectContaining({ date: '2026-12-25', name: 'Navidad' }));
    expect((await get('/holidays')).body).toEqual(shown);
    expect((await get('/holidays?year=2027')).body.own).toEqual([days[2]]);
    expect((await get('/holidays', other.api_key)).body.own).toEqual([]);
    expect((await put('/holidays', { holidays: [] })).body).toEqual({ holidays: [] });
  });

  it('refuses days that are none, every one told', async () => {
    const wrong = [
      { date: '2026-02-30', name: 'x' },
      { date: '2026-12-24', name: 'x' },
      { date: '2026-12-24', name: 'y' },
    ];
    const { status, body } = await put('/holidays', { holidays: wrong });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { path: 'holidays[0].date', message: 'no es una fecha que exista' },
      { path: 'holidays[2].date', message: 'está repetida' },
    ]);
    for (const holidays of [[{ date: '24-12-2026', name: 'x' }], [{ date: '2026-12-24' }], 'x'])
      expect((await put('/holidays', { holidays })).status).toBe(422);
    const many = Array.from({ length: 367 }, () => ({ date: '2026-12-24', name: 'x' }));
    expect((await put('/holidays', { holidays: many })).status).toBe(422);
    expect((await get('/holidays?year=26')).status).toBe(422);
  });

  it('wakes the campaigns that wait for an opening', async () => {
    const { body } = await api.call('post', '/api/v1/batches', { key: own.api_key, body: { name: 'Ola' } });
    const { batch_id } = body.batch as { batch_id: string };
    const scope = accountScope(own.account_id);
    const far = new Date('2026-12-26T11:00:00Z');
    await api.store.batches.change(scope, batch_id, { set: { 'dispatch.next_at': far } });
    await put('/holidays', { holidays: [] });
    expect((await api.store.batches.find(scope, batch_id))?.dispatch.next_at).toEqual(clock.now());
  });
});

describe('the number to show', () => {
  const make = (from_number: string | null, purpose = 'collections') =>
    api.call('post', '/api/v1/batches', { key: own.api_key, body: { name: 'Origen', purpose, from_number } });

  it('is refused where the rules forbid it, with what to do', async () => {
    const { status, body } = await make('+56809123456');
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      path: 'from_number',
      message: expect.stringContaining('600') as string,
    });
    expect((await make('+56225550100', 'marketing')).status).toBe(422);
    expect((await make('+56600123456', 'marketing')).status).toBe(201);
  });

  it('is warned of where another is expected, and may be changed', async () => {
    const { body } = await make('+56225550100');
    expect(body.warnings).toEqual([expect.stringMatching(/^from_number: .*600/)]);
    const path = `/api/v1/batches/${body.batch.batch_id as string}`;
    const patch = (from_number: string | null) =>
      api.call('patch', path, { key: own.api_key, body: { from_number } });
    expect((await patch('+56809123456')).status).toBe(422);
    const changed = await patch('+56600123456');
    expect(changed.body).toMatchObject({ updated_fields: ['from_number', 'updated_at'], warnings: [] });
    const batch = await api.store.batches.find(accountScope(own.account_id), body.batch.batch_id as string);
    expect(batch).toMatchObject({ from_number: '+56600123456', epoch: 1 });
  });
});
