import { accountScope, type AccountDocument } from '@timbre/store';
import type { LegacyRun, Place } from './deps.ts';
import { mapBatch, standInBatch, type MappedBatch } from './map-batch.ts';
import { documentId, text, usableId, type Legacy } from './values.ts';

const standingOf = async (
  { store }: LegacyRun,
  { batch }: MappedBatch,
): Promise<Place['standing'] | null> => {
  const scope = accountScope(batch.account_id);
  if (await store.legacy_writes.batchIsForeign(scope, batch.batch_id)) return null;
  const here = await store.batches.find(scope, batch.batch_id);
  if (here === null) return 'new';
  return here.epoch > 0 || here.state === 'running' ? 'in_use' : 'begun';
};

/** The batches of the earlier system, each with the account that owns it; what cannot be placed is reported. */
const ownPlaces = async (
  run: LegacyRun,
  accounts: ReadonlyMap<string, AccountDocument>,
  known: Set<string>,
): Promise<Place[]> => {
  const { source, tally, options, now } = run;
  const places: Place[] = [];
  const filter = options.account_id === undefined ? {} : { account_id: options.account_id };
  const skip = (reason: string, document: Legacy) =>
    tally.skipped('batches', reason, text(document.batch_id) ?? documentId(document));
  for await (const page of source.pages('batches', filter)) {
    for (const document of page) {
      tally.read('batches');
      const written = text(document.batch_id);
      const repeated = written !== null && known.has(written);
      if (written !== null) known.add(written);
      const account = accounts.get(text(document.account_id) ?? '');
      if (account === undefined) skip('su cuenta no se importó', document);
      else if (repeated) skip('batch_id repetido', document);
      else {
        const mapped = mapBatch(document, account, now);
        const standing = await standingOf(run, mapped);
        if (standing === null) skip('batch_id de otra cuenta en Timbre', document);
        else
          places.push({ ...mapped, account, standing, jobs: { batch_id: written ?? mapped.batch.batch_id } });
      }
    }
  }
  return places;
};

/** Jobs without a batch wait in a paused one of their own; those of deleted batches belong to a cancelled one. */
const standIns = async (
  run: LegacyRun,
  accounts: ReadonlyMap<string, AccountDocument>,
  known: ReadonlySet<string>,
): Promise<Place[]> => {
  const { source, options, now, tally } = run;
  const groups = new Map<string, { account: AccountDocument; batch_id: string | null }>();
  const mine = options.account_id === undefined ? {} : { account_id: options.account_id };
  const orphans = { ...mine, batch_id: { $nin: [...known] } };
  for await (const page of source.pages('jobs', orphans, ['account_id', 'batch_id', 'job_id'])) {
    for (const job of page) {
      const account = accounts.get(text(job.account_id) ?? '');
      if (account === undefined) {
        tally.read('jobs');
        tally.skipped('jobs', 'su cuenta no se importó', text(job.job_id) ?? documentId(job));
        continue;
      }
      const batch_id = text(job.batch_id);
      groups.set(`${account.account_id} ${batch_id ?? ''}`, { account, batch_id });
    }
  }
  const places: Place[] = [];
  for (const { account, batch_id } of groups.values()) {
    const { account_id } = account;
    const single = batch_id === null;
    const id = single
      ? `batch-legacy-single-${account_id}`
      : (usableId(batch_id) ?? `batch-legacy-${account_id}`);
    const mapped = standInBatch(account, id, single ? 'single' : 'deleted', now);
    const standing = await standingOf(run, mapped);
    if (standing === null) continue;
    const jobs = { account_id, batch_id: single ? { $in: [null, ''] } : batch_id };
    const repaired = [single ? 'jobs sin lote: lote en pausa' : 'lote eliminado: cancelado'];
    places.push({ ...mapped, repaired, account, standing, jobs });
  }
  return places;
};

/** Where every job of the earlier system belongs. */
export const findPlaces = async (
  run: LegacyRun,
  accounts: ReadonlyMap<string, AccountDocument>,
): Promise<{ places: Place[]; known: ReadonlySet<string> }> => {
  const known = new Set<string>();
  const own = await ownPlaces(run, accounts, known);
  return { places: [...own, ...(await standIns(run, accounts, known))], known };
};
