import { addMs, HOUR_MS } from '@timbre/kernel';
import type { AttemptDocument, RecordingDocument } from '@timbre/store';

/** The provider's links work for a day (retell.md, "Recordings"). */
const LINK_LIFE_MS = 24 * HOUR_MS;

type Recorded = Pick<
  AttemptDocument,
  'attempt_id' | 'account_id' | 'batch_id' | 'call_ended_at' | 'ended_at' | 'intent_at'
>;

/** The provider's link to the recording of a call; null when none is known. */
export const recordingLink = ({ conversation }: Pick<AttemptDocument, 'conversation'>): string | null => {
  const link = conversation?.['recording_url'];
  return typeof link === 'string' && link !== '' ? link : null;
};

/** What is known of a recording that nobody has copied yet. */
export const wantedRecording = (attempt: Recorded, now: Date): RecordingDocument => ({
  _id: attempt.attempt_id,
  attempt_id: attempt.attempt_id,
  account_id: attempt.account_id,
  batch_id: attempt.batch_id,
  state: 'waiting',
  tries: 0,
  lease_until: null,
  next_at: now,
  link_dies_at: addMs(attempt.call_ended_at ?? attempt.ended_at ?? attempt.intent_at, LINK_LIFE_MS),
  fault: null,
  file_id: null,
  content_type: null,
  bytes: null,
  created_at: now,
  stored_at: null,
});
