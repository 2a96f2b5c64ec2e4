import type { AccountDocument, BatchDocument } from '@timbre/store';
import { localDateKey } from '@timbre/scheduling';
import { policyOf } from '../batch/batch-rules.ts';
import { readSettings, type BatchSettings } from '../batch/batch-settings.ts';
import { newBatch } from '../batch/new-batch.ts';
import {
  bornAt,
  documentId,
  flag,
  keptId,
  list,
  moment,
  number,
  object,
  text,
  usableId,
  type Legacy,
} from './values.ts';

/** A batch as it is first written: paused, so that an import rings nobody. What it ended as follows from its jobs. */
export interface MappedBatch {
  batch: BatchDocument & { _id?: object };
  /** Cancelled for good; else its jobs say whether it is done or waits. */
  cancelled: boolean;
  repaired: string[];
}

const PRIORITIES = { least: 1, most: 3 } as const;

const priorityOf = (value: unknown): number => {
  const found = number(value) ?? PRIORITIES.least;
  return Math.min(PRIORITIES.most, Math.max(PRIORITIES.least, Math.round(found)));
};

/** `call_settings.allowed_hours.start` → `allowed_hours`; null for a path that names no key. */
const rootOf = (path: string): string | null => /^call_settings\.([^.[]+)/.exec(path)?.[1] ?? null;

/** The settings without the keys that nobody can make sense of: a campaign is not lost for a misspelt window. */
const settingsOf = (
  document: Legacy,
  account: AccountDocument,
  now: Date,
): { settings: BatchSettings; dropped: string[] } => {
  const choice = { country: account.country, purpose: 'collections', contact_pack: null } as const;
  const policy = policyOf(choice, account, localDateKey(now, account.timezone));
  const given = { ...object(document.call_settings) };
  const dropped: string[] = [];
  for (;;) {
    const settings = readSettings(given, account, policy);
    const faulty = settings.faults
      .map(({ path }) => rootOf(path))
      .filter((key) => key !== null && key in given);
    if (faulty.length === 0) {
      const clean = settings.faults.length === 0 ? settings : readSettings(null, account, policy);
      return { settings: clean, dropped: settings.faults.length === 0 ? dropped : ['todo'] };
    }
    for (const key of faulty) delete given[key as string];
    dropped.push(...(faulty as string[]));
  }
};

/** The zones of a job's own are none: the earlier system knew only the batch's. */
const ownAgent = (document: Legacy): string | null =>
  text(document.retell_agent_id) ?? text(object(document.call_settings).agent_id) ?? null;

/** A batch of the earlier system, with zero jobs until its own are written. */
export const mapBatch = (document: Legacy, account: AccountDocument, now: Date): MappedBatch => {
  const repaired: string[] = [];
  const note = (what: string, when: boolean): void => void (when && repaired.push(what));
  const given = usableId(document.batch_id);
  note('sin batch_id: uno nuevo', given === null);
  const is_active = flag(document.is_active);
  note('sin is_active', is_active === null);
  const reason = text(document.cancellation_reason);
  const cancelled = reason !== null && is_active !== true;
  note('cancelado y reactivado: en pausa', reason !== null && !cancelled);
  const { settings, dropped } = settingsOf(document, account, now);
  note('call_settings con fallas', dropped.length > 0);
  const created_at = moment(document.created_at) ?? bornAt(document);
  note('sin fecha de creación', created_at === null);
  const born = created_at ?? now;
  const fresh = newBatch(
    account,
    {
      batch_id:
        given ??
        `batch-legacy-${documentId(document)
          .replace(/[^\w.-]/g, '_')
          .slice(0, 80)}`,
      name: text(document.name) ?? given ?? 'Campaña importada',
      description: text(document.description) ?? '',
      priority: priorityOf(document.priority),
      state: 'running',
      settings,
      agent_id: ownAgent(document),
    },
    born,
  );
  const batch: MappedBatch['batch'] = {
    ...fresh,
    ...keptId(document),
    state: 'paused',
    is_active: false,
    pause_reason: 'user',
    started_at: moment(document.started_at),
    completed_at: moment(document.completed_at),
    updated_at: moment(document.updated_at) ?? born,
    cancellation_reason: cancelled ? reason : null,
    dispatch: { ...fresh.dispatch, next_at: now },
  };
  return { batch, cancelled, repaired };
};

/** The batch for jobs whose own is gone or never was. `cancelled`: it was deleted, and nobody of it is called any more. */
export const standInBatch = (
  account: AccountDocument,
  batch_id: string,
  kind: 'deleted' | 'single',
  now: Date,
): MappedBatch => {
  const name = kind === 'deleted' ? `Campaña eliminada (${batch_id})` : 'Llamadas individuales importadas';
  const { batch } = mapBatch({ _id: '', batch_id, name, is_active: false }, account, now);
  const ended = kind === 'deleted' ? { cancellation_reason: 'Batch deleted' } : {};
  return { batch: { ...batch, ...ended }, cancelled: kind === 'deleted', repaired: [] };
};

/** Every phone and RUT of a debtor, by its RUT without dots and hyphen. */
export const debtorKey = (value: unknown): string | null =>
  text(value)
    ?.replace(/[.\-\s]/g, '')
    .toUpperCase() ?? null;

/** The phones that a debtor has, best first. */
export const debtorPhones = (debtor: Legacy | undefined): unknown[] => {
  const { best_e164, mobile_e164, landline_e164, raw_mobile, raw_landline } = object(debtor?.phones);
  return [
    best_e164,
    mobile_e164,
    landline_e164,
    raw_mobile,
    raw_landline,
    debtor?.to_number,
    ...list(debtor?.phones),
  ];
};
