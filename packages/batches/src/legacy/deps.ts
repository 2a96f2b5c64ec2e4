import type { AccountDocument, LegacySource } from '@timbre/store';
import type { By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import type { CreditUsed } from './map-account.ts';
import type { MappedBatch } from './map-batch.ts';
import type { Tally } from './report.ts';

/** How an earlier system is to be brought over. */
export interface ImportLegacyOptions {
  /** This account only. */
  account_id?: string;
  /** Writes nothing, and reports what it would write. */
  dry_run: boolean;
  credit_used: CreditUsed;
  by: By;
  /** Told where the work stands, in a line for people. */
  progress(line: string): void;
}

/** What every part of one import works with. */
export interface LegacyRun extends Pick<BatchDeps, 'store' | 'clock' | 'logger'> {
  source: LegacySource;
  options: ImportLegacyOptions;
  tally: Tally;
  /** One instant for the whole run. */
  now: Date;
}

/** A batch on its way, and where it stands in Timbre. */
export interface Place extends MappedBatch {
  account: AccountDocument;
  /** new: to be written · begun: an earlier run wrote it · in_use: somebody has worked with it since. */
  standing: 'new' | 'begun' | 'in_use';
  /** Which jobs of the earlier system belong to it. */
  jobs: Record<string, unknown>;
}

/** When people of each account were last talked to, by `<account_id> <person_key>`. */
export type RecentTalks = ReadonlyMap<string, Date>;
