import { EXAMPLE_ACCOUNT } from './accounts.ts';
import { EXAMPLE_BATCH } from './batches.ts';

/** A request that works: what stands in the document, and what a test sends to a real API. */
export interface RequestExample {
  query?: Readonly<Record<string, string | number | boolean>>;
  body?: unknown;
  /** Text fields that go with a file. */
  form?: Readonly<Record<string, string>>;
}

const { account_id } = EXAMPLE_ACCOUNT;
const { batch_id } = EXAMPLE_BATCH;
const page = { limit: 50, skip: 0 };
const contact = {
  name: 'Marta Soto Rivas',
  dni: '12345678-5',
  phones: ['+56987654321'],
};

const call_settings = {
  allowed_call_hours: { start: '09:00', end: '20:00' },
  days_of_week: [1, 2, 3, 4, 5],
  retry_settings: { max_attempts: 5, retry_delay_hours: 12 },
  max_concurrent_calls: 10,
};

/** One request of each operation that takes a body, a form or a query worth showing, by operationId. */
export const REQUEST_EXAMPLES: Readonly<Record<string, RequestExample>> = {
  login: { body: { email: 'admin@timbre.example', password: 'una-clave-larga-91' } },
  createApiKey: { body: { name: 'ERP', account_id } },
  revokeApiKey: { query: { account_id } },
  rotateApiKey: { query: { account_id }, body: { overlap_hours: 24 } },
  refreshSession: { body: { refresh_token: 'tmr_5b0c7c1e-0f5e-4a52-9d4c-0a4f0f1f7d11_0_firma' } },
  changePassword: { body: { current_password: 'una-clave-larga-91', new_password: 'otra-clave-larga-92' } },
  listUsers: { query: { account_id, limit: 50 } },
  createUser: {
    body: {
      account_id,
      email: 'carla@andes.example',
      name: 'Carla Operadora',
      groups: [{ code: 'operator' }],
    },
  },
  patchUser: { body: { name: 'Carla Rojas' } },
  resetUserPassword: { body: {} },
  setUserGroups: { body: { groups: [{ code: 'viewer' }, { code: 'gestion_horarios' }] } },
  grantUserException: {
    body: {
      kind: 'conceder',
      capability: 'sistema.operaciones.evidencia.exportar',
      reason: 'Fiscalización de marzo',
    },
  },
  listAudit: { query: { action: 'user.created', limit: 50 } },
  createAccount: {
    body: {
      account_name: 'Cobranzas Andes',
      contact_name: 'Paula Rojas',
      contact_email: 'paula@andes.example',
      plan_type: 'minutes_based',
      initial_minutes: 500,
    },
  },
  listAccounts: { query: { status: 'active', ...page } },
  patchAccount: { body: { max_concurrent_calls: 20 } },
  topUpAccount: { body: { minutes: 500 } },
  createBatch: { body: { name: 'Cobranza noviembre', priority: 2, call_settings } },
  listBatches: { query: { is_active: true, ...page } },
  addBatchJobs: { body: { contacts: [{ ...contact, debt_amount: 150_000, due_date: '2026-12-15' }] } },
  patchBatch: { body: { is_active: false } },
  cancelBatch: { body: { reason: 'El cliente pidió detener la campaña' } },
  deleteBatch: { query: { delete_jobs: false } },
  listBatchJobs: { query: { status: 'failed', ...page } },
  importBatch: { form: { batch_name: 'Cartera noviembre', processing_type: 'acquisition' } },
  previewImport: { form: { processing_type: 'acquisition' } },
  uploadToBatch: { form: { strict: 'true' } },
  listImportErrors: { query: { list: 'refused', limit: 100 } },
  startChileUseCase: { form: { company_name: 'Tienda Andina', offer_description: '20 % en electro' } },
  startArgentinaUseCase: { form: { company_name: 'Tienda Andina', offer_description: '20 % en electro' } },
  createJob: { body: { ...contact, debt_amount: 150_000, due_date: '2026-12-15' } },
  listJobs: { query: { batch_id, status: 'pending', ...page } },
  listCallHistory: { query: { start_date: '2026-11-01', end_date: '2026-11-30', ...page } },
  withdrawJobs: { body: { ruts: ['12.345.678-5'], reason: 'Pagaron hoy' } },
  withdrawList: { form: { reason: 'Pagaron hoy' } },
  addDoNotCall: { body: { level: 'person', value: '12345678-5', reason: 'Lo pidió en la llamada' } },
  importDoNotCall: { form: {} },
  preflight: { body: { contacts_count: 1_000, call_settings } },
  setContactPolicy: { body: { own_rules: null } },
  replaceHolidays: { body: { holidays: [] } },
  raiseEmergencyStop: { body: { reason: 'Guion equivocado' } },
  revealJob: { body: { reason: 'La persona llamó y pide revisar su caso' } },
  revealCall: { body: { reason: 'Reclamo por el trato en la llamada' } },
  searchSubjects: { body: { rut: '12345678-5' } },
  blockSubject: { body: { reason: 'Lo pidió por correo' } },
  listSubjectRequests: { query: { status: 'open', limit: 50 } },
  setRetention: { body: { account_id, transcripts_days: 60 } },
  getRetention: { query: { account_id } },
  listEvidence: { query: { phone: '+56987654321', limit: 20 } },
  exportEvidence: { query: { phone: '+56987654321' } },
};
