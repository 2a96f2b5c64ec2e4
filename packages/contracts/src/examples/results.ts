import { EXAMPLE_BATCH } from './batches.ts';
import { EXAMPLE_JOB } from './jobs.ts';

/** A person who promised to pay. */
export const EXAMPLE_RESULT = {
  job_id: EXAMPLE_JOB.job_id,
  dni: '50000001-1',
  name: 'Persona Inventada',
  phones: ['+56950000001', '+56950000002'],
  status: 'completed',
  outcome: 'contacted',
  reason: null,
  attempts: 2,
  calls: 2,
  last_call_at: '2026-11-23T13:30:05.000Z',
  last_result: 'user_hangup',
  answered_phone: '+56950000002',
  duration_seconds: 84,
  cost: 0.24,
  charged_seconds: 0,
  fecha_pago_cliente: '2026-11-30',
  monto_pago_cliente: 150000,
  variables: { compromiso_pago: 'true' },
  debt_amount: 150000,
  due_date: '2026-12-15',
  company_name: 'Tienda Inventada',
  reference_number: null,
  created_at: '2026-11-23T13:00:00.000Z',
};

/** Why people of a campaign are not called any more. */
export const EXAMPLE_CANCELLED_STATS = {
  batch_id: EXAMPLE_BATCH.batch_id,
  timezone: 'America/Santiago',
  total: 40,
  by_reason: [
    { reason: 'pagaron hoy', count: 37 },
    { reason: 'Cancelled by user', count: 3 },
  ],
  by_day: [{ date: '2026-11-23', count: 40 }],
  groups: [
    { date: '2026-11-23', reason: 'pagaron hoy', count: 37 },
    { date: '2026-11-23', reason: 'Cancelled by user', count: 3 },
  ],
};

/** A list of people who have paid. */
export const EXAMPLE_WITHDRAWAL = {
  success: true,
  message:
    '2 personas retiradas: 2 jobs cancelados, 1 con una llamada que termina, 1 sin encontrar, 0 errores',
  withdrawal_id: 'wd_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  people: 2,
  cancelled: 2,
  finishing: 1,
  in_flight: 0,
  batches: [{ batch_id: EXAMPLE_BATCH.batch_id, name: EXAMPLE_BATCH.name, cancelled: 2, finishing: 1 }],
  not_found: ['50000009-7'],
  errors: [],
  warnings: [],
};
