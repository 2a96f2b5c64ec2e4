/** An account that stopped its own calls. */
export const EXAMPLE_STOP = {
  stop_id: 'stop_01JB2Q7Z5X8M3N4P6R7S8T9V0W',
  scope: 'account',
  account_id: 'acc-3f9a1c0b77de',
  workspace_id: null,
  reason: 'El guion nombra a otra empresa',
  hang_up: false,
  raised_by: 'account',
  since: '2026-03-02T12:00:00.000Z',
};
