import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rutOf, type BatchBench } from './batches-support.ts';
import { ACCOUNT, BATCH, CREDIT_ACCOUNT, phone } from './legacy-fixtures.ts';
import { openLegacyBench, REPORT, type LegacyBench } from './legacy-support.ts';

let set: LegacyBench;
beforeAll(async () => {
  set = await openLegacyBench();
});
afterAll(() => set.stop());

const COLLECTIONS = ['accounts', 'wallets', 'ledger', 'batches', 'jobs', 'audit_log', 'call_attempts'];
/** Everything that was written, but for ids and the order in which they were made. */
const stored = async ({ store }: BatchBench): Promise<string> => {
  const parts = await Promise.all(
    COLLECTIONS.map((name) => store.connection.collection(name).find().sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(parts, (key, value: unknown) => (key === 'transaction_id' ? null : value));
};
const countsOf = async ({ store }: BatchBench): Promise<number[]> =>
  Promise.all(COLLECTIONS.map((name) => store.connection.collection(name).countDocuments()));

const scope = accountScope(ACCOUNT);
const job = async (bench: BatchBench, job_id: string) => {
  const found = await bench.store.jobs.find(scope, job_id);
  if (found === null) throw new Error(`no job ${job_id}`);
  return found;
};

describe('a database of the earlier system', () => {
  it('is reported on and not brought over by a dry run', async () => {
    const bench = await set.empty();
    const report = await set.bring(bench, { dry_run: true });
    expect(report.dry_run).toBe(true);
    expect(report.collections).toMatchObject(REPORT);
    expect(await countsOf(bench)).toEqual(COLLECTIONS.map(() => 0));
    expect(JSON.stringify(report)).not.toMatch(/Persona|\+569|50000/);
  });

  it('comes over exactly, once, with everything put right that can be', async () => {
    const bench = await set.empty();
    const report = await set.bring(bench);
    expect(report.collections).toMatchObject(REPORT);
    expect(report.collections).toMatchObject({
      transactions: { read: 2, written: 0 },
      call_logs: { read: 1, written: 0 },
      call_results: { read: 1, written: 0 },
    });
    expect(report.remarks).toContainEqual({
      collection: 'jobs',
      id: 'job_twin',
      what: 'duplicado: cancelado',
    });

    const batch = await bench.batch(scope, BATCH);
    expect(batch).toMatchObject({
      state: 'paused',
      is_active: false,
      pause_reason: 'user',
      priority: 2,
      created_at: new Date('2026-11-20T14:41:29.862Z'),
      call_settings: {
        max_attempts: 3,
        retry_delay_hours: 24,
        allowed_hours: { start: '09:00', end: '20:00' },
        timezone: 'America/Santiago',
      },
      total_jobs: 12,
      pending_jobs: 6,
      suspended_jobs: 1,
      completed_jobs: 1,
      failed_jobs: 3,
      cancelled_jobs: 1,
      in_progress_jobs: 0,
    });
    expect((await bench.batch(scope, 'batch-done')).state).toBe('completed');
    expect(await bench.batch(scope, 'batch-cancelled')).toMatchObject({
      state: 'cancelled',
      cancelled_jobs: 1,
      cancellation_reason: 'Lista equivocada',
    });
    expect((await bench.batch(scope, 'batch-broken')).call_settings).toMatchObject({
      max_attempts: 4,
      allowed_hours: { start: '00:00', end: '24:00' },
      timezone: 'America/Santiago',
    });
    expect(await bench.batch(scope, 'batch-gone')).toMatchObject({ state: 'cancelled' });
    const single = await bench.batch(scope, `batch-legacy-single-${ACCOUNT}`);
    expect(single).toMatchObject({ state: 'paused', pending_jobs: 1 });
    for (const each of await bench.store.batch_reads.list(scope, {}, { limit: 100, skip: 0 }))
      expect([each.is_active, each.state]).not.toContain('running');

    expect(await job(bench, 'job_root')).toMatchObject({
      status: 'pending',
      person_key: rutOf(2),
      contact: { name: 'Persona 2', dni: rutOf(2), phones: [phone(2)], next_phone_index: 0 },
      payload: { debt_amount: 150_000, due_date: '2026-12-15', company_name: 'Tienda Inventada' },
      attempts: 5,
      extra_attempts: 3,
      reserved_until: new Date('2026-11-20T14:41:30.000Z'),
      live_attempt_id: null,
    });
    const done = await job(bench, 'job_done');
    expect(done).toMatchObject({
      status: 'completed',
      attempts: 1,
      call_id: 'call_1',
      call_duration_seconds: 42,
      completed_at: new Date('2026-11-20T15:00:01.000Z'),
      fecha_pago_cliente: '2026-12-01',
      monto_pago_cliente: 150_000,
      call_result: {
        success: true,
        summary: { disconnection_reason: 'user_hangup', duration_ms: 42_000 },
        timestamp: new Date('2026-11-20T15:00:00.500Z'),
      },
      deduplication_key: `${ACCOUNT}::${rutOf(3)}::${BATCH}`,
    });
    expect(JSON.stringify(done)).not.toContain('todo otra vez');
    const twin = await job(bench, 'job_twin');
    expect(twin).toMatchObject({
      status: 'cancelled',
      cancellation_reason: 'Duplicado en el sistema anterior',
    });
    expect(twin).not.toHaveProperty('deduplication_key');
    expect(await job(bench, 'job_in_progress')).toMatchObject({
      status: 'failed',
      call_id: 'call_9',
      last_error: expect.stringContaining('no se sabe si la llamada se hizo'),
    });
    expect(await job(bench, 'job_scheduled')).toMatchObject({
      status: 'pending',
      reserved_until: new Date('2026-12-01T09:00:00.000Z'),
    });
    expect((await job(bench, 'job_by_debtor')).contact.phones).toEqual([phone(8)]);
    expect(await job(bench, 'job_no_phone')).toMatchObject({
      status: 'failed',
      last_error: 'Sin teléfono válido',
    });
    expect((await job(bench, 'job_suspended')).status).toBe('suspended');
    expect(await job(bench, 'job_wrong_rut')).toMatchObject({
      status: 'pending',
      contact: { dni: '50000013-X', phones: [phone(13)] },
    });
    // Talked to on Saturday: not again before the week is over, whoever talked.
    expect(await job(bench, 'job_capped')).toMatchObject({
      status: 'pending',
      wait_reason: 'contact_cap',
      reserved_until: new Date('2026-11-28T12:00:00.000Z'),
    });
    expect((await job(bench, 'job_other_result')).call_result).toMatchObject({
      success: true,
      status: 'ended',
    });
    expect(await job(bench, 'job_of_deleted')).toMatchObject({ status: 'cancelled' });

    const raw = await set.legacy.connection.collection('jobs').findOne({ job_id: 'job_root' });
    expect((await bench.store.job_reads.findByDocumentId(scope, String(raw?._id)))?.job_id).toBe('job_root');
  });

  it('keeps every cent and every second, and makes none', async () => {
    const bench = await set.empty();
    await set.bring(bench);
    const balance = async (account_id: string) => {
      const own = accountScope(account_id);
      const wallets = await bench.store.wallets.list(own);
      const ledger = await bench.store.wallets.listLedger(own, {}, { limit: 10, skip: 0 });
      for (const { granted, available, used } of wallets) expect(granted).toBe(available + used);
      return {
        ...Object.fromEntries(wallets.map(({ unit, available }) => [unit, available])),
        rows: ledger.map(({ kind, ref_id, amount }) => [kind, ref_id, amount]),
      };
    };
    // 1,000.5 minutes bought, 100.25 used; what was reserved for calls that nobody makes any more is free.
    expect(await balance(ACCOUNT)).toEqual({
      seconds: 54_015,
      micros: 0,
      rows: [['top_up', 'legacy-opening-seconds', 54_015]],
    });
    expect(await balance(CREDIT_ACCOUNT)).toEqual({
      seconds: 0,
      micros: 37_754_322,
      rows: [['top_up', 'legacy-opening-micros', 37_754_322]],
    });
    expect(await balance('acc-eeeeeeeeeeee')).toEqual({ seconds: 0, micros: 0, rows: [] });
    const cents = await set.empty();
    await set.bring(cents, { credit_used: 'cents', account_id: CREDIT_ACCOUNT });
    expect((await cents.store.wallets.find(accountScope(CREDIT_ACCOUNT), 'micros'))?.available).toBe(
      49_976_543,
    );
    expect(await cents.store.accounts.find(scope)).toBeNull();
  });

  it('changes nothing the second time, not even what was worked on since', async () => {
    const bench = await set.empty();
    await set.bring(bench);
    const before = await stored(bench);
    const again = await set.bring(bench);
    expect(await stored(bench)).toBe(before);
    expect(again.collections).toMatchObject({
      accounts: { written: 0, existing: 3 },
      batches: { written: 0, existing: 6 },
      jobs: { written: 0, existing: 17, repaired: {} },
    });
    await bench.store.jobs.change(scope, 'job_waiting', ['pending'], { status: 'cancelled' });
    await bench.store.batches.change(scope, BATCH, { set: { name: 'Otro' }, bump_epoch: true });
    await set.bring(bench);
    expect((await job(bench, 'job_waiting')).status).toBe('cancelled');
    expect(await bench.batch(scope, BATCH)).toMatchObject({ name: 'Otro', pending_jobs: 6 });
  });
});
