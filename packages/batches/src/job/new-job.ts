import { newJobId } from '@timbre/kernel';
import type { BatchDocument, JobDocument } from '@timbre/store';
import type { ImportedContact } from '../import/types.ts';

/** What a job is made of. */
export interface NewJob {
  contact: ImportedContact;
  /** Further facts of the person, kept and returned as they are. */
  additional_info?: Record<string, unknown>;
  /** What makes a second job of the same person in the same place impossible. */
  deduplication_key: string;
}

/** `account::dni::batch`; a person without an id is told apart by phone. */
export const deduplicationKey = (account_id: string, contact: ImportedContact, place: string): string =>
  `${account_id}::${contact.dni || contact.person_key}::${place}`;

const additionalInfo = (
  contact: ImportedContact,
  given: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...given,
  rut: contact.rut,
  nombre: contact.name,
  cantidad_cupones: contact.cantidad_cupones,
  fecha_maxima: contact.fecha_maxima,
  ...(contact.email === null ? {} : { email: contact.email }),
});

const UNTOUCHED = {
  status: 'pending',
  attempts: 0,
  extra_attempts: 0,
  platform_faults: 0,
  dial_seq: 0,
  live_attempt_id: null,
  wait_reason: null,
  last_error: null,
  gate: null,
  call_id: null,
  call_result: null,
  call_duration_seconds: null,
  call_cost_micros: 0,
  fecha_pago_cliente: null,
  monto_pago_cliente: null,
  started_at: null,
  completed_at: null,
  failed_at: null,
  cancellation_reason: null,
} as const;

/** The document of a person nobody has called yet: due at once, with one fresh state for each phone. */
export const newJob = (
  batch: BatchDocument,
  { contact, additional_info, deduplication_key }: NewJob,
  now: Date,
): JobDocument => ({
  job_id: newJobId(batch.account_id),
  account_id: batch.account_id,
  batch_id: batch.batch_id,
  mode: batch.implicit ? 'single' : 'continuous',
  person_key: contact.person_key,
  contact: { name: contact.name, dni: contact.dni, phones: contact.phones, next_phone_index: 0 },
  payload: {
    debt_amount: contact.debt_amount,
    due_date: contact.fecha_limite,
    company_name: contact.company_name,
    reference_number: contact.reference_number,
    additional_info: additionalInfo(contact, additional_info),
  },
  timezone: contact.timezone,
  priority: batch.priority,
  ...UNTOUCHED,
  phone_states: contact.phones.map(() => ({
    dead: false,
    last_reason: null,
    streak: 0,
    tried_this_round: false,
    rest_until: null,
  })),
  reserved_until: now,
  deduplication_key,
  created_at: now,
  updated_at: now,
});
