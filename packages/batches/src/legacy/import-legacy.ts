import { accountScope, type BatchCounters, type LegacySource } from '@timbre/store';
import { recordChange } from '../batch/record-change.ts';
import type { BatchDeps } from '../deps.ts';
import { bringAccounts } from './bring-accounts.ts';
import { bringJobs } from './bring-jobs.ts';
import type { ImportLegacyOptions, LegacyRun, Place } from './deps.ts';
import { findPlaces } from './find-places.ts';
import { recentTalks } from './recent-talks.ts';
import { openTally, type LegacyReport } from './report.ts';
import { documentId, text } from './values.ts';

/** What a batch has become, once all of its jobs are here. Its people wait, paused, until somebody resumes it. */
const endingOf = ({ batch, cancelled }: Place, counters: BatchCounters) => {
  const over = batch.completed_at ?? batch.updated_at;
  const waiting = counters.pending_jobs + counters.suspended_jobs > 0;
  if (cancelled) return { state: 'cancelled' as const, pause_reason: null, completed_at: over };
  if (counters.total_jobs > 0 && !waiting)
    return { state: 'completed' as const, pause_reason: null, completed_at: over };
  return { state: 'paused' as const, pause_reason: 'user' as const, completed_at: null };
};

const bringBatch = async (run: LegacyRun, place: Place, jobs: () => Promise<number>): Promise<void> => {
  const { store, tally, options } = run;
  const { batch, standing } = place;
  const { account_id, batch_id } = batch;
  const scope = accountScope(account_id);
  if (standing === 'new') {
    tally.written('batches');
    tally.repaired('batches', place.repaired, batch_id);
  } else tally.existing('batches');
  // The batch is there, paused, before its first job: no job is ever without one.
  if (standing === 'new' && !options.dry_run) await store.batches.insert(batch);
  const written = await jobs();
  if (options.dry_run || standing === 'in_use') return;
  const counters = await store.jobs.countByStatus(scope, batch_id);
  const ending = endingOf(place, counters);
  const settled = await store.batches.change(scope, batch_id, {
    from: ['paused'],
    set: { ...counters, ...ending },
  });
  if (settled === null || (standing === 'begun' && written === 0)) return;
  const after = { state: ending.state, jobs: counters };
  const told = { action: 'batch.imported', batch_id, before: null, after };
  await recordChange(run, scope, options.by, told);
};

/** Jobs of batches that could not be placed are named, not forgotten. */
const countUnplaced = async (
  { source, tally, options }: LegacyRun,
  known: ReadonlySet<string>,
  places: readonly Place[],
): Promise<void> => {
  const placed = new Set(places.map(({ jobs }) => jobs.batch_id));
  const ids = [...known].filter((batch_id) => !placed.has(batch_id));
  const mine = options.account_id === undefined ? {} : { account_id: options.account_id };
  if (ids.length === 0) return;
  for await (const page of source.pages('jobs', { ...mine, batch_id: { $in: ids } }, ['job_id']))
    for (const job of page) {
      tally.read('jobs');
      tally.skipped('jobs', 'su lote no se importó', text(job.job_id) ?? documentId(job));
    }
};

/** Collections that stay where they are, and why. */
const LEFT: Readonly<Record<string, string>> = {
  transactions: 'no cuadran con los saldos: el saldo se trae como una fila de apertura',
  call_results: 'se usan donde el job no trae resultado',
  call_logs: 'bitácora del sistema anterior',
};

const countLeft = async ({ source, tally }: LegacyRun): Promise<void> => {
  for (const [collection, reason] of Object.entries(LEFT)) {
    const count = await source.count(collection);
    tally.read(collection, count);
    tally.left(collection, reason, count);
  }
  tally.read('debtors', await source.count('debtors'));
};

/**
 * Brings a database of the earlier system over: accounts with their balances, batches (paused, so that nobody is
 * rung), jobs with their results. Ids stay. Repeating it changes nothing, and a run that was cut off goes on where it
 * was. Never changes what is in Timbre already.
 */
export const importLegacy =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'logger'> & { source: LegacySource }) =>
  async (options: ImportLegacyOptions): Promise<LegacyReport> => {
    const { store, clock, logger, source } = deps;
    const tally = openTally(options.dry_run);
    const run: LegacyRun = { store, clock, logger, source, options, tally, now: clock.now() };
    const accounts = await bringAccounts(run);
    options.progress(`${accounts.size} cuentas`);
    const { places, known } = await findPlaces(run, accounts);
    const talks = await recentTalks(run, places);
    for (const [index, place] of places.entries()) {
      await bringBatch(run, place, () => bringJobs(run, place, talks));
      const { read = 0 } = tally.report.collections.jobs ?? {};
      options.progress(`lote ${index + 1} de ${places.length}: ${read} jobs leídos`);
    }
    await countUnplaced(run, known, places);
    await countLeft(run);
    return tally.report;
  };
