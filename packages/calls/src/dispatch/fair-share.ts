import type { BatchDocument, ShortOf, WaitingBatch } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** Whoever may want the next slot: how much it had for its weight since it began to wait, its weight, and how many it can use. */
export type Contender = Pick<WaitingBatch, 'batch_id' | 'account_id' | 'priority' | 'pass' | 'room'>;

/** More batches than this never wait for the same slots at once; those that had least are looked at. */
const CONTENDERS = 200;

/** More are not rung at once: each of them rings the next. Rung in vain, a batch costs a dozen reads. */
const MOST_RUNG = 2;

/** Who begins to wait owes at most this many admissions for what it had before. */
const MOST_OWED = 10;

const least = (a: Contender, b: Contender): number =>
  a.pass - b.pass || (a.batch_id < b.batch_id ? -1 : a.batch_id > b.batch_id ? 1 : 0);

/**
 * How many of `free` slots are `own`'s turn: slot after slot goes to whoever had least for its weight and can still use
 * one, so that no slot waits for a batch that could not fill it. Over time everybody who waits is admitted in proportion
 * to its weight, however few slots there are.
 */
export const turnsOf = (own: Contender, others: readonly Contender[], free: number): number => {
  const all = [own, ...others].map((contender) => ({ ...contender }));
  let turns = 0;
  for (let slot = 0; slot < free; slot++) {
    const able = all.filter(({ room }) => room > 0);
    const [first] = able;
    if (first === undefined) return turns;
    const next = able.reduce(
      (poorest, contender) => (least(contender, poorest) < 0 ? contender : poorest),
      first,
    );
    next.pass += 1 / next.priority;
    next.room -= 1;
    if (next.batch_id === own.batch_id) turns++;
  }
  return turns;
};

/**
 * Where a batch stands among those that wait. One that begins to wait starts beside the poorest as that stood before
 * its last admissions (many may have come at once, before anybody waited): it gets nothing for the time in which it
 * wanted nothing, and pays a little of what it had more than they.
 */
export const passAmong = (
  batch: Pick<BatchDocument, 'priority' | 'dispatch'>,
  others: readonly Pick<WaitingBatch, 'began'>[],
): number => {
  const { pass = 0, short_of } = batch.dispatch;
  if (others.length === 0 || (short_of ?? null) !== null) return pass;
  const poorest = Math.min(...others.map((other) => other.began));
  return Math.min(Math.max(pass, poorest), poorest + MOST_OWED / batch.priority);
};

/** The batches that wait for slots which other batches use too. */
export const waitingBeside = async (deps: CallDeps, batch_id: string): Promise<WaitingBatch[]> => {
  const waiting = await deps.store.batches.dangerouslyAcrossAccountsListWaiting(CONTENDERS);
  return waiting.filter((other) => other.batch_id !== batch_id);
};

/** Free slots that are shared: of the account among its batches, of the workspace among all. */
export interface SharedRoom {
  account: number;
  workspace: number;
}

/** How many slots a batch may take now, and whose cap decided that. */
export interface Share {
  room: number;
  short_of: Exclude<ShortOf, 'batch'>;
}

const ofAccount = (others: readonly WaitingBatch[], account_id: string): WaitingBatch[] =>
  others.filter((other) => other.account_id === account_id && other.short_of !== 'batch');

const ofWorkspace = (others: readonly WaitingBatch[]): WaitingBatch[] =>
  others.filter((other) => other.short_of === 'workspace');

/** The batch's turns of both shared caps. Who waits for its own cap, or for a full account, takes part in neither. */
export const shareOf = (own: Contender, others: readonly WaitingBatch[], free: SharedRoom): Share => {
  const account = turnsOf(own, ofAccount(others, own.account_id), free.account);
  const workspace = turnsOf(own, ofWorkspace(others), free.workspace);
  return account < workspace
    ? { room: account, short_of: 'account' }
    : { room: workspace, short_of: 'workspace' };
};

/** Whose turn it is when `left` slots are free, the poorest first: at most one batch for each slot that it could use. */
export const nextInTurn = (
  others: readonly WaitingBatch[],
  account_id: string,
  left: SharedRoom,
): WaitingBatch[] => {
  if (left.workspace < 1) return [];
  const able = others.filter(
    (other) =>
      other.room > 0 &&
      (other.short_of === 'workspace' ||
        (other.short_of === 'account' && other.account_id === account_id && left.account > 0)),
  );
  return able.toSorted(least).slice(0, Math.min(left.workspace, MOST_RUNG));
};
