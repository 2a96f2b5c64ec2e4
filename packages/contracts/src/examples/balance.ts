export const EXAMPLE_BALANCE = {
  has_balance: true,
  plan_type: 'credit_based',
  can_make_calls: true,
  unit: 'USD',
  remaining: 86.13,
  used: 12.35,
  balance: 100,
  reserved: 1.52,
};

export const EXAMPLE_STATS = {
  account_id: 'acc-3f9a1c0b77de',
  account_name: 'Cobranzas Andes',
  status: 'active',
  plan_type: 'credit_based',
  created_at: '2026-03-02T12:00:00.000Z',
  calls_today: 84,
  daily_limit: 1000,
  max_concurrent: 5,
  credit_balance: 100,
  credit_used: 12.35,
  credit_available: 86.13,
  credit_reserved: 1.52,
  cost_per_minute: 0.15,
  cost_per_setup: 0.02,
};

export const EXAMPLE_TRANSACTION = {
  transaction_id: 'txn_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  account_id: 'acc-3f9a1c0b77de',
  type: 'call_usage',
  amount: -0.1575,
  unit: 'USD',
  cost: 16,
  description: 'Llamada de 55 s',
  reference_id: '01934f6e-6d2b-7c3a-9a41-5d0c2b7e8f10',
  batch_id: 'batch-20260302-3fa9c1d0',
  created_at: '2026-03-02T13:20:11.000Z',
};

export const EXAMPLE_SETTINGS = {
  success: true,
  call_settings: { max_attempts: 3, allowed_hours: { start: '09:00', end: '18:00' } },
  from_batch: 'batch-20260302-3fa9c1d0',
  created_at: '2026-03-02T12:30:00.000Z',
};
