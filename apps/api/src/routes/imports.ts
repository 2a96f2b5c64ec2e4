import { requireCapability, scopeOf, type Credential } from '@timbre/accounts';
import {
  getImport,
  getPreview,
  importError,
  ownerOfBatch,
  ownerOfImport,
  ownerOfPreview,
  previewError,
  readImportForm,
  readRefusedWorkbook,
  readReport,
  startImport,
  startPreview,
  startUpload,
  waitForImport,
  waitForPreview,
  type BatchDeps,
  type ImportFile,
  type StartedImport,
} from '@timbre/batches';
import { OPERATIONS, type ImportErrorList } from '@timbre/contracts';
import { notFound } from '@timbre/kernel';
import type { AccountScope, ImportDocument } from '@timbre/store';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { accepted, created, ok } from '../http/reply.ts';
import { route, type UploadedFile } from '../http/route.ts';
import { presentImport, presentImportAnswer, presentImportError } from '../present/batch-import.ts';
import { presentPreview } from '../present/import-preview.ts';
import { auditDownload, byOf } from './import-audit.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** How long an upload waits for the end of its reading; clients give up after 30 s. */
const WAIT_MS = 20_000;

type Header = (name: string) => string | undefined;

/** 0 for a client that would rather follow the reading by itself. */
const waitOf = (header: Header): number => (/\brespond-async\b/i.test(header('Prefer') ?? '') ? 0 : WAIT_MS);

/** Only the platform has to name an account; an account's own credential may leave it out. */
export const belongsNowhere = ({ account_id }: Credential): boolean => account_id === null;

/** The form has told already that the file is missing. */
export const fileOf = (file: UploadedFile | null): ImportFile => file ?? { name: '', bytes: Buffer.alloc(0) };

/**
 * The import as it is when its reading has ended, or after 20 s, or at once for a client that prefers that. Throws
 * why it failed.
 */
export const seenImport = async (
  deps: BatchDeps,
  scope: AccountScope,
  { document }: StartedImport,
  header: Header,
): Promise<ImportDocument> => {
  const limit_ms = waitOf(header);
  const seen = limit_ms === 0 ? document : await waitForImport(deps)(scope, document.import_id, limit_ms);
  const error = importError(seen);
  if (error !== null) throw error;
  return seen;
};

/** Where the state of an import can be read. */
export const importAddress = ({ import_id }: ImportDocument): string => `/api/v1/imports/${import_id}`;

/** Looks at files before they are loaded. */
const previewRoutes = (deps: BatchDeps) => [
  route(OPERATIONS.previewImport, async ({ fields, query, file, credential, header }) => {
    const account_id = fields.account_id ?? query.account_id;
    const form = readImportForm({ ...fields, account_id }, file, belongsNowhere(credential));
    const scope = scopeOf(credential, account_id?.trim());
    const { preview_id } = await startPreview(deps)(scope, form, fileOf(file));
    const seen = await waitForPreview(deps)(scope, preview_id, waitOf(header));
    const error = previewError(seen);
    if (error !== null) throw error;
    const answer = presentPreview(seen, readerOf(credential));
    return seen.state === 'completed'
      ? ok(answer)
      : accepted(answer, `/api/v1/import-previews/${preview_id}`);
  }),
  route(OPERATIONS.getImportPreview, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.preview_id, ownerOfPreview(deps));
    const seen = await getPreview(deps)(scope, params.preview_id);
    const error = previewError(seen);
    if (error !== null) throw error;
    return ok(presentPreview(seen, readerOf(credential)));
  }),
];

/** Campaigns from files. */
export const importRoutes = (deps: BatchDeps) => [
  ...previewRoutes(deps),
  route(OPERATIONS.importBatch, async (input) => {
    const { fields, file, credential, header } = input;
    const form = readImportForm(fields, file, belongsNowhere(credential));
    const scope = scopeOf(credential, fields.account_id?.trim());
    const key = idempotencyKey(header);
    const started = await startImport(deps)(scope, form, fileOf(file), key, byOf(input));
    const seen = await seenImport(deps, scope, started, header);
    const answer = presentImportAnswer(seen, started.warnings);
    return seen.state === 'completed'
      ? created(answer, `/api/v1/batches/${seen.batch_id}`)
      : accepted(answer, importAddress(seen));
  }),
  route(OPERATIONS.uploadToBatch, async ({ params, fields, file, credential, header }) => {
    const form = readImportForm({ processing_type: 'acquisition', ...fields }, file, false);
    const scope = await scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));
    const named = scopeOf(credential, fields.account_id?.trim() || scope.account_id);
    if (named.account_id !== scope.account_id) throw notFound('Batch not found');
    const key = idempotencyKey(header);
    const started = await startUpload(deps)(scope, params.batch_id, form, fileOf(file), key);
    const seen = await seenImport(deps, scope, started, header);
    const jobs_added = seen.stats['jobs_created'] ?? 0;
    const answer = { ...presentImportAnswer(seen, started.warnings), jobs_added };
    return seen.state === 'completed' ? ok(answer) : accepted(answer, importAddress(seen));
  }),
  route(OPERATIONS.getImport, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.import_id, ownerOfImport(deps));
    return ok(presentImport(await getImport(deps)(scope, params.import_id)));
  }),
  route(OPERATIONS.listImportErrors, async (input) => {
    const { params, query, credential } = input;
    const { format, ...page } = query;
    const scope = await scopeOfThing(credential, params.import_id, ownerOfImport(deps));
    if (format === 'json') {
      const { data, ...rest } = await readReport(deps)(scope, params.import_id, page);
      const shown = data.map((item) => presentImportError(page.list, item));
      return ok<ImportErrorList | Buffer>({ ...rest, data: shown });
    }
    // Whole rows in clear: for those who may upload them, not for everybody who may look.
    requireCapability(credential, 'sistema.operaciones.lotes.crear');
    const { bytes, rows } = await readRefusedWorkbook(deps)(scope, params.import_id);
    await auditDownload(deps, scope, input, { import_id: params.import_id, rows });
    return ok<ImportErrorList | Buffer>(bytes, {
      'Content-Type': XLSX,
      'Content-Disposition': 'attachment; filename="rechazadas.xlsx"',
    });
  }),
];
