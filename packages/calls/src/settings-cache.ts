import { MINUTE_MS, realClock } from '@timbre/kernel';
import type { SharedRedis } from '@timbre/queue';
import type { CallSettings } from '@timbre/scheduling';
import type { AccountScope, BatchDocument, Store } from '@timbre/store';

/** Where the settings of a campaign came from when somebody needed them. */
export type SettingsSource = 'memory' | 'database';

/** Campaigns as the steps of a call read them: everything afresh, but for settings that are known already. */
export interface SettingsCache {
  /**
   * A batch as it is now, deleted ones too; null when it is gone. Its settings are those of its epoch.
   * `call_settings_input` is null: the engine has no use for what was sent.
   */
  find(scope: AccountScope, batch_id: string): Promise<BatchDocument | null>;
  close(): Promise<void>;
}

export interface SettingsCacheOptions {
  store: Pick<Store, 'batches'>;
  /** Tells when settings were changed, so that memory is freed early; nothing depends on it. */
  redis: Pick<SharedRedis, 'subscribe'>;
  /** Told of each read, with its seconds of real time. */
  onRead(source: SettingsSource, seconds: number): void;
  /** How many campaigns are remembered; 500 unless given. */
  limit?: number;
}

/** On which channel a change of a batch's settings is told; also what `POST …/invalidate-cache` sends. */
export const settingsChannel = (batch_id: string): string => `cache:invalidate:${batch_id}`;

/** How long settings are kept, in real time. */
const KEEP_MS = 5 * MINUTE_MS;

interface Known {
  epoch: number;
  call_settings: CallSettings;
  /** Real time, in epoch milliseconds. */
  until: number;
  stopListening: Promise<() => Promise<void>>;
}

/** The settings of the campaigns that were asked for last. */
const createShelf = ({ redis, limit = 500 }: SettingsCacheOptions) => {
  const known = new Map<string, Known>();
  const drop = (batch_id: string): void => {
    const entry = known.get(batch_id);
    known.delete(batch_id);
    void entry?.stopListening.then((stop) => stop());
  };
  return {
    drop,
    has: (batch_id: string): boolean => known.has(batch_id),
    get(batch_id: string, epoch: number): CallSettings | undefined {
      const entry = known.get(batch_id);
      if (entry === undefined || entry.epoch !== epoch || entry.until < realClock.now().getTime())
        return undefined;
      // The one that was asked for last is forgotten last.
      known.delete(batch_id);
      known.set(batch_id, entry);
      return entry.call_settings;
    },
    put({ batch_id, epoch, call_settings }: BatchDocument): void {
      const old = known.get(batch_id);
      if (old !== undefined && old.epoch > epoch) return;
      known.delete(batch_id);
      const oldest = known.size >= limit ? known.keys().next().value : undefined;
      if (oldest !== undefined) drop(oldest);
      known.set(batch_id, {
        epoch,
        call_settings,
        until: realClock.now().getTime() + KEEP_MS,
        stopListening: old?.stopListening ?? redis.subscribe(settingsChannel(batch_id), () => drop(batch_id)),
      });
    },
    async close(): Promise<void> {
      const entries = [...known.values()];
      known.clear();
      await Promise.all(entries.map(async ({ stopListening }) => (await stopListening)()));
    },
  };
};

/**
 * Remembers normalised `call_settings` under batch and epoch (decisions.md §1.9). New settings bump the epoch, and
 * state and epoch are read each time, so that what is remembered is never used for a campaign that changed: without
 * Redis, and after a lost message, too.
 */
export const createSettingsCache = (options: SettingsCacheOptions): SettingsCache => {
  const { store, onRead } = options;
  const shelf = createShelf(options);
  const readAll = async (scope: AccountScope, batch_id: string): Promise<BatchDocument | null> => {
    const batch = await store.batches.find(scope, batch_id);
    if (batch !== null) shelf.put(batch);
    return batch && { ...batch, call_settings_input: null };
  };
  return {
    async find(scope, batch_id) {
      const begun = performance.now();
      const told = (source: SettingsSource): void => onRead(source, (performance.now() - begun) / 1_000);
      if (shelf.has(batch_id)) {
        const batch = await store.batches.findWithoutSettings(scope, batch_id);
        if (batch === null) return null;
        const call_settings = shelf.get(batch_id, batch.epoch);
        if (call_settings !== undefined) {
          told('memory');
          return { ...batch, call_settings, call_settings_input: null };
        }
      }
      const batch = await readAll(scope, batch_id);
      told('database');
      return batch;
    },
    close: shelf.close,
  };
};
