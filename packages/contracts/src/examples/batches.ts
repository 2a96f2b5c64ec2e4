const counters = {
  total_jobs: 1924,
  pending_jobs: 1846,
  in_progress_jobs: 4,
  completed_jobs: 70,
  failed_jobs: 4,
  suspended_jobs: 0,
  cancelled_jobs: 0,
};

const figures = { total_cost: 125.5, total_minutes: 45.3, progress_percentage: 3.85 };

/** A campaign under way, as the API shows it. */
export const EXAMPLE_BATCH = {
  _id: '673f0a1c5b2e4d0012ab34cd',
  batch_id: 'batch-20261123-9f31c2aa',
  account_id: 'acc-3f9a1c0b77de',
  name: 'Cobranza noviembre',
  description: '',
  purpose: 'collections',
  country: 'CL',
  contact_pack: null,
  priority: 1,
  is_active: true,
  state: 'running',
  pause_reason: null,
  call_settings: {
    allowed_call_hours: { start: '09:00', end: '20:00' },
    retry_settings: { max_attempts: 5 },
  },
  effective_settings: {
    max_attempts: 5,
    retry_delay_hours: 0.5,
    retry_delay_explicit: false,
    ring_timeout: 30,
    max_call_duration: 600,
    max_concurrent_calls: null,
    allowed_hours: { start: '09:00', end: '20:00' },
    days_of_week: [1, 2, 3, 4, 5, 6, 7],
    timezone: 'America/Santiago',
  },
  contact_zones: [],
  agent_id: null,
  from_number: null,
  ...counters,
  ...figures,
  estimated_cost: 904.28,
  created_at: '2026-11-23T13:00:00.000Z',
  started_at: '2026-11-23T13:00:02.000Z',
  completed_at: null,
  updated_at: '2026-11-23T13:00:02.000Z',
  cancellation_reason: null,
};

/** The same campaign as it is polled. */
export const EXAMPLE_STATUS = {
  batch_id: EXAMPLE_BATCH.batch_id,
  is_active: true,
  ...counters,
  waiting_schedule_jobs: 0,
  ...figures,
  started_at: EXAMPLE_BATCH.started_at,
  completed_at: null,
};

/** The same campaign summed up. */
export const EXAMPLE_SUMMARY = {
  ...EXAMPLE_STATUS,
  name: EXAMPLE_BATCH.name,
  account_id: EXAMPLE_BATCH.account_id,
  status: 'active',
  state: 'running',
  completion_rate: 3.64,
  estimated_cost: EXAMPLE_BATCH.estimated_cost,
  priority: 1,
  created_at: EXAMPLE_BATCH.created_at,
  hourly_stats: [
    { hour: 10, date: '2026-11-23', total_calls: 78, successful_calls: 70, success_rate: 89.74 },
  ],
  estimated_completion: '2026-11-24T15:42:10.000Z',
  completion: { code: null, reason: null, calls_per_hour: 312, measured: true, shared_with: 2 },
};

/** What an action on it answers. */
export const EXAMPLE_ACTION = {
  success: true,
  message: 'Batch resumed',
  batch_id: EXAMPLE_BATCH.batch_id,
  is_active: true,
  state: 'running',
};

/** What its pause answers. */
export const EXAMPLE_PAUSE = {
  ...EXAMPLE_ACTION,
  message: 'Batch paused',
  is_active: false,
  state: 'paused',
  in_flight: 0,
};

const refused = {
  row: 14,
  column: 'RUTS',
  field: 'rut',
  code: 'wrong_check_digit',
  value_hint: '******11-2',
  reason: 'Fila 14: RUTS: el dígito verificador no corresponde',
  suggestion: 'Revise el RUT',
};

/** An upload that was read in time. */
export const EXAMPLE_IMPORT_ANSWER = {
  success: true,
  message: 'Campaña creada: 120 contactos listos, 1 fila rechazada',
  import_id: 'imp_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  batch_id: 'batch-2026-11-23-100000-482913',
  batch_name: 'Cartera noviembre',
  processing_type: 'basic',
  state: 'completed',
  stats: {
    total_rows_processed: 131,
    refused_rows: 1,
    unique_debtors_found: 120,
    valid_debtors: 120,
    jobs_created: 120,
  },
  errors: [refused],
  warnings: [],
  duplicates: [],
  duplicates_in_file: [],
};

/** The same upload as it is followed. */
export const EXAMPLE_IMPORT = {
  import_id: EXAMPLE_IMPORT_ANSWER.import_id,
  account_id: EXAMPLE_BATCH.account_id,
  batch_id: EXAMPLE_IMPORT_ANSWER.batch_id,
  file_name: 'Cartera noviembre.xlsx',
  processing_type: 'basic',
  state: 'completed',
  rows_read: 131,
  rows_accepted: 130,
  rows_refused: 1,
  rows_written: 120,
  percentage: 100,
  stats: EXAMPLE_IMPORT_ANSWER.stats,
  errors: [refused],
  warnings: [],
  duplicates: [],
  duplicates_in_file: [],
  report: {
    counts: { refused: 1, warnings: 0, duplicates: 0, duplicates_in_file: 0 },
    refused_workbook: true,
    expires_at: '2026-11-24T13:00:03.000Z',
  },
  fault: null,
  created_at: '2026-11-23T13:00:00.000Z',
  finished_at: '2026-11-23T13:00:03.000Z',
};

/** What adding contacts answers. */
export const EXAMPLE_ADDED = {
  success: true,
  message: '2 contactos agregados',
  batch_id: EXAMPLE_BATCH.batch_id,
  jobs_created: 2,
  duplicates: 0,
  errors: [],
  warnings: [],
};
