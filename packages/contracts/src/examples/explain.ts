import { EXAMPLE_BATCH } from './batches.ts';
import { EXAMPLE_JOB } from './jobs.ts';

const AT = '2026-11-24T15:00:00.000Z';
const UNTIL = '2026-11-30T11:00:00.000Z';
const CAP = 'Tope semanal de contactos alcanzado (1); próximo contacto posible: lunes 30 de noviembre, 08:00';

const DECISION = { verdict: 'defer', code: 'contact_cap', reason: CAP, until: UNTIL };
const RULE = {
  title: 'Tope de contactos',
  text: 'A una persona se la contacta a lo más una vez por semana, entre todas las campañas y teléfonos de la cuenta.',
  source: 'Ley 21.320 (art. 37 de la Ley 19.496)',
};
const ROOM = {
  batch: { in_use: 3, cap: 5 },
  account: { in_use: 7, cap: 10 },
  workspace: { in_use: 12, cap: 20 },
};

/** A person who was reached yesterday. */
export const EXAMPLE_JOB_EXPLANATION = {
  job_id: EXAMPLE_JOB.job_id,
  batch_id: EXAMPLE_JOB.batch_id,
  status: 'pending',
  at: AT,
  decision: DECISION,
  obstacles: [{ code: 'contact_cap', reason: CAP, until: UNTIL }],
  rule: RULE,
  next_possible_at: UNTIL,
  what_to_do: null,
  last_decision: null,
  facts: {
    zone: 'America/Santiago',
    also_zones: [],
    local_time: '2026-11-24T12:00:00-03:00',
    attempts: 1,
    max_attempts: 5,
    contacts_last_7_days: 1,
    max_contacts_per_week: 1,
    calls_today: 420,
    daily_call_limit: 1_000,
    policy: 'cl-collections',
    policy_valid_from: '2021-04-20',
    phones: [
      { phone: '+569****0001', in_turn: true, state: 'available', rest_until: null, last_reason: null },
    ],
    live_calls: ROOM,
  },
};

/** A campaign at night. */
export const EXAMPLE_BATCH_EXPLANATION = {
  batch_id: EXAMPLE_BATCH.batch_id,
  state: 'running',
  is_active: true,
  at: '2026-11-24T01:00:00.000Z',
  decision: {
    verdict: 'defer',
    code: 'out_of_hours',
    reason: 'Fuera de horario: fuera del horario permitido (09:00–20:00)',
    until: '2026-11-24T12:00:00.000Z',
  },
  obstacles: [
    {
      code: 'out_of_hours',
      reason: 'Fuera de horario: fuera del horario permitido (09:00–20:00)',
      until: '2026-11-24T12:00:00.000Z',
    },
  ],
  rule: {
    title: 'Fuera de horario',
    text: 'La campaña solo llama en su propio horario.',
    source: 'Configuración de la campaña (call_settings)',
  },
  next_possible_at: '2026-11-24T12:00:00.000Z',
  what_to_do: null,
  total_jobs: 150,
  reasons: [
    {
      code: 'out_of_hours',
      count: 110,
      sentence: 'Fuera de horario. La campaña solo llama en su propio horario.',
      next_at: '2026-11-24T12:00:00.000Z',
    },
    {
      code: 'completed',
      count: 40,
      sentence: 'Gestión terminada. La persona fue contactada.',
      next_at: null,
    },
  ],
  exact: true,
  zones: [
    {
      zone: 'America/Santiago',
      people_without_zone: true,
      open: false,
      code: 'out_of_hours',
      reason: 'Fuera de horario: fuera del horario permitido (09:00–20:00)',
      until: '2026-11-24T12:00:00.000Z',
    },
  ],
  live_calls: ROOM,
};
