import { verifyEvidence, sealAccount } from '@timbre/evidence';
import { silentLogger } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_SECRETS, type TestAccount, type TestApi } from '../support/api.ts';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { collectionsWith } from './subjects-support.ts';

const RUT = '17654321-3';
const NAME = 'Eufrasia Borrable Quintana';
const PHONE = phoneFor('0001', 7);
const OTHER_PHONE = phoneFor('0001', 8);

let engine: Engine;
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, env: { PERSONAL_DATA_SECRETS: TEST_SECRETS.join(',') } });
  const { database, prefix, clock } = engine;
  api = await startTestApi({ names: { database, prefix }, clock });
  account = await api.createAccount('credit_based');
});
afterAll(async () => {
  await engine.stop();
  await api.stop();
});

type Method = Parameters<TestApi['call']>[0];
const call = (method: Method, path: string, body?: object, key = account.api_key) =>
  api.call(method, `/api/v1${path}`, { key, ...(body ? { body } : {}) });
const asPlatform = (method: Method, path: string, body?: object) =>
  call(method, path, body, api.platform_key);

const campaign = async (name: string, contacts: object[]): Promise<string> => {
  const made = await call('post', '/batches', {
    name,
    contact_pack: 'demo',
    call_settings: { max_attempts: 1, allowed_hours: { start: '00:00', end: '23:59' } },
  });
  const { batch_id } = made.body.batch as { batch_id: string };
  expect((await call('post', `/batches/${batch_id}/jobs`, { contacts })).status).toBe(201);
  return batch_id;
};

const jobsOf = async (batch_id: string) =>
  (await call('get', `/batches/${batch_id}/jobs`)).body as { job_id: string; status: string }[];

const over = (batch_id: string) =>
  until(
    `everybody of ${batch_id} is done`,
    async () => {
      const jobs = await jobsOf(batch_id);
      const open = await engine.store.attempts.countOpen(accountScope(account.account_id), batch_id);
      return open === 0 && jobs.every(({ status }) => ['completed', 'failed', 'cancelled'].includes(status));
    },
    60_000,
  );

const keyOf = async (whom: object): Promise<string> => {
  const { body } = await call('post', '/subjects/search', whom);
  return (body.data as { subject_key: string }[])[0]?.subject_key ?? '';
};

const doneRequest = (request_id: string) =>
  until(
    'the erasure is done',
    async () => {
      const { body } = await call('get', `/subject-requests/${request_id}`);
      return body.status === 'done' && body;
    },
    60_000,
  );

