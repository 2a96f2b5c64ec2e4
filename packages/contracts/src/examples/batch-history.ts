import { EXAMPLE_BATCH } from './batches.ts';

/** A person paused a campaign. */
export const EXAMPLE_BATCH_CHANGE = {
  change_id: 'audit_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  at: EXAMPLE_BATCH.updated_at,
  action: 'batch.paused',
  actor: { kind: 'user', id: 'usr_01JD7Z8Q4M6V9K2T5W8X1Y3B7C', name: 'Ana Ejemplo' },
  reason: null,
  before: { state: 'running', is_active: true, pause_reason: null },
  after: { state: 'paused', is_active: false, pause_reason: 'user' },
};
