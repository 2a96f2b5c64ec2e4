import type { BatchDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

type Contender = Pick<BatchDocument, 'batch_id' | 'account_id' | 'priority'>;

/** How many more calls a batch may have now, and who should go first when it has its share. */
export interface Share {
  /** Infinity when nobody else waits for the same slots. */
  room: number;
  /** The hungry batch that has least for its weight, when that is not this one. */
  poorest: string | null;
}

const CONTENDERS = 200;

/** One batch's part of `cap` slots among batches that want them, by weight; at least one. */
const part = (cap: number, own: Contender, all: Contender[]): number => {
  const weights = all.reduce((sum, batch) => sum + batch.priority, 0);
  return Math.max(1, Math.floor((cap * own.priority) / weights));
};

/**
 * Shares scarce slots between the batches that had to leave due jobs: of the account's cap among those of the
 * account, of the workspace's cap among all. Weight is the batch's priority.
 */
export const fairShare = async (
  deps: CallDeps,
  batch: BatchDocument,
  caps: { account: number; workspace: number },
): Promise<Share> => {
  const hungry = await deps.store.batches.dangerouslyAcrossAccountsListHungry(CONTENDERS);
  const others = hungry.filter((other) => other.batch_id !== batch.batch_id);
  if (others.length === 0) return { room: Infinity, poorest: null };

  const all = [batch, ...others];
  const open = await deps.store.attempts.dangerouslyAcrossAccountsOpenByBatch(all.map((one) => one.batch_id));
  const inFlight = (one: Contender): number => open.get(one.batch_id) ?? 0;
  const ofAccount = all.filter((one) => one.account_id === batch.account_id);
  const share = Math.min(part(caps.account, batch, ofAccount), part(caps.workspace, batch, all));
  const poorest = others.reduce((least, one) =>
    inFlight(one) / one.priority < inFlight(least) / least.priority ? one : least,
  );
  return { room: Math.max(0, share - inFlight(batch)), poorest: poorest.batch_id };
};
