import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@timbre/kernel';
import type { Store } from '@timbre/store';

const LOOK_EVERY_MS = 200;

/** How long affected calls took, in virtual milliseconds. */
export interface Recoveries {
  /** Until somebody took the call up again: its attempt left the state in which the fault left it. */
  moved: number[];
  /** Until the call was known to ring, to be over, or not to have been dialled. */
  resolved: number[];
}

/** Watches what faults have interrupted until it goes on. */
export interface RecoveryWatch {
  /** This attempt was interrupted at this virtual instant. */
  interrupted(attempt_id: string, virtual_ms: number): Promise<void>;
  /** Every attempt that is being dialled or settled now was interrupted now. */
  allInterrupted(): Promise<void>;
  measured(): Recoveries;
  add(virtual_ms: number): void;
  stop(): Promise<void>;
}

/** What is known of an attempt as far as it tells that somebody has been at it. */
interface Seen {
  state: string;
  open: boolean;
  signature: string;
}

/** An attempt that a fault has interrupted. */
interface Watched {
  since: number;
  before: string;
  moved: boolean;
}

interface Row {
  _id: string;
  state: string;
  open: boolean;
  money_settled_at: Date | null;
}

/** States in which nobody can say yet what became of the call. */
const UNRESOLVED = new Set(['nothing', 'queued', 'dialing', 'unknown']);

const NOWHERE: Seen = { state: 'gone', open: false, signature: 'gone' };

/** Reads attempts by id; one that was never written is seen by the slots that it holds. */
const look = async (store: Store, ids: string[]): Promise<Map<string, Seen>> => {
  const attempts = store.connection.collection<Row>('call_attempts');
  const found = await attempts.find({ _id: { $in: ids } }).toArray();
  const seen = new Map<string, Seen>(
    found.map(({ _id, state, open, money_settled_at }) => [
      _id,
      { state, open, signature: `${state} ${open} ${money_settled_at?.getTime() ?? ''}` },
    ]),
  );
  const missing = ids.filter((id) => !seen.has(id));
  if (missing.length === 0) return seen;
  const held = await store.connection
    .collection('slots')
    .distinct('attempt_id', { attempt_id: { $in: missing } });
  for (const id of missing)
    seen.set(id, held.includes(id) ? { state: 'nothing', open: true, signature: 'slots' } : NOWHERE);
  return seen;
};

const isResolved = (now: Seen, before: string): boolean =>
  !UNRESOLVED.has(now.state) && (before.startsWith('ended') ? !now.open : true);

/** Starts watching on a store that no fault reaches. */
export const watchRecovery = (store: Store, clock: Clock): RecoveryWatch => {
  const watched = new Map<string, Watched>();
  const measured: Recoveries = { moved: [], resolved: [] };
  let ended = false;

  const step = async (): Promise<void> => {
    if (watched.size === 0) return;
    const seen = await look(store, [...watched.keys()]);
    const now = clock.now().getTime();
    for (const [id, entry] of watched) {
      const current = seen.get(id) ?? NOWHERE;
      if (!entry.moved && current.signature !== entry.before) {
        entry.moved = true;
        measured.moved.push(now - entry.since);
      }
      if (!entry.moved || !isResolved(current, entry.before)) continue;
      measured.resolved.push(now - entry.since);
      watched.delete(id);
    }
  };
  const run = async (): Promise<void> => {
    while (!ended) {
      // The database itself may be what is broken: then there is nothing to see.
      await step().catch(() => undefined);
      await pause(LOOK_EVERY_MS);
    }
  };
  const running = run();

  const add = (id: string, since: number, before: string): void => {
    if (!watched.has(id)) watched.set(id, { since, before, moved: false });
  };
  return {
    async interrupted(attempt_id, virtual_ms) {
      const seen = await look(store, [attempt_id]);
      add(attempt_id, virtual_ms, seen.get(attempt_id)?.signature ?? NOWHERE.signature);
    },
    async allInterrupted() {
      const since = clock.now().getTime();
      const ids = await store.connection
        .collection<Row>('call_attempts')
        .find({ open: true, state: { $in: ['dialing', 'ended'] }, money_settled_at: null })
        .map(({ _id }) => _id)
        .toArray();
      for (const [id, { signature }] of await look(store, ids)) add(id, since, signature);
    },
    measured: () => measured,
    add: (virtual_ms) => {
      measured.moved.push(virtual_ms);
      measured.resolved.push(virtual_ms);
    },
    async stop() {
      ended = true;
      await running;
    },
  };
};