describe('erasing a person', () => {
  it('leaves figures, money and the record, and nothing else; nobody calls the person again', async () => {
    const scope = accountScope(account.account_id);
    const contact = { name: NAME, dni: RUT, phones: [PHONE], debt_amount: 777_123 };
    const batch_id = await campaign('Primera', [
      contact,
      { name: 'Otra Persona', dni: '18765432-7', phones: [OTHER_PHONE] },
    ]);
    await over(batch_id);
    await until('the analysis is there', async () => {
      const attempts = await engine.store.attempts.listOfBatch(scope, batch_id);
      return attempts.every(({ analysed, retell_call_id }) => analysed || retell_call_id === undefined);
    });
    const before = (await call('get', `/batches/${batch_id}/summary`)).body;
    const ledger = await engine.store.connection.collection('ledger').find({}).toArray();
    const wallet = await engine.store.connection.collection('wallets').find({}).toArray();

    const subject_key = await keyOf({ rut: RUT });
    expect(subject_key).toMatch(/^sub_[a-p]{40}$/);
    const erased = await asPlatform('delete', `/subjects/${subject_key}`);
    expect([erased.status, erased.headers.location]).toEqual([
      202,
      `/api/v1/subject-requests/${erased.body.request_id}`,
    ]);
    const request = await doneRequest(erased.body.request_id as string);
    expect(request).toMatchObject({ kind: 'erase', overdue: false, counts: { attempts: 1, jobs: 1 } });

    const canaries = [NAME, 'Eufrasia', '17654321', '17.654.321', PHONE, PHONE.slice(3)];
    expect(await collectionsWith(engine.store, canaries)).toEqual([]);
    expect((await call('get', `/batches/${batch_id}/summary`)).body).toMatchObject({
      total_cost: before.total_cost,
      total_minutes: before.total_minutes,
      completed_jobs: before.completed_jobs,
      total_jobs: 2,
    });
    expect(await engine.store.connection.collection('ledger').find({}).toArray()).toEqual(ledger);
    expect(await engine.store.connection.collection('wallets').find({}).toArray()).toEqual(wallet);
    const [left] = (await jobsOf(batch_id)).filter((job) => JSON.stringify(job).includes('eliminada'));
    expect(left).toMatchObject({
      contact: { name: 'Persona eliminada', dni: '', phones: [] },
      payload: { debt_amount: null, additional_info: {} },
    });
    // The other person of the campaign is as before.
    expect(await keyOf({ rut: '18765432-7' })).toMatch(/^sub_/);

    // The provider was asked to delete the call.
    const calls = engine.simulator.history().filter(({ to_number }) => to_number === PHONE);
    const answers = await Promise.all(
      calls.map(({ call_id }) =>
        fetch(`${engine.simulator.url}/v2/get-call/${call_id}`, {
          headers: { Authorization: `Bearer ${engine.simulator.key}` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(calls.map(() => 422));

    // The record is whole, tells of the erasure, and shows the person to nobody.
    await sealAccount({ store: engine.store, clock: engine.clock, logger: silentLogger })(scope);
    const verified = await verifyEvidence({ store: engine.store, clock: engine.clock })(scope);
    expect(verified.breaks).toEqual([]);
    const record = await call('get', `/evidence?person=${RUT}`);
    expect(record.body.data).toHaveLength(1);
    expect(record.text).not.toContain('17654321');
    const told = await call('get', '/evidence');
    expect((told.body.data as { kind: string }[]).map(({ kind }) => kind)).toContain('erased');

    // Asked again, and by somebody who does not know the key.
    const again = await asPlatform('delete', `/subjects/${subject_key}`);
    expect(again.body.request_id).toBe(erased.body.request_id);
    expect((await call('get', `/subjects/${subject_key}/export`)).status).toBe(404);
    const found = (await call('post', '/subjects/search', { rut: RUT })).body.data;
    expect(found).toMatchObject([{ suppressed: true, jobs: { count: 0 }, attempts: { count: 0 } }]);

    // Loaded again, the person is not called.
    const dials = engine.simulator.dials().length;
    const next = await campaign('Segunda', [{ name: NAME, dni: RUT, phones: [PHONE] }]);
    await over(next);
    const [job] = (await call('get', `/batches/${next}/jobs`)).body;
    expect(job).toMatchObject({ status: 'cancelled', gate: { code: 'do_not_call' } });
    expect(engine.simulator.dials()).toHaveLength(dials);

    // And is erased once more, without a trace of the first time getting in the way.
    const second = await asPlatform('delete', `/subjects/${await keyOf({ rut: RUT })}`);
    expect(second.body.request_id).not.toBe(erased.body.request_id);
    await doneRequest(second.body.request_id as string);
    expect(await collectionsWith(engine.store, canaries)).toEqual([]);
  }, 180_000);

  it('waits for a live call and takes what that brings', async () => {
    const rut = '15432109-8';
    const phone = phoneFor('0001', 9);
    const batch_id = await campaign('En llamada', [{ name: 'Viva Llamada', dni: rut, phones: [phone] }]);
    await until('the phone rings', () =>
      Promise.resolve(engine.simulator.dials().some(({ to_number }) => to_number === phone)),
    );
    const { body } = await asPlatform('delete', `/subjects/${await keyOf({ phone })}`);
    await over(batch_id);
    const request = await doneRequest(body.request_id as string);
    expect(request.counts).toMatchObject({ attempts: 1, jobs: 1 });
    expect(await collectionsWith(engine.store, ['Viva', rut.slice(0, 8), phone.slice(3)])).toEqual([]);
  }, 120_000);
});
