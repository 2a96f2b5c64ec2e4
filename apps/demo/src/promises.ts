import { HOUR_MS } from '@timbre/kernel';
import { contactPolicy, windowState } from '@timbre/scheduling';
import { accountScope, type AttemptDocument, type BatchDocument, type Store } from '@timbre/store';

/** What the simulator knows of one call that it placed. Instants are virtual epoch milliseconds. */
export interface PlacedCall {
  attempt_id: string | null;
  to_number: string;
  received_at: number;
  ended_at: number | null;
}

/** The promises of the engine as figures; every one of them has to be 0. */
export interface PromiseFigures {
  /** One intent dialled twice, two calls to one phone at once, or sooner than the retry delay in force. */
  double_dials: number;
  out_of_hours: number;
  /** Seconds and micro-dollars that wallets and ledger do not agree about. */
  balance_diff: number;
  /** Calls that were placed and are over, without exactly one settled attempt. */
  lost_results: number;
  /** Open attempts, and slots, locks and holds without an open attempt. */
  stuck: number;
}

/** The retry delay that was in force after this attempt; none after an outcome that did not count. */
const delayAfter = (attempt: AttemptDocument, batch: BatchDocument): number => {
  if (attempt.outcome?.spends_attempt !== true) return 0;
  const own_ms = batch.call_settings.retry_delay_explicit ? undefined : attempt.outcome.retry_after_ms;
  return own_ms ?? attempt.retry_delay_hours * HOUR_MS;
};

const doubleDials = (
  calls: PlacedCall[],
  attempts: Map<string, AttemptDocument>,
  batches: Map<string, BatchDocument>,
): number => {
  let found = calls.length - new Set(calls.map((call) => call.attempt_id)).size;
  const byPhone = new Map<string, PlacedCall[]>();
  for (const call of calls) byPhone.set(call.to_number, [...(byPhone.get(call.to_number) ?? []), call]);
  for (const toPhone of byPhone.values()) {
    const inOrder = toPhone.toSorted((a, b) => a.received_at - b.received_at);
    inOrder.forEach((call, n) => {
      const next = inOrder[n + 1];
      if (next === undefined) return;
      const attempt = attempts.get(call.attempt_id ?? '');
      const batch = attempt && batches.get(attempt.batch_id);
      const sameJob = attempt !== undefined && attempts.get(next.attempt_id ?? '')?.job_id === attempt.job_id;
      const rest_ms = sameJob && batch ? delayAfter(attempt, batch) : 0;
      if (call.ended_at === null || next.received_at < call.ended_at + rest_ms) found++;
    });
  }
  return found;
};

/** Checked without the margin that the gate keeps before the end of a window: the promise is the window itself. */
const isOutOfHours = (call: PlacedCall, batch: BatchDocument, zone: string): boolean => {
  const withoutMargin = { ...batch.call_settings, ring_timeout: -30 };
  const policy = contactPolicy({ country: batch.country, purpose: batch.purpose, pack: batch.contact_pack });
  return !windowState({ settings: withoutMargin, policy, zone, now: new Date(call.received_at) }).open;
};

const balanceDifference = async (store: Store, account_id: string): Promise<number> => {
  const scope = accountScope(account_id);
  const ledger = await store.wallets.sumLedger(scope);
  let difference = 0;
  for (const wallet of await store.wallets.list(scope)) {
    const held = Object.values(wallet.held).reduce((sum, amount) => sum + amount, 0);
    const rows = ledger.filter((row) => row.unit === wallet.unit);
    const sum = (...kinds: string[]): number =>
      rows.filter((row) => kinds.includes(row.kind)).reduce((total, row) => total + row.amount, 0);
    difference += Math.abs(wallet.granted - wallet.available - held - wallet.used);
    difference += Math.abs(wallet.used - sum('settle', 'adjust'));
    difference += Math.abs(wallet.granted - sum('top_up'));
  }
  return difference;
};

const holdsOf = async (store: Store, account_id: string): Promise<number> => {
  const wallets = await store.wallets.list(accountScope(account_id));
  return wallets.reduce((sum, wallet) => sum + Object.keys(wallet.held).length, 0);
};

/**
 * Compares the simulator's true history with the store, for campaigns at rest. `calls` are all calls of these
 * campaigns that Retell placed.
 */
export const checkPromises = async (
  store: Store,
  batch_ids: { account_id: string; batch_id: string }[],
  calls: PlacedCall[],
): Promise<PromiseFigures> => {
  const batches = new Map<string, BatchDocument>();
  const attempts = new Map<string, AttemptDocument>();
  const zones = new Map<string, string | null>();
  for (const { account_id, batch_id } of batch_ids) {
    const scope = accountScope(account_id);
    const batch = await store.batches.find(scope, batch_id);
    if (batch !== null) batches.set(batch_id, batch);
    for (const attempt of await store.attempts.listOfBatch(scope, batch_id))
      attempts.set(attempt.attempt_id, attempt);
    for (const job of await store.jobs.listZones(scope, batch_id)) zones.set(job.job_id, job.timezone);
  }
  const ours = (call: PlacedCall): AttemptDocument | undefined => attempts.get(call.attempt_id ?? '');
  const outside = calls.filter((call) => {
    const attempt = ours(call);
    const batch = attempt && batches.get(attempt.batch_id);
    return (
      batch !== undefined &&
      isOutOfHours(call, batch, zones.get(attempt?.job_id ?? '') ?? batch.call_settings.timezone)
    );
  });
  const account_ids = [...new Set(batch_ids.map((batch) => batch.account_id))];
  const differences = await Promise.all(
    account_ids.map((account_id) => balanceDifference(store, account_id)),
  );
  const holds = await Promise.all(account_ids.map((account_id) => holdsOf(store, account_id)));
  const held = await Promise.all(
    [...attempts.keys()].length === 0 ? [] : [store.locks.count(), store.slots.countTaken()],
  );
  const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
  return {
    double_dials: doubleDials(calls, attempts, batches),
    out_of_hours: outside.length,
    balance_diff: sum(differences),
    lost_results: calls.filter((call) => call.ended_at !== null && ours(call)?.state !== 'settled').length,
    stuck: [...attempts.values()].filter((attempt) => attempt.open).length + sum(holds) + sum(held),
  };
};
