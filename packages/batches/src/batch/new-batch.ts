import { randomInt } from 'node:crypto';
import { newBatchId, type Once } from '@timbre/kernel';
import { localDateKey, type Purpose } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument, Store } from '@timbre/store';
import type { BatchSettings } from './batch-settings.ts';

/** What the maker of a batch decides; the rest follows from the account. */
export interface NewBatch {
  batch_id: string;
  name: string;
  description?: string;
  purpose?: Purpose;
  contact_pack?: 'demo' | null;
  priority?: number;
  state: 'running' | 'importing';
  settings: BatchSettings;
  agent_id?: string | null;
  from_number?: string | null;
  implicit?: boolean;
  file_sha256?: string | null;
}

const ZEROS = {
  config_faults: 0,
  total_jobs: 0,
  pending_jobs: 0,
  in_progress_jobs: 0,
  completed_jobs: 0,
  failed_jobs: 0,
  suspended_jobs: 0,
  cancelled_jobs: 0,
  total_cost_micros: 0,
  total_seconds: 0,
  estimated_cost: 0,
};

/** The document of a batch that has no jobs yet. */
export const newBatch = (account: AccountDocument, batch: NewBatch, now: Date): BatchDocument => ({
  batch_id: batch.batch_id,
  account_id: account.account_id,
  name: batch.name,
  description: batch.description ?? '',
  purpose: batch.purpose ?? 'collections',
  country: account.country,
  contact_pack: batch.contact_pack ?? null,
  priority: batch.priority ?? 1,
  is_active: true,
  state: batch.state,
  pause_reason: null,
  epoch: 0,
  call_settings_input: batch.settings.call_settings_input,
  call_settings: batch.settings.call_settings,
  contact_zones: [],
  agent_id: batch.agent_id ?? null,
  from_number: batch.from_number ?? null,
  dispatch: {
    next_at: now,
    lock_until: new Date(0),
    owner: null,
    fence: 0,
    short_of: null,
    pass: 0,
    began: 0,
    room: 0,
  },
  ...ZEROS,
  implicit: batch.implicit ?? false,
  file_sha256: batch.file_sha256 ?? null,
  created_at: now,
  started_at: null,
  completed_at: null,
  updated_at: now,
  cancellation_reason: null,
  delete_jobs: false,
});

/** `batch-YYYYMMDD-<8 hex>` by the account's calendar: campaigns made from JSON. One id for one `once`. */
export const jsonBatchId = (account: AccountDocument, now: Date, once?: Once): string =>
  newBatchId(localDateKey(once?.since ?? now, account.timezone).replaceAll('-', ''), once);

const clockDigits = (now: Date, zone: string): string =>
  new Intl.DateTimeFormat('es-CL', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
    .format(now)
    .replace(/\D/g, '');

/**
 * The id of a campaign made from a file, in the form that clients know: `batch-YYYY-MM-DD-HHMMSS-<6 digits>`, for
 * `acquisition` `batch-acq-YYYYMMDD-HHMMSS-<6 digits>`. The last digits are random: two files may come in one second.
 */
export const fileBatchId = (
  processing_type: 'basic' | 'acquisition',
  account: AccountDocument,
  now: Date,
): string => {
  const day = localDateKey(now, account.timezone);
  const tail = `${clockDigits(now, account.timezone)}-${String(randomInt(1_000_000)).padStart(6, '0')}`;
  return processing_type === 'basic'
    ? `batch-${day}-${tail}`
    : `batch-acq-${day.replaceAll('-', '')}-${tail}`;
};

/** Stores a batch under the first free id that `makeId` gives. */
export const insertBatch = async (
  store: Store,
  makeId: () => string,
  build: (batch_id: string) => BatchDocument,
): Promise<BatchDocument> => {
  for (let tries = 0; tries < 5; tries++) {
    const batch = build(makeId());
    if (await store.batches.insert(batch)) return batch;
  }
  throw new Error('no free batch id in five tries');
};
