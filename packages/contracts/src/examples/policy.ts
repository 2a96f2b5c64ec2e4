import { EXAMPLE_JOB } from './jobs.ts';

/** A person who asked in a call not to be called again. */
export const EXAMPLE_DO_NOT_CALL = {
  entry_id: 'dnc_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  account_id: EXAMPLE_JOB.account_id,
  level: 'person',
  value: '50000001-1',
  batch_id: null,
  reason: 'la persona pidió en una llamada que no se le llame más',
  source: 'opt_out',
  expires_at: null,
  in_force: true,
  created_by: '019355a0-7c11-7b4e-9c52-3f4f5d2f9c01',
  created_at: '2026-11-23T13:00:40.000Z',
};

/** A list of which one row could not be used. */
export const EXAMPLE_DO_NOT_CALL_IMPORT = {
  rows: 120,
  added: 117,
  replaced: 2,
  kept: 0,
  refused: 1,
  errors: [{ row: 14, column: 'RUT', message: 'el dígito verificador del RUT no corresponde' }],
};

export const EXAMPLE_HOLIDAYS = {
  year: 2026,
  country: 'CL',
  national: [{ date: '2026-12-25', name: 'Navidad', law: 'Ley 2.977' }],
  own: [{ date: '2026-12-24', name: 'Cierre de fin de año' }],
};

/** An account in Chile that calls an hour less than the law allows. */
export const EXAMPLE_CONTACT_POLICY = {
  account_id: EXAMPLE_JOB.account_id,
  country: 'CL',
  timezone: 'America/Santiago',
  own_rules: { hours: { start: '09:00', end: '20:00' } },
  policies: [
    {
      purpose: 'collections',
      pack: 'cl-collections',
      valid_from: '2025-08-13',
      legal_hours: [{ days: [1, 2, 3, 4, 5, 6], start: '09:00', end: '20:00' }],
      holidays_closed: true,
      max_contacts_per_week: 1,
      max_contacts_per_day: null,
      counts: 'answered',
      caller_ids: { forbidden: ['+56809'], required: null, expected: ['+56600'] },
      register: null,
      sources: ['Ley 21.320 (art. 37 de la Ley 19.496): un contacto telefónico o visita por semana y deudor'],
    },
  ],
};
