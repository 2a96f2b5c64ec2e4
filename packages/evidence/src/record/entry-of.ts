import type { AttemptDocument, EvidenceDocument, EvidenceKind } from '@timbre/store';
import { localTime } from './local-time.ts';

/** The kinds that an attempt leaves behind. */
export type AttemptEntryKind = Exclude<EvidenceKind, 'erased' | 'purged'>;

/** Retell's own words may be of any length; a sentence is enough. */
const LONGEST_REASON = 300;

type What = Pick<EvidenceDocument, 'code' | 'reason' | 'deferred_until' | 'outcome'>;

/** What became of the attempt, in the words of whoever decided it. */
const whatOf = (attempt: AttemptDocument, kind: AttemptEntryKind): What => {
  const { gate, outcome, refusal } = attempt;
  const nothing = { code: null, reason: null, deferred_until: null, outcome: null };
  switch (kind) {
    case 'refused':
      return {
        ...nothing,
        code: gate?.code ?? 'capacity',
        reason: gate?.reason ?? null,
        deferred_until: gate?.until ?? null,
      };
    case 'not_placed':
      return {
        ...nothing,
        code: refusal?.reason ?? null,
        reason: refusal?.message.slice(0, LONGEST_REASON) ?? null,
      };
    case 'presumed_not_placed':
      return { ...nothing, code: kind };
    case 'opt_out':
      return { ...nothing, code: 'do_not_call' };
    case 'called':
    case 'late_result':
      return { ...nothing, code: outcome?.reason ?? null, outcome: outcome?.class ?? null };
  }
};

/** The kinds that tell of a call which took place. */
const SPOKEN: readonly EvidenceKind[] = ['called', 'late_result', 'opt_out'];

/** The entry that an attempt leaves behind. `reason` explains an opt-out in the person's or the agent's words. */
export const entryOf = (
  attempt: AttemptDocument,
  kind: AttemptEntryKind,
  now: Date,
  reason: string | null = null,
): EvidenceDocument => {
  const { checked } = attempt;
  const gate_at = attempt.gate?.at ?? checked?.at ?? null;
  const at = attempt.sent_at ?? gate_at;
  const zone = checked?.zone ?? null;
  const what = whatOf(attempt, kind);
  const spoken = SPOKEN.includes(kind);
  return {
    _id: `${attempt.attempt_id}:${kind}`,
    account_id: attempt.account_id,
    person_key: attempt.person_key,
    phone: attempt.phone,
    job_id: attempt.job_id,
    batch_id: attempt.batch_id,
    attempt_id: attempt.attempt_id,
    kind,
    recorded_at: now,
    gate_at,
    sent_at: attempt.sent_at,
    started_at: spoken ? attempt.call_started_at : null,
    ended_at: spoken ? (attempt.call_ended_at ?? attempt.ended_at) : attempt.ended_at,
    duration_ms: spoken ? attempt.duration_ms : null,
    zone,
    local_time: at === null || zone === null ? null : localTime(at, zone),
    policy: checked?.policy ?? null,
    policy_valid_from: checked?.valid_from ?? null,
    ...what,
    reason: reason?.slice(0, LONGEST_REASON) ?? what.reason,
    caller_id: attempt.from_number,
    agent_id: attempt.agent_id,
    retell_call_id: attempt.retell_call_id ?? null,
    contact: kind === 'opt_out' || (spoken && attempt.contact),
    clock_skew_ms: checked?.clock_skew_ms ?? null,
    seal: null,
  };
};
