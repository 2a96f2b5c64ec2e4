import { Schema } from 'mongoose';

/** The lists of an import's report, each read by itself. */
export const REPORT_LISTS = ['refused', 'warnings', 'duplicates', 'duplicates_in_file'] as const;
export type ReportList = (typeof REPORT_LISTS)[number];

/** What a list of a report holds: texts and numbers for people, values masked. */
export type ReportItem = Readonly<Record<string, unknown>>;

/** A part of one list of an import's report. The server removes it once `expires_at` is past. */
export interface ImportReportDocument {
  /** `<import_id>:<list>:<part>` */
  _id: string;
  import_id: string;
  account_id: string;
  list: ReportList;
  /** From 0; every part but the last holds the same number of items. */
  part: number;
  items: ReportItem[];
  /** By the real clock: it is the database server that looks. */
  expires_at: Date;
}

export const importReportSchema = new Schema<ImportReportDocument>({
  _id: { type: String, required: true },
  import_id: { type: String, required: true },
  account_id: { type: String, required: true },
  list: { type: String, required: true },
  part: { type: Number, required: true },
  items: { type: [Schema.Types.Mixed], default: [] } as never,
  expires_at: { type: Date, required: true },
});
importReportSchema.index({ account_id: 1, import_id: 1 });
importReportSchema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });

/** How far the look at a file is that nobody has asked to load yet. */
export type PreviewState = 'queued' | 'reading' | 'completed' | 'failed';

/** What was seen of one file before it is loaded. Short-lived: it shows rows of the file. */
export interface ImportPreviewDocument {
  preview_id: string;
  account_id: string;
  file_id: string;
  file_name: string;
  state: PreviewState;
  options: Record<string, unknown>;
  result: Record<string, unknown> | null;
  fault: { code: string; message: string; errors?: { path: string; message: string }[] } | null;
  created_at: Date;
  /** By the real clock. */
  expires_at: Date;
}

export const importPreviewSchema = new Schema<ImportPreviewDocument>({
  preview_id: { type: String, required: true },
  account_id: { type: String, required: true },
  file_id: { type: String, required: true },
  file_name: { type: String, required: true },
  state: { type: String, required: true },
  options: { type: Schema.Types.Mixed, default: {} },
  result: { type: Schema.Types.Mixed, default: null },
  fault: { type: Schema.Types.Mixed, default: null },
  created_at: { type: Date, required: true },
  expires_at: { type: Date, required: true },
});
importPreviewSchema.index({ preview_id: 1 }, { unique: true });
importPreviewSchema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });
