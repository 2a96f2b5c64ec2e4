import type { CallSettings } from './call-settings.ts';
import type { ContactPolicy } from './contact-policy.ts';
import type { ClosedCode } from './window.ts';

/**
 * Why a dial is held back. `no_balance`, `phone_busy` and `capacity` need a look at the database at the moment they
 * are asked and are given by the caller; `mayDial` gives the rest.
 */
export type GateCode =
  | ClosedCode
  | 'batch_paused'
  | 'batch_cancelled'
  | 'account_suspended'
  | 'no_balance'
  | 'daily_limit'
  | 'spend_limit'
  | 'contact_cap'
  | 'do_not_call'
  | 'caller_id'
  | 'max_attempts'
  | 'no_phone'
  | 'phone_busy'
  | 'clock_skew'
  | 'capacity';

/** Whom or what a do-not-call entry names. */
export type DoNotCallLevel = 'account' | 'batch' | 'person' | 'phone';

/** Everything that the decision to dial rests on, read by the caller. */
export interface GateFacts {
  now: Date;
  /** Zone of the person called. */
  zone: string;
  /** Further zones that must allow it too; see `WindowInput`. */
  also_zones?: readonly string[];
  settings: CallSettings;
  policy: ContactPolicy;
  extra_holidays?: ReadonlySet<string>;
  job: { attempts: number; has_phone: boolean };
  /** null: a job without a batch, always active. */
  batch: { state: string; is_active: boolean } | null;
  account: {
    status: string;
    calls_today: number;
    daily_call_limit: number | null;
    /** Spent or held by the calls of the account's day, in the unit of its plan. */
    committed_today: number;
    /** In the same unit; null: no limit. */
    daily_spend_limit: number | null;
    timezone: string;
  };
  /** Instants of this person's earlier contacts (two weeks are enough), chosen by `policy.counts`. */
  contacts: Date[];
  /** The strictest do-not-call entry in force that names this account, batch, person or phone; null: none. */
  do_not_call: { level: DoNotCallLevel; reason: string; expires_at: Date | null } | null;
  /** The number that would be shown, E.164. */
  caller_id: string;
  /** An emergency stop in force. */
  stopped: { reason: string } | null;
  clock_skew_ms: number;
}

export type GateDecision =
  | { verdict: 'allow' }
  | { verdict: 'defer'; code: GateCode; until: Date | null; reason: string }
  | { verdict: 'deny'; code: GateCode; reason: string };
