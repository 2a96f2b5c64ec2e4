import { AppError, addMs, MINUTE_MS } from '@timbre/kernel';
import type { AccountDocument, AccountScope, BatchDocument, ImportDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import type { ImportedContact } from '../import/types.ts';
import { partDuplicates } from './duplicates.ts';
import { assertAffordable, estimatedCost } from './estimate.ts';
import { factsOf, warningsOf } from './import-facts.ts';
import { optionsOf } from './options.ts';
import { uselessness, type ReadFile } from './read-file.ts';
import { storeReport } from './store-report.ts';

const SAME_FILE_MS = 10 * MINUTE_MS;

/** One import on its way, with everything that belongs to it. */
export interface Run {
  scope: AccountScope;
  document: ImportDocument;
  account: AccountDocument;
  batch: BatchDocument;
}

type Deps = Pick<BatchDeps, 'store'>;

const ALL_DUPLICATES =
  'All debtors are duplicates: todos los contactos ya están en campañas activas (para cargarlos igual use allow_duplicates=true)';

const sameFileWarning = async ({ store }: Deps, { scope, batch }: Run): Promise<string | null> => {
  if (batch.file_sha256 === null) return null;
  const since = addMs(batch.created_at, -SAME_FILE_MS);
  const same = await store.imports.findSameFile(scope, batch.file_sha256, batch.batch_id, since);
  return same === null
    ? null
    : `El mismo archivo se cargó hace menos de 10 minutos en la campaña ${same.batch_id} (${same.name})`;
};

/**
 * Everything that can refuse the file, asked before the first job is written, and the report of its rows. Gives the
 * contacts that become jobs. Throws the refusal of the whole file; what was found is kept all the same.
 */
export const examine = async (deps: Deps, run: Run, file: ReadFile): Promise<ImportedContact[]> => {
  const { scope, document, account, batch } = run;
  const { store } = deps;
  const { read } = file;
  const { strict, allow_duplicates, append, processing_type } = optionsOf(document);
  const useless = uselessness(read, strict);
  // A run before this one has told of the batch's people and begun to add to them: now they are not told apart.
  const again = append && document.state === 'writing';
  const { fresh, duplicates } =
    allow_duplicates || useless !== null
      ? { fresh: useless === null ? read.contacts : [], duplicates: [] }
      : await partDuplicates(store, scope, batch.batch_id, read.contacts, append && !again);
  const found = {
    read,
    duplicates,
    jobs: fresh.length,
    estimated_cost: estimatedCost(account, fresh.length),
  };
  if (!again)
    await store.imports.change(scope, document.import_id, ['reading'], {
      ...factsOf(found),
      warnings: warningsOf(read, append ? null : await sameFileWarning(deps, run)),
      report: await storeReport(store, scope, document, file, duplicates),
    });
  if (useless !== null) throw useless;
  if (fresh.length === 0) throw new AppError('invalid_request', ALL_DUPLICATES);
  if (processing_type === 'basic') await assertAffordable(store, scope, account, fresh.length);
  return fresh;
};
