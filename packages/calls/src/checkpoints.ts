/**
 * The places between two writes at which a process may die, by name. The fault harness dies there; production passes
 * them by. A new write in the dial protocol or in settlement gets a place of its own.
 */
export const CHECKPOINTS = [
  'dispatch.slots_taken',
  'dispatch.job_claimed',
  'dispatch.locks_taken',
  'dispatch.attempt_written',
  'dial.claimed',
  'dial.held',
  'dial.counted',
  'dial.sent',
  'dial.before_post',
  'dial.answered',
  'dial.recorded',
  'end.opt_out_kept',
  'end.frozen',
  'end.wallet_settled',
  'end.ledger_written',
  'end.day_settled',
  'end.slots_freed',
  'end.locks_released',
  'end.job_moved',
  'evidence.written',
  'evidence.late_written',
  'evidence.opt_out_written',
  'evidence.seal_written',
] as const;
export type Checkpoint = (typeof CHECKPOINTS)[number];

/** Called at each place, before the next write. Production does nothing here. */
export type PassCheckpoint = (name: Checkpoint, attempt_id: string) => void | Promise<void>;
