import type { AccountScope, EvidenceDocument } from '@timbre/store';
import type { EvidenceDeps } from '../deps.ts';

/** What stands where an entry of a call names a phone, a job or a number. */
const NONE = '-';

/** Data that are no longer kept: of one person at their request, or of everybody at the end of their time. */
export interface ErasureFacts {
  kind: 'erased' | 'purged';
  /** The request or the nightly run. */
  id: string;
  /** The subject key of who asked; without one the entry is about nobody in particular. */
  person_key?: string;
  /** How much went, by what it was. */
  counts: Readonly<Record<string, number>>;
}

const reasonOf = (counts: ErasureFacts['counts']): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what}=${count}`)
    .join(' ');

/**
 * Writes down that data went, so that the record itself says why something is not there any more. The first writing
 * stands.
 */
export const recordErasure =
  ({ store, clock }: EvidenceDeps) =>
  async (
    { account_id }: AccountScope,
    { kind, id, person_key = NONE, counts }: ErasureFacts,
  ): Promise<void> => {
    const now = clock.now();
    const entry: EvidenceDocument = {
      _id: `${id}:${kind}`,
      ...{ account_id, person_key, kind, attempt_id: id, recorded_at: now, ended_at: now },
      ...{ phone: NONE, job_id: NONE, batch_id: NONE, caller_id: NONE, agent_id: '' },
      ...{ gate_at: null, sent_at: null, started_at: null, duration_ms: null, zone: null, local_time: null },
      ...{ policy: null, policy_valid_from: null, code: null, deferred_until: null, retell_call_id: null },
      ...{ reason: reasonOf(counts), outcome: null, contact: false, clock_skew_ms: null, seal: null },
    };
    await store.evidence.insert(entry);
  };
