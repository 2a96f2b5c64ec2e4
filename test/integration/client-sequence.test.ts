import { TimbreError, watchBatch, type Schemas, type TimbreClient } from '@timbre/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount } from '../support/api.ts';
import { clientOf } from '../support/client.ts';
import { workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf, type ImportBench } from './import-support.ts';

let bench: ImportBench;
let account: TestAccount;
let timbre: TimbreClient;
beforeAll(async () => {
  bench = await openImportBench();
  account = await bench.api.createAccount('credit_based');
  timbre = clientOf(bench.api, account.api_key);
});
afterAll(() => bench.stop());

/** As the earlier clients send them. */
const call_settings = {
  allowed_call_hours: { start: '09:00', end: '20:00' },
  timezone: 'America/Santiago',
  retry_settings: { max_attempts: 5, retry_delay_hours: 12 },
  max_concurrent_calls: 15,
};

const pauseAndResume = async (batch_id: string): Promise<void> => {
  expect(await timbre.pauseBatch({ batch_id })).toMatchObject({ message: 'Batch paused', is_active: false });
  expect((await timbre.getBatchStatus({ batch_id })).is_active).toBe(false);
  expect(await timbre.resumeBatch({ batch_id })).toMatchObject({ message: 'Batch resumed' });
  const patched = await timbre.patchBatch({ batch_id, body: { is_active: false } });
  expect(patched).toMatchObject({ message: 'Batch paused', batch_id });
  expect(patched.updated_fields).toContain('is_active');
  await timbre.patchBatch({ batch_id, body: { is_active: true } });
  expect((await timbre.getBatchStatus({ batch_id })).is_active).toBe(true);
};

const cancelForEver = async (batch_id: string): Promise<void> => {
  const reason = 'Cliente solicitó detención';
  const cancelled = await timbre.cancelBatch({ batch_id, reason });
  expect(cancelled).toMatchObject({ success: true, message: 'Batch cancelled successfully', reason });
  const revived = await timbre.patchBatch({ batch_id, body: { is_active: true } }).catch((error) => error);
  expect(revived).toBeInstanceOf(TimbreError);
  expect((revived as TimbreError).status).toBe(409);
  const seen: Schemas['BatchStatus'][] = [];
  for await (const status of watchBatch(timbre, { batch_id, every_ms: 20 })) seen.push(status);
  expect(seen.at(-1)).toMatchObject({ is_active: false, pending_jobs: 0, progress_percentage: 100 });
};

describe('what the earlier client does, through the typed client', () => {
  it('create → poll → pause → resume → cancel → overview, with contacts sent as JSON', async () => {
    const { account_id } = account;
    const body = { account_id, name: 'Campaña Cobranza Urgente', priority: 1, call_settings };
    const { batch } = await timbre.createBatch({ body });
    const { batch_id } = batch;
    expect(batch.call_settings).toEqual(call_settings);
    const contacts = [{ name: 'Marta Soto', dni: '12345678-5', phones: ['+56987654321'] }];
    expect((await timbre.addBatchJobs({ batch_id, body: { contacts } })).jobs_created).toBe(1);
    const status = await timbre.getBatchStatus({ batch_id });
    expect(status).toMatchObject({ total_jobs: 1, pending_jobs: 1, is_active: true });
    expect(JSON.stringify(status).length).toBeLessThan(500);
    await pauseAndResume(batch_id);
    await cancelForEver(batch_id);
    const overview = await timbre.getDashboardOverview();
    expect(overview.account?.account_id).toBe(account_id);
    expect(overview.metrics.active_batches).toBe(0);
    expect((await timbre.getBatchSummary({ batch_id })).status).toBe('cancelled');
  });

  it('the same with an Excel file', async () => {
    const bytes = await workbookOf(rowsOf(3, 40));
    const form = {
      file: { name: 'chile_10_usuarios.xlsx', bytes: new Uint8Array(bytes) },
      batch_name: 'Campaña Marketing',
      processing_type: 'acquisition',
      dias_fecha_limite: '30',
      call_settings_json: JSON.stringify({ allowed_call_hours: { start: '10:00', end: '18:00' } }),
    };
    const made = await timbre.importBatch({ form });
    expect(made).toMatchObject({ success: true, state: 'completed', batch_name: 'Campaña Marketing' });
    expect(made.stats['jobs_created']).toBe(3);
    await pauseAndResume(made.batch_id);
    await cancelForEver(made.batch_id);
  });
});
