/** A key of an account, as lists show it. */
export const EXAMPLE_KEY = {
  key_id: 'a1B2c3D4',
  account_id: 'acc-3f9a1c0b77de',
  name: 'ERP',
  prefix: 'tmb_live_a1B2c3D4',
  last4: 'Zx81',
  scopes: ['batches:read', 'batches:write', 'calls:read'],
  expires_at: '2027-03-02T12:00:00.000Z',
  allowed_networks: ['200.27.10.0/24'],
  rotated_from: null,
  created_at: '2026-03-02T12:00:00.000Z',
  last_used_at: null,
  revoked_at: null,
};

/** The platform's administrator. */
const EXAMPLE_USER = {
  user_id: 'usr_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  account_id: null,
  email: 'admin@example.cl',
  name: 'Administración',
  must_change_password: false,
};

/** A session just opened. */
export const EXAMPLE_SESSION = {
  token: 'eyJhbGciOiJIUzI1NiJ9.e30.firma',
  token_type: 'Bearer',
  expires_at: '2026-03-02T12:15:00.000Z',
  refresh_token: 'tmr_5b0c7c1e-0f5e-4a52-9d4c-0a4f0f1f7d11_0_firma',
  refresh_expires_at: '2026-03-09T12:00:00.000Z',
  user: EXAMPLE_USER,
};

/** A right lent for a month. */
export const EXAMPLE_EXCEPTION = {
  exception_id: 'exc_01JD8A0B1C2D3E4F5G6H7J8K9M',
  kind: 'conceder',
  capability: 'sistema.operaciones.evidencia.exportar',
  reason: 'Fiscalización de marzo',
  expires_at: '2026-04-01T03:00:00.000Z',
  granted_by: 'usr_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  created_at: '2026-03-02T12:00:00.000Z',
};

/** Somebody who runs campaigns. */
export const EXAMPLE_PERSON = {
  user_id: 'usr_01JD8A3N4P5Q6R7S8T9V0W1X2Y',
  account_id: 'acc-3f9a1c0b77de',
  email: 'operacion@example.cl',
  name: 'Carla Operadora',
  must_change_password: true,
  is_active: true,
  groups: [{ code: 'operator', expires_at: null }],
  exceptions: [EXAMPLE_EXCEPTION],
  created_at: '2026-03-02T12:00:00.000Z',
  last_login_at: null,
};

/** An act in the audit log. */
export const EXAMPLE_AUDIT = {
  audit_id: 'audit_01JD8A9Z8Y7X6W5V4T3S2R1Q0P',
  account_id: 'acc-3f9a1c0b77de',
  at: '2026-03-02T12:00:00.000Z',
  actor: { kind: 'user', id: 'usr_01JD7Z8Q4M6V9K2T5W8X1Y3B7C' },
  action: 'user.groups_changed',
  target: 'usr_01JD8A3N4P5Q6R7S8T9V0W1X2Y',
  before: { groups: [] },
  after: { groups: [{ code: 'operator', expires_at: null }] },
  ip: '200.27.10.4',
};
