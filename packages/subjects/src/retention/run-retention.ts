import { recordErasure } from '@timbre/evidence';
import { addMs, MINUTE_MS, realClock, SECOND_MS } from '@timbre/kernel';
import { accountScope, type RetentionRunDocument } from '@timbre/store';
import { audit } from '../audit.ts';
import type { EraseDeps } from '../deps.ts';
import { retentionOf } from './policy.ts';
import { PURGE_ORDER, PURGE_STEPS, type Purged } from './purge-steps.ts';

/** Real time that one run of the job may take, so that a night blocks no worker. */
const BUDGET_MS = 2 * SECOND_MS;

/** When the sweep looks after a run whose worker died. */
const AGAIN_MS = 2 * MINUTE_MS;

const SYSTEM = { actor: { kind: 'cli', id: 'retention', account_id: null }, ip: null } as const;

const stepAfter = (step: string): string | null => PURGE_ORDER[PURGE_ORDER.indexOf(step) + 1] ?? null;

const moved = (run: RetentionRunDocument, step: string, { count, mark, more }: Purged) => {
  const { [step]: _, ...others } = run.marks;
  return {
    counts: { ...run.counts, [step]: (run.counts[step] ?? 0) + count },
    marks: mark === null ? others : { ...others, [step]: mark },
    step: more ? step : stepAfter(step),
  };
};

/** Evidence and audit log tell that data went; a night that took nothing leaves no row. */
const finish = async (deps: EraseDeps, run: RetentionRunDocument): Promise<void> => {
  const { store, clock, logger } = deps;
  const scope = accountScope(run.account_id);
  const counts = Object.fromEntries(Object.entries(run.counts).filter(([, count]) => count > 0));
  if (Object.keys(counts).length > 0) {
    await recordErasure(deps)(scope, { kind: 'purged', id: run._id, counts });
    const act = { action: 'retention.purged', target: run._id, after: counts };
    await audit(deps, scope, SYSTEM, { _id: `${run._id}:purged`, ...act });
    logger.info('retention purged', { account_id: run.account_id, ...counts });
  }
  await store.retention.moveRun(scope, run, { finished_at: clock.now(), next_at: null });
};

/** One stretch of a run; the run as it is then, or null when somebody else is at it. */
const advance = async (
  deps: EraseDeps,
  run: RetentionRunDocument,
  step: string,
): Promise<RetentionRunDocument | null> => {
  const scope = accountScope(run.account_id);
  const days = await retentionOf(deps.store, scope);
  const now = deps.clock.now();
  const from = run.marks[step] ?? null;
  const did = await PURGE_STEPS[step]?.purge(deps, { scope, days, now, from });
  const change = {
    ...moved(run, step, did ?? { count: 0, mark: from, more: false }),
    next_at: addMs(now, AGAIN_MS),
  };
  return (await deps.store.retention.moveRun(scope, run, change)) ? { ...run, ...change } : null;
};

/**
 * Works on a night's purge for about two seconds and answers whether it is over. Pages are small and each document is
 * changed by itself, so nothing is locked for long; a process that dies loses a page's counts at most.
 */
export const runRetention =
  (deps: EraseDeps) =>
  async ({ run_id }: { run_id: string }): Promise<'over' | 'more'> => {
    const started = realClock.now().getTime();
    let run = await deps.store.retention.dangerouslyAcrossAccountsFindRun(run_id);
    while (run !== null && run.finished_at === null) {
      if (run.step === null) {
        await finish(deps, run);
        return 'over';
      }
      if (realClock.now().getTime() - started > BUDGET_MS) return 'more';
      run = await advance(deps, run, run.step);
    }
    return 'over';
  };
