import { Schema } from 'mongoose';

/** A webhook as it came, stored before anything is done with it. */
export interface WebhookEventDocument {
  _id: string;
  workspace_id: string;
  retell_call_id: string;
  event: string;
  body_sha256: string;
  body: string;
  received_at: Date;
  processed_at: Date | null;
}

const DAYS_30_S = 30 * 24 * 3600;
export const webhookEventSchema = new Schema<WebhookEventDocument>({
  _id: { type: String, required: true },
  workspace_id: { type: String, required: true },
  retell_call_id: { type: String, required: true },
  event: { type: String, required: true },
  body_sha256: { type: String, required: true },
  body: { type: String, required: true },
  received_at: { type: Date, required: true },
  processed_at: { type: Date, default: null },
});
webhookEventSchema.index({ retell_call_id: 1, event: 1, body_sha256: 1 }, { unique: true });
webhookEventSchema.index({ processed_at: 1, received_at: 1 });
webhookEventSchema.index({ received_at: 1 }, { expireAfterSeconds: DAYS_30_S });

export type ImportState = 'queued' | 'reading' | 'writing' | 'completed' | 'failed';

/** One refused or doubtful row of a file. Holds no full RUT or phone. */
export interface ImportRowFault {
  row: number;
  /** What is wrong, for programs; absent in old documents. */
  code?: string;
  column: string | null;
  field: string | null;
  value_hint: string | null;
  reason: string;
  suggestion: string | null;
}

/** What an import keeps of its full report, which expires before the import does. */
export interface ImportReport {
  /** Items of each list. */
  counts: Record<string, number>;
  /** The workbook of the refused rows; null when there is none. */
  file_id: string | null;
  expires_at: Date;
}

/** The reading of one uploaded file into one batch. */
export interface ImportDocument {
  import_id: string;
  account_id: string;
  batch_id: string;
  file_id: string;
  file_name: string;
  state: ImportState;
  options: Record<string, unknown>;
  rows_read: number;
  rows_written: number;
  stats: Record<string, number>;
  refused: ImportRowFault[];
  warnings: ImportRowFault[];
  duplicates: Record<string, unknown>[];
  /** People who stood in several rows, which were joined. */
  duplicates_in_file?: Record<string, unknown>[];
  /** null until the file was read; absent in old documents. */
  report?: ImportReport | null;
  /** The error code and the Spanish sentence when the whole file was refused, and the faults of its form. */
  fault: { code: string; message: string; errors?: { path: string; message: string }[] } | null;
  created_at: Date;
  finished_at: Date | null;
}

export const importSchema = new Schema<ImportDocument>({
  import_id: { type: String, required: true },
  account_id: { type: String, required: true },
  batch_id: { type: String, required: true },
  file_id: { type: String, required: true },
  file_name: { type: String, required: true },
  state: { type: String, required: true },
  options: { type: Schema.Types.Mixed, default: {} },
  rows_read: { type: Number, default: 0 },
  rows_written: { type: Number, default: 0 },
  stats: { type: Schema.Types.Mixed, default: {} },
  refused: { type: [Schema.Types.Mixed], default: [] } as never,
  warnings: { type: [Schema.Types.Mixed], default: [] } as never,
  duplicates: { type: [Schema.Types.Mixed], default: [] } as never,
  duplicates_in_file: { type: [Schema.Types.Mixed], default: [] } as never,
  report: { type: Schema.Types.Mixed, default: null },
  fault: { type: Schema.Types.Mixed, default: null },
  created_at: { type: Date, required: true },
  finished_at: { type: Date, default: null },
});
importSchema.index({ import_id: 1 }, { unique: true });
importSchema.index({ account_id: 1, batch_id: 1 });
importSchema.index({ state: 1, created_at: 1 });
