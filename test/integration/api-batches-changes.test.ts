import { OPERATIONS } from '@timbre/contracts';
import { manualClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person, rutOf } from './batches-support.ts';

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

const call = (method: Parameters<TestApi['call']>[0], path: string, body?: unknown, key = own.api_key) =>
  api.call(method, `/api/v1${path}`, { key, body });

const campaign = async (people = 0, given: object = {}) => {
  const { body } = await call('post', '/batches', { name: 'Cobranza', ...given });
  const { batch_id } = body.batch as { batch_id: string };
  if (people > 0) {
    const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
    await call('post', `/batches/${batch_id}/jobs`, { contacts });
  }
  return batch_id;
};

describe('POST /batches/{id}/jobs', () => {
  it('is idempotent: 201 the first time, 200 after that', async () => {
    const batch_id = await campaign();
    const contacts = [person(1), { ...person(2), phones: ['9 5000 0002', '2 2345 6789'] }];
    expect(await call('post', `/batches/${batch_id}/jobs`, { contacts })).toMatchObject({
      status: 201,
      body: { jobs_created: 2, duplicates: 0 },
    });
    expect(await call('post', `/batches/${batch_id}/jobs`, { contacts })).toMatchObject({
      status: 200,
      body: { jobs_created: 0, duplicates: 2 },
    });
    const { body, headers } = await call('get', `/batches/${batch_id}/jobs`);
    expect(headers['x-total-count']).toBe('2');
    expect(body.find((job: { contact: { dni: string } }) => job.contact.dni === rutOf(2))).toMatchObject({
      to_number: '+56950000002',
      contact: { phones: ['+56950000002', '+56223456789'] },
      attempts: 0,
      tries: 0,
      max_attempts: 3,
      batch_id,
      deduplication_key: `${own.account_id}::${rutOf(2)}::${batch_id}`,
    });
  });

  it('tells what is wrong with each contact', async () => {
    const batch_id = await campaign();
    const contacts = [
      { ...person(1), dni: '1-1' },
      { ...person(2), phones: ['12'] },
      { ...person(3), due_date: '31/02/2026' },
    ];
    const { status, body } = await call('post', `/batches/${batch_id}/jobs`, { contacts });
    expect(status).toBe(422);
    expect((body.errors as { path: string }[]).map(({ path }) => path)).toEqual([
      'contacts[0].dni',
      'contacts[1].phones',
      'contacts[2].due_date',
    ]);
    expect((await call('post', `/batches/${batch_id}/jobs`, { contacts: [] })).status).toBe(422);
    expect((await call('get', `/batches/${batch_id}`)).body.total_jobs).toBe(0);
  });
});

