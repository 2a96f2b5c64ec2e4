import type { CallDeps, Workspace } from '../deps.ts';

/** Our own part of the live calls: asked before and after, because calls begin and end while Retell counts. */
const ours = async (deps: CallDeps, workspace_id: string): Promise<number> => {
  const { live_calls } = deps.store;
  const [placed, unknown, in_flight] = await Promise.all([
    live_calls.dangerouslyAcrossAccountsCountPlaced({ workspace_id }),
    live_calls.dangerouslyAcrossAccountsCountUnknown({ workspace_id }),
    live_calls.dangerouslyAcrossAccountsCountInFlight({ workspace_id }),
  ]);
  return placed + unknown + in_flight;
};

const readOne = async (deps: CallDeps, { workspace_id, provider }: Workspace): Promise<void> => {
  const before = await ours(deps, workspace_id);
  const read = await provider.getConcurrency();
  // Unreadable: the last reading grows stale, and then the configured cap applies alone.
  if (read === null) return;
  const mine = Math.min(before, await ours(deps, workspace_id));
  const { limit, current } = read;
  // A call that has just ended may be counted by one side only: the larger of two readings is the safer one.
  const earlier = await deps.store.retell_capacity.find(workspace_id);
  const read_at = deps.clock.now();
  const fresh =
    earlier !== null && read_at.getTime() - earlier.read_at.getTime() <= deps.timings.capacity_stale;
  const seen = Math.max(0, current - mine);
  const reading = { limit, current, seen, others: Math.max(seen, fresh ? earlier.seen : 0) };
  await deps.store.retell_capacity.record({ _id: workspace_id, ...reading, read_at });
  deps.counts.retellCapacity({ limit, current, others: reading.others });
};

/**
 * Reads how many calls each workspace may have and has, every 30 s: numbers are shared with inbound calls and other
 * systems, and the limit may be changed at Retell. The dispatcher keeps below what is left beside the others.
 */
export const readCapacity = (deps: CallDeps) => async (): Promise<void> => {
  for (const workspace of deps.workspaces.values()) await readOne(deps, workspace);
};
