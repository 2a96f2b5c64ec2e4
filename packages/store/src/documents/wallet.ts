import type { WalletUnit } from '@timbre/kernel';
import { Schema } from 'mongoose';

/**
 * One balance of one account, in whole seconds or micro-dollars. The invariant of every write:
 * `granted = available + Σ held + used`.
 */
export interface WalletDocument {
  /** `<account_id>:<unit>` */
  _id: string;
  account_id: string;
  unit: WalletUnit;
  granted: number;
  available: number;
  /** What each open attempt may cost at worst, by attempt id. Bounded by the account's concurrent calls. */
  held: Record<string, number>;
  used: number;
  /** Top-ups and adjustments of the last minute, by `ref_id`: in the balance, perhaps not yet in the ledger. */
  unposted: Record<string, WalletMovement>;
}

/** A top-up or adjustment on its way into the ledger. */
export interface WalletMovement {
  kind: 'top_up' | 'adjust';
  amount: number;
  batch_id: string | null;
  description: string;
  at: Date;
}

export const walletSchema = new Schema<WalletDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  unit: { type: String, enum: ['seconds', 'micros'], required: true },
  granted: { type: Number, required: true },
  available: { type: Number, required: true },
  held: { type: Schema.Types.Mixed, required: true },
  used: { type: Number, required: true },
  unposted: { type: Schema.Types.Mixed, required: true },
});
walletSchema.index({ account_id: 1 });

/** settle: what a call cost · top_up: what was added · adjust: a correction, positive or negative, of `used`. */
export const LEDGER_KINDS = ['settle', 'top_up', 'adjust'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One movement of a wallet that stays. Holds are no movements: they live in the wallet until they are settled. */
export interface LedgerDocument {
  /** `txn_…` */
  transaction_id: string;
  account_id: string;
  unit: WalletUnit;
  kind: LedgerKind;
  /** The attempt, or the top-up's or adjustment's own id. Unique with account and kind. */
  ref_id: string;
  /** Positive: added to the balance (top_up) or used up (settle, adjust). */
  amount: number;
  batch_id: string | null;
  description: string;
  created_at: Date;
}

export const ledgerSchema = new Schema<LedgerDocument>({
  transaction_id: { type: String, required: true },
  account_id: { type: String, required: true },
  unit: { type: String, enum: ['seconds', 'micros'], required: true },
  kind: { type: String, enum: LEDGER_KINDS, required: true },
  ref_id: { type: String, required: true },
  amount: { type: Number, required: true },
  batch_id: { type: String, default: null },
  description: { type: String, default: '' },
  created_at: { type: Date, required: true },
});
ledgerSchema.index({ account_id: 1, ref_id: 1, kind: 1 }, { unique: true });
ledgerSchema.index({ account_id: 1, created_at: -1 });
