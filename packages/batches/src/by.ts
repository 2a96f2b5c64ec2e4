import type { Actor } from '@timbre/store';

/** Who asked for a change and from where, for the audit log. */
export interface By {
  actor: Actor;
  /** Address of the client; null at the command line and for what Timbre does by itself. */
  ip: string | null;
}

/** Timbre itself: automatic pauses, completions, and whatever else no person or key asked for. */
export const BY_ITSELF: By = { actor: { kind: 'system', id: 'timbre', account_id: null }, ip: null };
