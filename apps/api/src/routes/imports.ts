import { scopeOf, type Credential } from '@timbre/accounts';
import {
  getImport,
  importError,
  ownerOfImport,
  readImportForm,
  startImport,
  waitForImport,
  type BatchDeps,
} from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { accepted, created, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentImport, presentImportAnswer } from '../present/batch-import.ts';
import { scopeOfThing } from './scopes.ts';

/** How long an upload waits for the end of its reading; clients give up after 30 s. */
const WAIT_MS = 20_000;

const wantsNoWait = (prefer: string | undefined): boolean => /\brespond-async\b/i.test(prefer ?? '');

/** Only the platform has to name an account; an account's own credential may leave it out. */
const belongsNowhere = ({ account_id }: Credential): boolean => account_id === null;

/** Campaigns from files. */
export const importRoutes = (deps: BatchDeps) => [
  route(OPERATIONS.importBatch, async ({ fields, file, credential, header }) => {
    const form = readImportForm(fields, file, belongsNowhere(credential));
    const scope = scopeOf(credential, fields.account_id?.trim());
    const { document, batch, warnings } = await startImport(deps)(
      scope,
      form,
      file ?? { name: '', bytes: Buffer.alloc(0) },
      idempotencyKey(header),
    );
    const limit_ms = wantsNoWait(header('Prefer')) ? 0 : WAIT_MS;
    const seen = limit_ms === 0 ? document : await waitForImport(deps)(scope, document.import_id, limit_ms);
    const error = importError(seen);
    if (error !== null) throw error;
    const answer = presentImportAnswer(seen, batch, warnings);
    return seen.state === 'completed'
      ? created(answer, `/api/v1/batches/${batch.batch_id}`)
      : accepted(answer, `/api/v1/imports/${seen.import_id}`);
  }),
  route(OPERATIONS.getImport, async ({ params, credential }) => {
    const scope = await scopeOfThing(credential, params.import_id, ownerOfImport(deps));
    return ok(presentImport(await getImport(deps)(scope, params.import_id)));
  }),
];
