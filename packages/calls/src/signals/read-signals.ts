import { SECOND_MS } from '@timbre/kernel';
import {
  accountScope,
  type AccountDocument,
  type AttemptState,
  type LiveBatch,
  type Store,
} from '@timbre/store';
import type { CallDeps, WorkspaceFacts } from '../deps.ts';
import { waitingPeople, windowIsOpen, type WaitReason } from './waiting-people.ts';

/** What reading the signals takes. */
export type SignalDeps = Pick<CallDeps, 'clock'> & { store: Store; workspace: WorkspaceFacts };

/** Slots of one kind of scope. */
export interface SlotSignal {
  in_use: number;
  /** Caps of the scopes that have a call now, added up; of the workspace always. */
  cap: number;
}

/** The state of the installation, as far as it is measured. */
export interface Signals {
  /** Attempts that are not closed. */
  attempts: { state: AttemptState; count: number; oldest_s: number }[];
  slots: Record<'batch' | 'account' | 'retell', SlotSignal>;
  /** People who wait, by why. */
  waiting: Record<WaitReason, number>;
  /** How long the person who waits longest among those who may be called now has waited; 0: nobody does. */
  oldest_due_s: number;
  /** How long the dispatcher is behind with the batch that it should have looked at first; 0: it is not. */
  dispatch_overdue_s: number;
}

/** More live slots, batches and looks at due jobs than these are not counted. */
const MOST_SLOTS = 20_000;
const MOST_BATCHES = 1_000;
const LOOKS = 20;

const secondsSince = (at: Date | null, now: Date): number =>
  at === null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / SECOND_MS);

const idsOf = (scopes: readonly string[], kind: string): string[] => [
  ...new Set(
    scopes.filter((scope) => scope.startsWith(`${kind}:`)).map((scope) => scope.slice(kind.length + 1)),
  ),
];

const slotSignals = (
  scopes: readonly string[],
  batches: readonly LiveBatch[],
  accounts: ReadonlyMap<string, AccountDocument>,
  workspace: WorkspaceFacts,
): Signals['slots'] => {
  const used = (kind: string): number => scopes.filter((scope) => scope.startsWith(`${kind}:`)).length;
  const calling = new Set(idsOf(scopes, 'batch'));
  const ofAccount = (id: string): number => accounts.get(id)?.max_concurrent_calls ?? 0;
  const batchCap = (batch: LiveBatch): number =>
    batch.call_settings.max_concurrent_calls ?? ofAccount(batch.account_id);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    batch: {
      in_use: used('batch'),
      cap: sum(batches.filter(({ batch_id }) => calling.has(batch_id)).map(batchCap)),
    },
    account: { in_use: used('account'), cap: sum(idsOf(scopes, 'account').map(ofAccount)) },
    retell: { in_use: used('retell'), cap: workspace.max_concurrent_calls },
  };
};

/** The age of the oldest due job among the batches that have waited longest and whose window is open. */
const oldestDue = async (
  { store }: SignalDeps,
  batches: readonly LiveBatch[],
  accounts: ReadonlyMap<string, AccountDocument>,
  now: Date,
): Promise<number> => {
  const looked_at = batches
    .filter((batch) => batch.state === 'running' && batch.pending_jobs > 0)
    .filter((batch) => windowIsOpen(batch, accounts.get(batch.account_id), now))
    .slice(0, LOOKS);
  const due = await Promise.all(
    looked_at.map(({ account_id, batch_id }) => store.jobs.nextDueAt(accountScope(account_id), batch_id)),
  );
  return Math.max(0, ...due.map((at) => secondsSince(at, now)));
};

/**
 * Reads the state of the installation: some 15 reads and four for each of at most 20 batches, all bounded by an index
 * or by the calls that are live. Nothing in it names anybody.
 */
export const readSignals = (deps: SignalDeps) => async (): Promise<Signals> => {
  const { store, clock, workspace } = deps;
  const now = clock.now();
  const { signal_reads } = store;
  const [open, scopes, batches] = await Promise.all([
    signal_reads.dangerouslyAcrossAccountsOpenAttempts(),
    signal_reads.scopesInUse(MOST_SLOTS),
    signal_reads.dangerouslyAcrossAccountsLiveBatches(MOST_BATCHES),
  ]);
  const ids = new Set([...batches.map(({ account_id }) => account_id), ...idsOf(scopes, 'account')]);
  const found = await signal_reads.dangerouslyAcrossAccountsAmong([...ids]);
  const accounts = new Map(found.map((account) => [account.account_id, account]));
  const first = batches.find(({ state }) => state === 'running');
  return {
    attempts: open.map(({ state, count, oldest_dial_at }) => ({
      state,
      count,
      oldest_s: secondsSince(oldest_dial_at, now),
    })),
    slots: slotSignals(scopes, batches, accounts, workspace),
    waiting: waitingPeople(batches, accounts, now),
    oldest_due_s: await oldestDue(deps, batches, accounts, now),
    dispatch_overdue_s: secondsSince(first?.dispatch.next_at ?? null, now),
  };
};
