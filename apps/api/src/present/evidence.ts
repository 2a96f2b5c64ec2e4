import type { EvidenceVerifyView, EvidenceView } from '@timbre/contracts';
import { verifyCursor, type Verification } from '@timbre/evidence';
import type { EvidenceDocument } from '@timbre/store';
import type { Reader } from './job.ts';
import { maskPerson, maskPhone, maskSentence } from './mask.ts';

/** Retell's own words may name the phone. */
const maskReason = (reason: string | null): string | null => (reason === null ? null : maskSentence(reason));

/** A line of the record as a reader may see it. */
export const presentEvidence = (entry: EvidenceDocument, { contacts }: Reader): EvidenceView => ({
  entry_id: entry._id,
  kind: entry.kind,
  person: contacts ? entry.person_key : maskPerson(entry.person_key),
  phone: contacts ? entry.phone : maskPhone(entry.phone),
  job_id: entry.job_id,
  batch_id: entry.batch_id,
  attempt_id: entry.attempt_id,
  recorded_at: entry.recorded_at,
  gate_at: entry.gate_at,
  sent_at: entry.sent_at,
  started_at: entry.started_at,
  ended_at: entry.ended_at,
  duration_seconds: entry.duration_ms === null ? null : Math.ceil(entry.duration_ms / 1_000),
  zone: entry.zone,
  local_time: entry.local_time,
  policy: entry.policy,
  policy_valid_from: entry.policy_valid_from,
  code: entry.code,
  reason: contacts ? entry.reason : maskReason(entry.reason),
  deferred_until: entry.deferred_until,
  caller_id: entry.caller_id,
  agent_id: entry.agent_id,
  call_id: entry.retell_call_id,
  outcome: entry.outcome,
  contact: entry.contact,
  clock_skew_ms: entry.clock_skew_ms,
  seal: entry.seal,
});

const byKind = (breaks: Verification['breaks']): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of breaks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/** What a verification found: the first fault in full, of the others their number. */
export const presentVerification = (found: Verification): EvidenceVerifyView => ({
  ok: found.breaks.length === 0,
  complete: found.next === null,
  seals: found.seals,
  entries: found.entries,
  attempts: found.attempts,
  unsealed: found.unsealed,
  breaks: found.breaks.length,
  breaks_by_kind: byKind(found.breaks),
  first_break: found.breaks[0] ?? null,
  head: found.head,
  next_cursor: found.next && verifyCursor(found.next),
});
