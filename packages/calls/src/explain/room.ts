import { addMs } from '@timbre/kernel';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { capsOf, withLiveCap, type Caps } from '../dispatch/capacity.ts';
import type { ExplainDeps } from './deps.ts';
import { untilEvent, untilThen, type Obstacle } from './obstacle.ts';

/** Live calls and the cap on them, of each scope that applies; and the pace of the workspace. */
export interface Room {
  slots: Record<keyof Caps, { in_use: number; cap: number }>;
  /** The next instant that is free for a dial; null when the workspace never dialled. */
  next_dial_at: Date | null;
}

/** Reads how full the three scopes are: three indexed counts and two documents. */
export const readRoom = async (
  { store, clock, timings, workspace: configured }: ExplainDeps,
  batch: BatchDocument,
  account: AccountDocument,
): Promise<Room> => {
  const now = clock.now();
  const { workspace_id } = configured;
  const [workspace, own, ofAccount, ofRetell, next_dial_at] = await Promise.all([
    withLiveCap({ store, now, stale_ms: timings.capacity_stale }, configured),
    store.slots.inUse(`batch:${batch.batch_id}`),
    store.slots.inUse(`account:${batch.account_id}`),
    store.slots.inUse(`retell:${workspace_id}`),
    store.dial_rates.nextAt(workspace_id),
  ]);
  const caps = capsOf(batch, account, workspace);
  return {
    slots: {
      batch: { in_use: own, cap: caps.batch },
      account: { in_use: ofAccount, cap: caps.account },
      workspace: { in_use: ofRetell, cap: caps.workspace },
    },
    next_dial_at,
  };
};

const NAMES: Readonly<Record<keyof Caps, string>> = {
  batch: 'de la campaña',
  account: 'de la cuenta',
  workspace: 'de Retell',
};
const SCOPES = ['batch', 'account', 'workspace'] as const;

/** What a full scope, other campaigns or the pace keep from being dialled now. */
export const roomObstacles = (
  { timings, clock }: ExplainDeps,
  { slots, next_dial_at }: Room,
  batch: BatchDocument,
): Obstacle[] => {
  const found: Obstacle[] = [];
  const full = SCOPES.find((scope) => slots[scope].in_use >= slots[scope].cap);
  if (full !== undefined) {
    const { in_use, cap } = slots[full];
    found.push(untilEvent('no_slot', `Sin cupo ${NAMES[full]}: ${in_use} de ${cap} llamadas en curso`));
  } else if ((batch.dispatch.short_of ?? null) !== null) {
    found.push(untilEvent('no_slot', 'Hay cupo, pero es el turno de otras campañas que también esperan'));
  }
  const horizon = addMs(clock.now(), timings.dispatch_horizon);
  if (next_dial_at !== null && next_dial_at > horizon) {
    const reason = 'Las próximas llamadas por segundo que Retell acepta ya están repartidas';
    found.push(untilThen('rate', reason, next_dial_at));
  }
  return found;
};
