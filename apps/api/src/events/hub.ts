import { AppError, SECOND_MS } from '@timbre/kernel';
import { isLater, type LiveEntry, type LiveEvents } from '@timbre/queue';
import { createProgressTeller } from './progress-teller.ts';

/** One event as a client gets it; with `id` it may resume after it. */
export interface ShownEvent {
  type: string;
  data: unknown;
  id?: string;
}

/** A client that watches an account. */
export interface Watcher {
  tell(event: ShownEvent): void;
  /** Ends its connection: it will come back by itself. */
  end(): void;
}

/** A place that is kept for a client; {@link Seat.take} it or {@link Seat.leave} it. */
export interface Seat {
  /** Tells what was missed since `after`, and from then on everything. `resync`: nobody can say what was missed. */
  take(watcher: Watcher, after: string | undefined): Promise<void>;
  leave(): void;
}

/** Everybody in this process who watches an account. */
export interface EventHub {
  /** Throws 429 when the account, or the process, has as many watchers as it may, 503 when the process ends. */
  reserve(account_id: string): Seat;
  /** How many watch. */
  size(): number;
  /** Ends every connection and lets nobody in any more. */
  close(): Promise<void>;
}

export interface EventHubOptions {
  events: LiveEvents;
  /** What a client sees of a batch's progress; null when it is gone. */
  progressOf(account_id: string, batch_id: string): Promise<unknown>;
  limits?: { per_account: number; total: number };
  /** How often it is checked whether news was missed, in real milliseconds. */
  look_every_ms?: number;
}

const LIMITS = { per_account: 20, total: 1_000 };
const RETRY_AFTER_S = 30;

/** A client of which it is not known yet what it missed: what happens meanwhile is held back for it. */
interface Member {
  watcher: Watcher | null;
  end(): void;
  held: LiveEntry[];
}

interface Room {
  members: Set<Member>;
  /** The newest entry that was told; null: nothing was yet. */
  last_id: string | null;
  ready: Promise<() => Promise<void>>;
  progress: ReturnType<typeof createProgressTeller>;
}

/** Progress is read afresh and told apart: of a batch one a second is enough, however much happens in it. */
const shown = ({ id, events }: LiveEntry): ShownEvent[] => {
  const told = events.filter(({ type }) => type !== 'batch_progress');
  // The id goes with the last one: whoever was cut off between two of them gets both again.
  return told.map((event, n) => (n === told.length - 1 ? { ...event, id } : event));
};

const batchesOf = ({ events }: LiveEntry): string[] =>
  events.flatMap(({ data }) => (typeof data['batch_id'] === 'string' ? data['batch_id'] : []));

/** Watches the accounts that somebody of this process watches, over one subscription each. */
export const createEventHub = (options: EventHubOptions): EventHub => {
  const { events, limits = LIMITS, look_every_ms = 15 * SECOND_MS } = options;
  const rooms = new Map<string, Room>();
  let closed = false;
  const size = (): number => [...rooms.values()].reduce((sum, { members }) => sum + members.size, 0);
  const tellAll = (room: Room, event: ShownEvent): void => {
    for (const { watcher } of room.members) watcher?.tell(event);
  };

  const deliver = (room: Room, entry: LiveEntry): void => {
    if (room.last_id !== null && !isLater(entry.id, room.last_id)) return;
    room.last_id = entry.id;
    for (const { watcher, held } of room.members) {
      if (watcher === null) held.push(entry);
      else shown(entry).forEach((event) => watcher.tell(event));
    }
    batchesOf(entry).forEach(room.progress.ask);
  };

  const openRoom = (account_id: string): Room => {
    const room: Room = {
      members: new Set(),
      last_id: null,
      ready: Promise.resolve(async () => undefined),
      progress: createProgressTeller(
        (batch_id) => options.progressOf(account_id, batch_id),
        (data) => tellAll(room, { type: 'batch_progress', data }),
      ),
    };
    const open = async (): Promise<() => Promise<void>> => {
      const stop = await events.listen(account_id, (entry) => deliver(room, entry));
      room.last_id ??= (await events.newest(account_id)) ?? null;
      return stop;
    };
    room.ready = open();
    rooms.set(account_id, room);
    return room;
  };

  const leave = (account_id: string, room: Room, member: Member): void => {
    room.members.delete(member);
    if (room.members.size > 0 || rooms.get(account_id) !== room) return;
    rooms.delete(account_id);
    room.progress.stop();
    void room.ready.then((stop) => stop());
  };

  const take = async (
    account_id: string,
    room: Room,
    member: Member,
    watcher: Watcher,
    after: string | undefined,
  ): Promise<void> => {
    member.end = watcher.end;
    await room.ready;
    const missed = after === undefined ? [] : await events.since(account_id, after);
    if (missed === null) watcher.tell({ type: 'resync', data: {} });
    let last = after ?? null;
    for (const entry of [...(missed ?? []), ...member.held]) {
      if (missed !== null && last !== null && !isLater(entry.id, last)) continue;
      last = entry.id;
      shown(entry).forEach((event) => watcher.tell(event));
      batchesOf(entry).forEach(room.progress.ask);
    }
    member.held = [];
    member.watcher = watcher;
  };

  /** News that a broken connection to Redis swallowed: told late, or owned up to. */
  const look = async (account_id: string, room: Room): Promise<void> => {
    const newest = await events.newest(account_id);
    if (typeof newest !== 'string' || (room.last_id !== null && !isLater(newest, room.last_id))) return;
    const missed = room.last_id === null ? null : await events.since(account_id, room.last_id);
    if (missed !== null) return missed.forEach((entry) => deliver(room, entry));
    room.last_id = newest;
    tellAll(room, { type: 'resync', data: {} });
  };
  const timer = setInterval(() => {
    for (const [account_id, room] of rooms) void look(account_id, room);
  }, look_every_ms).unref();

  return {
    size,
    reserve(account_id) {
      if (closed) throw new AppError('unavailable', 'El servicio se está reiniciando; vuelva a conectarse');
      const room = rooms.get(account_id);
      if ((room?.members.size ?? 0) >= limits.per_account || size() >= limits.total)
        throw new AppError(
          'too_many_requests',
          'Demasiadas conexiones de eventos a la vez; cierre alguna o consulte el avance cada pocos segundos',
          { extra: { retry_after_s: RETRY_AFTER_S } },
        );
      const taken = room ?? openRoom(account_id);
      const member: Member = { watcher: null, end: () => undefined, held: [] };
      taken.members.add(member);
      return {
        take: (watcher, after) => take(account_id, taken, member, watcher, after),
        leave: () => leave(account_id, taken, member),
      };
    },
    async close() {
      closed = true;
      clearInterval(timer);
      const open = [...rooms.values()];
      for (const { members } of open) for (const { end } of [...members]) end();
      rooms.clear();
      for (const { progress } of open) progress.stop();
      await Promise.all(open.map(async ({ ready }) => (await ready)()));
    },
  };
};
