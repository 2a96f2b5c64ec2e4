import type { Store } from '@timbre/store';
import { phoneFor } from '../support/engine.ts';
import { rutOf } from './batches-support.ts';

/** A database of the earlier system with every fault that we know of. Its present is Monday 2026-11-23 13:00 UTC. */
export const ACCOUNT = 'acc-aaaaaaaaaaaa';
export const CREDIT_ACCOUNT = 'acc-bbbbbbbbbbbb';
export const BATCH = 'batch-2026-11-20-144129-862530';
/** A phone that the simulator answers, one for each person. */
export const phone = (n: number): string => phoneFor('0001', n);

const accounts = [
  {
    account_id: ACCOUNT,
    account_name: 'Cobranzas del Norte',
    contact_name: 'Equipo',
    contact_email: 'equipo@norte.example',
    plan_type: 'minutes_based',
    status: 'active',
    country: 'cl',
    minutes_purchased: 1000.5,
    minutes_used: 100.25,
    minutes_reserved: 5.5,
    cost_per_minute: 0.15,
    max_concurrent_calls: 5.0,
    created_at: '2025-01-10T12:00:00.123456',
  },
  {
    account_id: CREDIT_ACCOUNT,
    account_name: 'Créditos SpA',
    contact_name: 'Equipo',
    billing_type: 'credits',
    is_active: true,
    credit_balance: 50.1,
    credit_used: 12.345678,
    timezone: 'Chile/Nowhere',
    created_at: '2025-02-01 08:00:00',
  },
  { account_id: 'acc-cccccccccccc', plan_type: 'gold', created_at: '2025-02-01' },
  { account_id: ACCOUNT, plan_type: 'unlimited' },
  {
    account_id: 'acc-eeeeeeeeeeee',
    plan_type: 'credit_based',
    credit_balance: 10,
    credit_used: 25,
    country: 'CL',
  },
];

const batches = [
  {
    account_id: ACCOUNT,
    batch_id: BATCH,
    name: 'Cobranza noviembre',
    is_active: true,
    priority: 2,
    total_jobs: 99,
    total_cost: 12.3400000001,
    call_settings: {
      allowed_call_hours: { start: '09:00', end: '20:00' },
      retry_settings: { max_attempts: 3, hours_between_attempts: 24 },
    },
    created_at: '2026-11-20T14:41:29.862530',
  },
  { account_id: ACCOUNT, batch_id: 'batch-done', name: 'Terminada', created_at: '2026-10-01T00:00:00' },
  {
    account_id: ACCOUNT,
    batch_id: 'batch-cancelled',
    name: 'Cancelada',
    is_active: false,
    completed_at: '2026-10-05T10:00:00',
    cancellation_reason: 'Lista equivocada',
    created_at: '2026-10-01T00:00:00',
  },
  {
    account_id: ACCOUNT,
    batch_id: 'batch-broken',
    name: 'Ajustes rotos',
    is_active: true,
    call_settings: { allowed_hours: { start: '9' }, max_attempts: 4, timezone: 'Mars/Base' },
    created_at: '2026-10-01T00:00:00',
  },
  { account_id: 'acc-cccccccccccc', batch_id: 'batch-of-nobody', name: 'Sin cuenta' },
  { account_id: ACCOUNT, batch_id: BATCH, name: 'Repetida' },
];

const talk = (at: string, duration_ms = 42_000) => ({
  success: true,
  status: 'ended',
  summary: {
    call_status: 'ended',
    disconnection_reason: 'user_hangup',
    duration_ms,
    recording_url: 'https://retell.example/a.wav',
  },
  details: { call_id: 'call_1', raw: 'todo otra vez' },
  timestamp: at,
});

const inBatch = {
  account_id: ACCOUNT,
  batch_id: BATCH,
  mode: 'continuous',
  created_at: '2026-11-20T14:41:30',
};
const of = (n: number, phones: unknown = [phone(n)]) => ({
  contact: { name: `Persona ${n}`, dni: rutOf(n), phones, next_phone_index: 0 },
  to_number: phone(n),
  deduplication_key: `${ACCOUNT}::${rutOf(n)}::${BATCH}`,
});

