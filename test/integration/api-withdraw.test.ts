import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person, phoneOf, rutOf } from './batches-support.ts';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount('credit_based');
  other = await api.createAccount();
});
afterAll(() => api.stop());

/** A campaign with these people; its id. */
const campaign = async (people: number[], key = own.api_key): Promise<string> => {
  const { body } = await api.call('post', '/api/v1/batches', { key, body: { name: 'Cobranza' } });
  const { batch_id } = body.batch as { batch_id: string };
  await api.call('post', `/api/v1/batches/${batch_id}/jobs`, { key, body: { contacts: people.map(person) } });
  return batch_id;
};
const withdraw = (body: object, key = own.api_key) =>
  api.call('post', '/api/v1/jobs/withdraw', { key, body: { reason: 'pagaron hoy', ...body } });
const jobsOf = async (batch_id: string, key = own.api_key) =>
  (await api.call('get', `/api/v1/batches/${batch_id}/jobs`, { key })).body as Record<string, unknown>[];

describe('POST /jobs/withdraw', () => {
  it('takes people out of every live campaign, and tells whom it did not find', async () => {
    const [first, second] = [await campaign([1, 2]), await campaign([1, 3])];
    await api.call('put', `/api/v1/batches/${second}/pause`, { key: own.api_key });
    const { status, body } = await withdraw({ ruts: [rutOf(1), rutOf(99), 'no es un RUT'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ success: true, people: 1, cancelled: 2, finishing: 0, in_flight: 0, warnings: [] },
      not_found: [rutOf(99)],
      errors: [{ path: 'ruts[2]' }],
    });
    expect(body.batches).toEqual(
      expect.arrayContaining([
        { batch_id: first, name: 'Cobranza', cancelled: 1, finishing: 0 },
        { batch_id: second, name: 'Cobranza', cancelled: 1, finishing: 0 },
      ]),
    );
    const jobs = [...(await jobsOf(first)), ...(await jobsOf(second))];
    const gone = jobs.filter(({ status: state }) => state === 'cancelled');
    expect(gone).toHaveLength(2);
    expect(gone[0]).toMatchObject({ cancellation_reason: 'pagaron hoy', contact: { dni: rutOf(1) } });
    const read = await api.call('get', `/api/v1/batches/${first}/status`, { key: own.api_key });
    expect(read.body).toMatchObject({ pending_jobs: 1, cancelled_jobs: 1 });
    const [entry] = await api.store.audit_log.dangerouslyAcrossAccountsListOf(body.withdrawal_id as string);
    expect(entry).toMatchObject({
      ...{ action: 'jobs.withdrawn', account_id: own.account_id, actor: { kind: 'api_key' } },
      after: { reason: 'pagaron hoy', people: 1, cancelled: 2, not_found: 1 },
    });
    expect(JSON.stringify(entry)).not.toContain(rutOf(1));
    const history = await api.call('get', `/api/v1/batches/${first}/history`, { key: own.api_key });
    expect(history.text).toContain('batch.people_withdrawn');
  });

  it('finds people by any of their phones', async () => {
    const batch_id = await campaign([11, 12]);
    const { body } = await withdraw({ phones: [phoneOf(11), '+56 9 5000 9999'] });
    expect(body).toMatchObject({ people: 1, cancelled: 1, not_found: ['+56 9 5000 9999'] });
    expect((await jobsOf(batch_id)).map(({ status }) => status).sort()).toEqual(['cancelled', 'pending']);
  });

  it('repeated, or for people of ended campaigns, does nothing', async () => {
    const batch_id = await campaign([21]);
    await api.call('post', `/api/v1/batches/${batch_id}/cancel`, { key: own.api_key });
    expect((await withdraw({ ruts: [rutOf(21)] })).body).toMatchObject({ people: 0, not_found: [rutOf(21)] });
    await campaign([22]);
    expect((await withdraw({ ruts: [rutOf(22)] })).body).toMatchObject({ people: 1 });
    expect((await withdraw({ ruts: [rutOf(22)] })).body).toMatchObject({ people: 0 });
  });

  it('completes a campaign in which nobody is left', async () => {
    const batch_id = await campaign([31]);
    await withdraw({ ruts: [rutOf(31)] });
    const batch = await api.store.batches.find(accountScope(own.account_id), batch_id);
    expect(batch).toMatchObject({ state: 'completed', cancelled_jobs: 1, pending_jobs: 0 });
  });

  it('leaves the people of other accounts alone', async () => {
    const theirs = await campaign([41], other.api_key);
    expect((await withdraw({ ruts: [rutOf(41)] })).body).toMatchObject({ people: 0 });
    expect((await withdraw({ ruts: [rutOf(41)], account_id: other.account_id })).status).toBe(404);
    expect(await jobsOf(theirs, other.api_key)).toMatchObject([{ status: 'pending' }]);
  });

  it.each([
    [{}],
    [{ ruts: [] }],
    [{ ruts: ['x'], reason: '' }],
    [{ ruts: ['basura', 'más basura'] }],
    [{ ruts: Array.from({ length: 5_001 }, () => '1-9') }],
    [{ ruts: [{}] }],
    [{ phones: ['123'] }],
  ])('refuses %j', async (body) => expect((await withdraw(body)).status).toBe(422));

  it('tells every fault at once when no entry can be used', async () => {
    const { body } = await withdraw({ ruts: ['basura'], phones: ['123'] });
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['ruts[0]', 'phones[0]']);
  });
});

describe('POST /jobs/withdraw/file', () => {
  const send = (csv: string, name = 'pagos.csv') =>
    api.request
      .post('/api/v1/jobs/withdraw/file')
      .set('Authorization', `Bearer ${own.api_key}`)
      .field('reason', 'pagaron hoy')
      .attach('file', Buffer.from(csv), name);

  it('reads a column of RUTs', async () => {
    await campaign([51, 52]);
    const { status, body } = await send(`RUT;Monto\n${rutOf(51)};1000\nmalo;5\n;\n${rutOf(52)};7\n`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ people: 2, cancelled: 2, errors: [{ path: 'file.rows[3].rut' }] });
  });

  it('refuses a file that names nobody', async () => {
    expect((await send('Nombre;Monto\nAna;1\n')).status).toBe(422);
    expect((await send('x', 'lista.pdf')).status).toBe(400);
  });
});
