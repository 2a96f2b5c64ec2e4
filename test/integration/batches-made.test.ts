import { addContacts, completeBatchIfDone, createBatch, listBatchJobs, cancelJob } from '@timbre/batches';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBatchBench, person, type BatchBench } from './batches-support.ts';

let bench: BatchBench;
beforeAll(async () => {
  bench = await openBatchBench();
});
afterAll(() => bench.stop());

const campaign = async (people: number, call_settings?: unknown) => {
  const { scope, account } = await bench.account();
  const { batch } = await createBatch(bench.deps)(scope, { name: 'Cobranza', call_settings });
  if (people > 0) {
    const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
    await addContacts(bench.deps)(scope, batch.batch_id, { contacts });
  }
  return { scope, account, batch_id: batch.batch_id };
};

const page = { limit: 100, skip: 0 };

describe('a new batch', () => {
  it('runs at once, with nothing due, and keeps the settings as sent beside the normalised ones', async () => {
    const sent = {
      allowed_call_hours: { start: '09:00', end: '18:00' },
      retry_settings: { max_attempts: 5 },
      days_of_week: [1, 2, 7],
    };
    const { scope, batch_id } = await campaign(0, sent);
    const batch = await bench.batch(scope, batch_id);
    expect(batch).toMatchObject({
      state: 'running',
      is_active: true,
      total_jobs: 0,
      call_settings_input: sent,
    });
    expect(batch.call_settings).toMatchObject({
      max_attempts: 5,
      allowed_hours: { start: '09:00', end: '18:00' },
    });
    expect(batch_id).toMatch(/^batch-20261123-[0-9a-f]{8}$/);
    expect(await completeBatchIfDone(bench.deps)(scope, batch_id)).toBe(false);
  });

  it('tells every fault of its settings at once, and what the policy takes away', async () => {
    const { scope } = await bench.account();
    const call_settings = {
      max_attempts: 0,
      timezone: 'America/Nowhere',
      allowed_hours: { start: '09:00', end: '09:00' },
      alowed_hours: {},
    };
    const refused = createBatch(bench.deps)(scope, { name: 'x', call_settings });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input' });
    const { errors } = (await refused.catch((error: unknown) => error)) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'call_settings.allowed_hours',
      'call_settings.alowed_hours',
      'call_settings.max_attempts',
      'call_settings.timezone',
    ]);
    const { warnings } = await createBatch(bench.deps)(scope, {
      name: 'x',
      call_settings: { days_of_week: [7] },
    });
    expect(warnings.join(' ')).toContain('domingo');
  });

  it('takes the zone of its account, and needs an account that is active', async () => {
    const { scope } = await bench.account({ country: 'AR', timezone: 'America/Argentina/Buenos_Aires' });
    const { batch } = await createBatch(bench.deps)(scope, { name: 'x', call_settings: { max_attempts: 2 } });
    expect(batch.call_settings.timezone).toBe('America/Argentina/Buenos_Aires');
    const { scope: suspended } = await bench.account({ status: 'suspended' });
    await expect(createBatch(bench.deps)(suspended, { name: 'x' })).rejects.toMatchObject({
      code: 'invalid_state',
    });
  });

  it('is dialled without legal hours only where Retell is a simulator', async () => {
    const { scope } = await bench.account();
    const strict = { ...bench.deps, demo_pack_allowed: false };
    await expect(createBatch(strict)(scope, { name: 'x', contact_pack: 'demo' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const { batch } = await createBatch(bench.deps)(scope, { name: 'x', contact_pack: 'demo' });
    expect(batch.contact_pack).toBe('demo');
  });
});

describe('contacts', () => {
  it('are stored once however often they are sent', async () => {
    const { scope, batch_id } = await campaign(0);
    const contacts = [person(1), person(2), person(3)];
    expect(await addContacts(bench.deps)(scope, batch_id, { contacts })).toMatchObject({
      jobs_created: 3,
      duplicates: 0,
    });
    expect(await addContacts(bench.deps)(scope, batch_id, { contacts })).toMatchObject({
      jobs_created: 0,
      duplicates: 3,
    });
    expect(await bench.batch(scope, batch_id)).toMatchObject({ total_jobs: 3, pending_jobs: 3 });
  });

  it('are all counted when two requests send the same people at once', async () => {
    const { scope, batch_id } = await campaign(0);
    const contacts = Array.from({ length: 40 }, (_, n) => person(n + 1));
    const added = await Promise.all(
      [1, 2, 3, 4].map(() => addContacts(bench.deps)(scope, batch_id, { contacts })),
    );
    expect(added.reduce((sum, one) => sum + one.jobs_created, 0)).toBe(40);
    expect(await bench.batch(scope, batch_id)).toMatchObject({ total_jobs: 40, pending_jobs: 40 });
  });

  it('come back with their faults, and a strict request stores none', async () => {
    const { scope, batch_id } = await campaign(0);
    const contacts = [person(1), { ...person(2), dni: '11.111.111-2' }, { ...person(3), phones: ['123'] }];
    const strict = addContacts(bench.deps)(scope, batch_id, { contacts, strict: true });
    await expect(strict).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await bench.batch(scope, batch_id)).total_jobs).toBe(0);
    const partial = await addContacts(bench.deps)(scope, batch_id, { contacts });
    expect(partial.jobs_created).toBe(1);
    expect(partial.errors.map(({ path }) => path)).toEqual(['contacts[1].dni', 'contacts[2].phones']);
  });

  it('reopen a completed batch', async () => {
    const { scope, batch_id } = await campaign(1);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    await cancelJob(bench.deps)(scope, items[0]!.job.job_id);
    expect(await bench.batch(scope, batch_id)).toMatchObject({
      state: 'completed',
      is_active: false,
      cancelled_jobs: 1,
    });
    await addContacts(bench.deps)(scope, batch_id, { contacts: [person(2)] });
    expect(await bench.batch(scope, batch_id)).toMatchObject({
      state: 'running',
      is_active: true,
      completed_at: null,
    });
  });
});