const jobs = [
  { ...inBatch, job_id: 'job_waiting', status: 'pending', ...of(1), attempts: 0, reserved_until: null },
  // Older documents keep everything at their root.
  {
    ...inBatch,
    job_id: 'job_root',
    status: 'pending',
    nombre: 'Persona 2',
    rut: rutOf(2).replace('-', ''),
    to_number: phone(2),
    monto_total: 150000.0,
    fecha_limite: '2026-12-15',
    origen_empresa: 'Tienda Inventada',
    tries: 5,
  },
  {
    ...inBatch,
    job_id: 'job_done',
    status: 'done',
    ...of(3),
    attempts: 1,
    call_id: 'call_1',
    call_result: talk('2026-11-20T15:00:00.5'),
    call_duration_seconds: 42.4,
    finished_at: '2026-11-20T15:00:01',
    fecha_pago_cliente: '2026-12-01',
    monto_pago_cliente: '150000',
  },
  // The same person once more: the unique index was made on another collection.
  { ...inBatch, job_id: 'job_twin', status: 'pending', ...of(3), attempts: 0 },
  { ...inBatch, job_id: 'job_in_progress', status: 'in_progress', ...of(4), attempts: 1, call_id: 'call_9' },
  {
    ...inBatch,
    job_id: 'job_scheduled',
    status: 'scheduled',
    ...of(5),
    reserved_until: '2026-12-01 09:00:00',
  },
  { ...inBatch, job_id: 'job_strange', status: 'exploded', ...of(6) },
  { ...inBatch, job_id: 'job_foreign', status: 'pending', ...of(7), account_id: CREDIT_ACCOUNT },
  // Its phone stands in its debtor only.
  { ...inBatch, job_id: 'job_by_debtor', status: 'pending', rut: rutOf(8), nombre: 'Persona 8' },
  { ...inBatch, job_id: 'job_no_phone', status: 'pending', ...of(9, ['123', 'sin teléfono']), to_number: '' },
  {
    ...inBatch,
    job_id: 'job_suspended',
    status: 'suspended',
    ...of(10),
    last_error: 'Saldo insuficiente: 0',
  },
  { ...inBatch, status: 'failed', ...of(11), tries: 3, failed_at: '2026-11-20T18:00:00' },
  { ...inBatch, job_id: 'job_waiting', status: 'pending', ...of(12) },
  {
    ...inBatch,
    job_id: 'job_wrong_rut',
    status: 'pending',
    contact: { name: 'Persona 13', dni: '50.000.013-X', phones: `${phone(13)}; 12` },
  },
  { ...inBatch, job_id: 'job_capped', status: 'pending', ...of(14) },
  {
    account_id: ACCOUNT,
    batch_id: 'batch-done',
    job_id: 'job_talked',
    status: 'done',
    ...of(14),
    attempts: 1,
    call_result: talk('2026-11-21T12:00:00'),
    created_at: '2026-10-01T00:00:00',
  },
  {
    account_id: ACCOUNT,
    batch_id: 'batch-done',
    job_id: 'job_other_result',
    status: 'completed',
    ...of(15),
    created_at: '2026-10-01T00:00:00',
    finished_at: '2026-10-02T00:00:00',
  },
  {
    account_id: ACCOUNT,
    batch_id: 'batch-cancelled',
    job_id: 'job_left',
    status: 'pending',
    ...of(16),
    created_at: '2026-10-01T00:00:00',
  },
  { account_id: ACCOUNT, job_id: 'job_single', status: 'pending', mode: 'single', ...of(17) },
  { account_id: ACCOUNT, batch_id: 'batch-gone', job_id: 'job_of_deleted', status: 'pending', ...of(18) },
  { account_id: 'acc-cccccccccccc', batch_id: 'batch-of-nobody', job_id: 'job_of_nobody', status: 'pending' },
];

const debtors = [
  { batch_id: BATCH, rut: rutOf(8).replace('-', ''), nombre: 'Persona 8', phones: { best_e164: phone(8) } },
  { batch_id: BATCH, rut: rutOf(40).replace('-', ''), nombre: 'Persona 40', phones: {} },
];

const call_results = [
  { job_id: 'job_other_result', status: 'ended', success: true, call_id: 'call_2', details: { raw: 1 } },
];

/** Writes the set into the database that `legacy` is open on. */
export const writeLegacy = async (legacy: Store): Promise<void> => {
  const { db } = legacy.connection;
  const transactions = [{ transaction_id: 'txn_1' }, { transaction_id: 'txn_2' }];
  const all = {
    accounts,
    batches,
    jobs,
    debtors,
    call_results,
    transactions,
    call_logs: [{ level: 'info' }],
  };
  for (const [name, documents] of Object.entries(all))
    await db?.collection(name).insertMany(documents.map((document) => ({ ...document })));
};