describe('changing a batch', () => {
  it('pauses and resumes by every address with the sentences that clients read', async () => {
    const batch_id = await campaign(1);
    for (const method of ['put', 'post'] as const) {
      expect(await call(method, `/batches/${batch_id}/pause`)).toMatchObject({
        status: 200,
        body: { message: 'Batch paused', in_flight: 0, is_active: false, state: 'paused' },
      });
      expect(await call(method, `/batches/${batch_id}/resume`)).toMatchObject({
        status: 200,
        body: { message: 'Batch resumed', is_active: true, state: 'running' },
      });
    }
    const paused = await call('patch', `/batches/${batch_id}`, { is_active: false, name: 'Otro' });
    expect(paused.body).toMatchObject({
      message: 'Batch paused',
      batch_id,
      updated_fields: ['is_active', 'name', 'updated_at'],
      batch: { name: 'Otro' },
    });
    expect((await call('patch', `/batches/${batch_id}`, { is_active: true })).body.message).toBe(
      'Batch resumed',
    );
    expect((await call('patch', `/batches/${batch_id}`, { priority: 3 })).body.message).toBe(
      'Batch updated successfully',
    );
  });

  it('changes and resets call_settings, and refuses an empty change', async () => {
    const batch_id = await campaign();
    const changed = await call('patch', `/batches/${batch_id}`, { call_settings: { max_attempts: 4 } });
    expect(changed.body.batch).toMatchObject({
      call_settings: { max_attempts: 4 },
      effective_settings: { max_attempts: 4 },
    });
    const reset = await call('patch', `/batches/${batch_id}`, { call_settings: null });
    expect(reset.body).toMatchObject({
      updated_fields: ['call_settings', 'updated_at'],
      batch: { call_settings: null, effective_settings: { max_attempts: 3 } },
    });
    expect(await call('patch', `/batches/${batch_id}`, {})).toMatchObject({
      status: 400,
      body: { detail: 'No fields to update' },
    });
    expect((await call('patch', `/batches/${batch_id}`, { call_settings: { timezone: 'x' } })).status).toBe(
      422,
    );
  });

  it('cancels for good', async () => {
    const batch_id = await campaign(2);
    const reason = 'Cliente solicitó detención';
    const first = await call('post', `/batches/${batch_id}/cancel?reason=${encodeURIComponent(reason)}`);
    expect(first.body).toMatchObject({
      success: true,
      message: 'Batch cancelled successfully',
      reason,
      is_active: false,
    });
    expect((await call('post', `/batches/${batch_id}/cancel`, { reason: 'otra' })).body.reason).toBe(reason);
    expect((await call('get', `/batches/${batch_id}/status`)).body).toMatchObject({
      cancelled_jobs: 2,
      pending_jobs: 0,
      progress_percentage: 100,
      is_active: false,
    });
    expect((await call('get', `/batches/${batch_id}/jobs?status=cancelled`)).body[0]).toMatchObject({
      status: 'cancelled',
      cancellation_reason: reason,
    });
    expect(await call('patch', `/batches/${batch_id}`, { is_active: true })).toMatchObject({
      status: 409,
      body: { code: 'invalid_state', state: 'cancelled' },
    });
    expect((await call('put', `/batches/${batch_id}/resume`)).status).toBe(409);
    expect((await call('post', `/batches/${batch_id}/jobs`, { contacts: [person(8)] })).status).toBe(409);
    const silent = await campaign(1);
    expect((await call('post', `/batches/${silent}/cancel`, { reason: 'por cuerpo' })).body.reason).toBe(
      'por cuerpo',
    );
    expect((await call('post', `/batches/${await campaign(1)}/cancel`)).body.reason).toBe('Batch cancelled');
  });

  it('deletes, also twice, and then finds nothing', async () => {
    const batch_id = await campaign(2);
    for (const query of ['', '?delete_jobs=true']) {
      expect(await call('delete', `/batches/${batch_id}${query}`)).toMatchObject({
        status: 200,
        body: { message: 'Batch deleted' },
      });
    }
    expect((await call('get', `/batches/${batch_id}`)).status).toBe(404);
    expect((await call('delete', '/batches/batch-20260101-00000000')).status).toBe(404);
  });
});

describe('whose batch it is', () => {
  // Uploads need a file to come as far as the batch: the attack suite sends them one.
  const ofOneBatch = Object.values(OPERATIONS).filter(
    (operation) => operation.path.startsWith('/api/v1/batches/{batch_id}') && !('multipart' in operation),
  );

  it.each(ofOneBatch.map((operation) => [operation.id, operation] as const))(
    '%s answers 404 to another account and changes nothing',
    async (_, operation) => {
      const batch_id = await campaign(1);
      const before = await api.store.batches.dangerouslyAcrossAccountsFind(batch_id);
      const bodies: Record<string, unknown> = {
        patchBatch: { name: 'x' },
        addBatchJobs: { contacts: [person(5)] },
        cancelBatch: {},
      };
      const path = operation.path.replace('{batch_id}', batch_id);
      const foreign = await api.call(operation.method, path, {
        key: other.api_key,
        body: bodies[operation.id],
      });
      expect({ status: foreign.status, detail: foreign.body.detail as string }).toEqual({
        status: 404,
        detail: 'Batch not found',
      });
      expect(await api.store.batches.dangerouslyAcrossAccountsFind(batch_id)).toEqual(before);
      expect((await api.call(operation.method, path, { key: null, body: bodies[operation.id] })).status).toBe(
        401,
      );
      expect(
        (await api.call(operation.method, path, { key: `${own.api_key}x`, body: bodies[operation.id] }))
          .status,
      ).toBe(401);
    },
  );
});
