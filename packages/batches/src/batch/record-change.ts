import { newId, type Clock, type Logger } from '@timbre/kernel';
import type { AccountScope, BatchDocument, Store } from '@timbre/store';
import type { By } from '../by.ts';

/** What writing down a change takes. Without a logger a failure to write stays unseen. */
export interface RecordDeps {
  store: Pick<Store, 'audit_log'>;
  clock: Clock;
  logger?: Logger;
  /** Tells those who watch the batch; never waits, never fails. */
  batchChanged?: (account_id: string, batch_id: string) => void;
}

/** One change of a batch, or of one of its jobs; none of it holds a phone, a RUT or a person's name. */
export interface Change {
  /** `batch.<verb>` or `job.<verb>` */
  action: string;
  batch_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/**
 * Writes a change into the audit log, after it was made, and resolves to the entry's id. Never rejects: what was paused
 * or cancelled stays so, and an entry that could not be written goes to the log, whole but for free text.
 */
export const recordChange = async (
  { store, clock, logger }: RecordDeps,
  scope: AccountScope,
  { actor, ip }: By,
  { action, batch_id, before, after }: Change,
): Promise<string> => {
  const { account_id } = scope;
  const _id = newId('audit');
  const entry = { _id, account_id, at: clock.now(), actor, ip, action, target: batch_id, before, after };
  try {
    await store.audit_log.append(entry);
  } catch (error) {
    const changed = Object.keys(after ?? {});
    const by = { actor_kind: actor.kind, actor_id: actor.id };
    logger?.error('change not in the audit log', { account_id, batch_id, action, ...by, changed, error });
  }
  return _id;
};

/** The fields of a batch that somebody may have to answer for. */
const AUDITED = [
  'name',
  'description',
  'priority',
  'purpose',
  'contact_pack',
  'agent_id',
  'from_number',
  'state',
  'is_active',
  'pause_reason',
  'cancellation_reason',
  'delete_jobs',
] as const satisfies readonly (keyof BatchDocument)[];

type Audited = Partial<BatchDocument>;

/** The audited fields as one flat object, each setting of `call_settings` under a name of its own. */
const flat = (batch: Audited): Record<string, unknown> => ({
  ...Object.fromEntries(AUDITED.filter((key) => key in batch).map((key) => [key, batch[key]])),
  ...Object.fromEntries(
    Object.entries(batch.call_settings ?? {}).map(([key, value]) => [`call_settings.${key}`, value]),
  ),
});

/** What differs between two states of a batch; null when nothing does that an audit asks for. */
const differences = (
  before: Audited,
  after: Audited,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null => {
  const [old, fresh] = [flat(before), flat(after)];
  const names = Object.keys(fresh).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]),
  );
  if (names.length === 0) return null;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(old), after: pick(fresh) };
};

/** A change of a batch as it was and as it is now; `more` goes beside the changed fields (reason, counts). */
export interface BatchChanged {
  action: string;
  before: Audited;
  after: BatchDocument;
  more?: Record<string, unknown>;
}

/** {@link recordChange} of what differs. Resolves to the entry's id, or null when nothing did: nothing is written then. */
export const recordBatchChange = async (
  deps: RecordDeps,
  scope: AccountScope,
  by: By,
  { action, before, after, more = {} }: BatchChanged,
): Promise<string | null> => {
  deps.batchChanged?.(scope.account_id, after.batch_id);
  const found = differences(before, after);
  if (found === null) return null;
  return recordChange(deps, scope, by, {
    action,
    batch_id: after.batch_id,
    before: found.before,
    after: { ...found.after, ...more },
  });
};
