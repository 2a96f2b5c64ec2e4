import { checkPromises } from '@timbre/demo';
import type { DialEntry, HistoryRow } from '@timbre/retell-simulator';
import { accountScope, type AttemptDocument, type Store } from '@timbre/store';
import type { Campaign, CheckOptions, Zeros } from './types.ts';

/** What the simulator knows, to the last line. */
export interface Truth {
  history: readonly HistoryRow[];
  dials: readonly DialEntry[];
}

export const NO_FAULT: Zeros = {
  double_dials: 0,
  lost_jobs: 0,
  lost_results: 0,
  out_of_hours: 0,
  balance_diff: 0,
  stuck: 0,
};

const OVER = new Set(['completed', 'failed', 'cancelled']);

/** People of a campaign that are nowhere any more, or neither finished nor waiting. */
const lostJobs = async (store: Store, campaign: Campaign, options: CheckOptions): Promise<number> => {
  const { account_id, batch_id } = campaign.batch;
  const scope = accountScope(account_id);
  const batch = await store.batches.find(scope, batch_id);
  const unfinished = options.unfinished?.includes(batch_id) === true;
  if (batch === null) return unfinished ? 0 : campaign.jobs.length;
  const jobs = await store.connection
    .collection<{ status: string }>('jobs')
    .find({ account_id, batch_id }, { projection: { status: 1 } })
    .toArray();
  const gone = batch.state === 'deleting' ? 0 : Math.max(0, campaign.jobs.length - jobs.length);
  const between = jobs.filter(({ status }) =>
    unfinished ? status === 'in_progress' : !OVER.has(status),
  ).length;
  return gone + between;
};

/** Intents that were posted more than once, whatever Retell answered. */
const repeatedPosts = (dials: readonly DialEntry[]): number => {
  const posted = dials.filter((dial) => dial.attempt_id !== null).map((dial) => dial.attempt_id);
  return posted.length - new Set(posted).size;
};

/** Attempts that say that they are calls, of which Retell knows nothing, or another one. */
const inventedCalls = (attempts: readonly AttemptDocument[], history: readonly HistoryRow[]): number => {
  const placed = new Map(history.map((call) => [call.call_id, call.attempt_id]));
  return attempts.filter(
    ({ retell_call_id, attempt_id }) =>
      retell_call_id !== undefined && placed.get(retell_call_id) !== attempt_id,
  ).length;
};

/**
 * Compares the simulator's true history with the store, for campaigns at rest. Every call of the world has to belong to
 * one of its campaigns.
 */
export const checkWorld = async (
  store: Store,
  campaigns: readonly Campaign[],
  truth: Truth,
  options: CheckOptions = {},
): Promise<Zeros> => {
  const batches = campaigns.map(({ batch }) => batch);
  const [promises, lost, attempts] = await Promise.all([
    checkPromises(store, batches, [...truth.history]),
    Promise.all(campaigns.map((campaign) => lostJobs(store, campaign, options))),
    Promise.all(
      batches.map(({ account_id, batch_id }) =>
        store.attempts.listOfBatch(accountScope(account_id), batch_id),
      ),
    ),
  ]);
  return {
    ...promises,
    double_dials: Math.max(promises.double_dials, repeatedPosts(truth.dials)),
    lost_results: promises.lost_results + inventedCalls(attempts.flat(), truth.history),
    lost_jobs: lost.reduce((sum, n) => sum + n, 0),
  };
};

/** What is still open in the whole database; 0 at rest. */
export const openThings = async (store: Store): Promise<number> => {
  const attempts = store.connection.collection('call_attempts');
  const wallets = store.connection.collection<{ held?: Record<string, number> }>('wallets');
  const [open, slots, locks, held, waiting] = await Promise.all([
    attempts.countDocuments({ open: true }),
    store.slots.countTaken(),
    store.locks.count(),
    wallets.find().toArray(),
    store.connection.collection('jobs').countDocuments({ status: 'in_progress' }),
  ]);
  const holds = held.reduce((sum, wallet) => sum + Object.keys(wallet.held ?? {}).length, 0);
  return open + slots + locks + holds + waiting;
};

/** How jobs and attempts stand, in one line, for the eyes of whoever looks into a failure. Codes and counts only. */
export const describeRest = async (store: Store): Promise<string> => {
  const counted = async (collection: string, fields: string[]): Promise<string> => {
    const groups = await store.connection
      .collection(collection)
      .aggregate<{
        _id: Record<string, unknown>;
        n: number;
      }>([
        { $group: { _id: Object.fromEntries(fields.map((field) => [field, `$${field}`])), n: { $sum: 1 } } },
      ])
      .toArray();
    return groups
      .map(({ _id, n }) => `${n} × ${fields.map((field) => String(_id[field] ?? '–')).join('/')}`)
      .join(', ');
  };
  const [batches, jobs, attempts] = await Promise.all([
    counted('batches', ['state', 'pause_reason']),
    counted('jobs', ['status', 'wait_reason']),
    counted('call_attempts', ['state', 'open', 'disconnection_reason']),
  ]);
  return `campaigns: ${batches}\njobs: ${jobs}\nattempts: ${attempts}`;
};

/** Calls to one phone that follow each other within an hour of their clock, by what the first one was; no phones. */
export const describeRepeats = async (store: Store, history: readonly HistoryRow[]): Promise<string[]> => {
  const attempts = new Map(
    (await store.connection.collection<AttemptDocument>('call_attempts').find().toArray()).map((each) => [
      each.attempt_id,
      each,
    ]),
  );
  const seen = new Map<string, HistoryRow>();
  const lines: string[] = [];
  for (const call of history.toSorted((a, b) => a.received_at - b.received_at)) {
    const before = seen.get(call.to_number);
    seen.set(call.to_number, call);
    if (before === undefined) continue;
    const gap_s = (call.received_at - (before.ended_at ?? Infinity)) / 1_000;
    if (gap_s > 3_600) continue;
    const [first, second] = [before, call].map(({ attempt_id }) => attempts.get(attempt_id ?? ''));
    const same = first?.job_id === second?.job_id ? 'one job' : 'two jobs';
    const { state, outcome, settled_at, sent_at } = first ?? {};
    const times = [before.received_at, before.ended_at, settled_at?.getTime(), second?.intent_at.getTime()];
    lines.push(
      `${gap_s.toFixed(1)} s after ${before.reason}, ${same}: ${state} ${outcome?.class} ${outcome?.reason} ` +
        `spends ${outcome?.spends_attempt}, dialled again ${second?.sent_at?.getTime()}; ${sent_at?.getTime()} ${times.join(' ')}`,
    );
  }
  return lines.toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b)).slice(0, 8);
};
