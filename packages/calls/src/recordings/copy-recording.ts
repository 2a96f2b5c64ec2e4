import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import { done, drop, snooze, type Outcome } from '@timbre/queue';
import { RecordingTooLarge, type OpenedRecording } from '@timbre/retell';
import {
  accountScope,
  type AttemptDocument,
  type RecordingDocument,
  type RecordingFault,
} from '@timbre/store';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { recordingLink, wantedRecording } from './recording-of.ts';

export type RecordingDeps = Pick<
  CallDeps,
  'store' | 'clock' | 'timings' | 'workspaces' | 'logger' | 'counts'
>;

/** How long after the try before each further one comes; the last repeats until the link is dead. */
const AGAIN_AFTER_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS] as const;

/** A call that has no recording by then has none. */
const NO_LINK_AFTER_MS = HOUR_MS;

/** `settings.keep_recordings: false` of an account: nothing is copied. */
const keepsRecordings = (settings: Record<string, unknown>): boolean => settings['keep_recordings'] !== false;

interface Copying {
  attempt: AttemptDocument;
  copying: RecordingDocument;
}

/** The link of the first try is the one that came with the call; later ones ask the provider for one that works. */
const linkFor = async (
  deps: RecordingDeps,
  { attempt, copying }: Copying,
): Promise<string | null | 'gone'> => {
  const known = recordingLink(attempt);
  if ((copying.tries === 1 && known !== null) || attempt.retell_call_id === undefined) return known;
  const look = await workspaceOf(deps, attempt.workspace_id).provider.getCall(attempt.retell_call_id);
  if (look.kind === 'absent') return 'gone';
  return look.kind === 'call' ? (look.call.recording_url ?? known) : known;
};

/** Ends a try: for good when nothing can change any more, else until the next. */
const giveUp = async (
  deps: RecordingDeps,
  { copying }: Copying,
  fault: RecordingFault,
  for_good: boolean,
): Promise<Outcome> => {
  const { store, clock, counts, logger } = deps;
  const now = clock.now();
  const wait = AGAIN_AFTER_MS[Math.min(copying.tries, AGAIN_AFTER_MS.length) - 1] ?? HOUR_MS;
  const again = addMs(now, wait);
  const next_at = for_good || again >= copying.link_dies_at ? null : again;
  await store.recordings.giveUp(accountScope(copying.account_id), copying, { fault, next_at });
  if (next_at !== null) return snooze(next_at, fault);
  counts.recording(fault);
  const { attempt_id, tries } = copying;
  logger.warn('recording not kept', { attempt_id, fault, tries });
  return done;
};

const keep = async (
  deps: RecordingDeps,
  { copying }: Copying,
  { sound, content_type }: Extract<OpenedRecording, { kind: 'audio' }>,
): Promise<'kept' | 'overtaken' | RecordingFault> => {
  const scope = accountScope(copying.account_id);
  const type = content_type.startsWith('audio/') ? content_type : 'audio/wav';
  const now = () => deps.clock.now();
  try {
    const kept = await deps.store.recordings.store(scope, copying, sound, { content_type: type, now });
    return kept ? 'kept' : 'overtaken';
  } catch (error) {
    if (error instanceof RecordingTooLarge) return 'too_large';
    deps.logger.warn('copy of a recording broke off', { attempt_id: copying.attempt_id, error });
    return 'unavailable';
  }
};

const copy = async (deps: RecordingDeps, begun: Copying): Promise<Outcome> => {
  const { attempt, copying } = begun;
  const link = await linkFor(deps, begun);
  if (link === 'gone') return giveUp(deps, begun, 'link_dead', true);
  if (link === null) {
    const late = addMs(copying.link_dies_at, NO_LINK_AFTER_MS - 24 * HOUR_MS) < deps.clock.now();
    return giveUp(deps, begun, 'no_link', late);
  }
  const opened = await workspaceOf(deps, attempt.workspace_id).provider.openRecording(link);
  if (opened.kind === 'refused') return giveUp(deps, begun, opened.fault, true);
  if (opened.kind === 'dead') return giveUp(deps, begun, 'link_dead', false);
  if (opened.kind === 'unavailable') return giveUp(deps, begun, 'unavailable', false);
  const result = await keep(deps, begun, opened);
  if (result === 'overtaken') return done;
  if (result !== 'kept') return giveUp(deps, begun, result, result === 'too_large');
  deps.counts.recording('stored');
  return done;
};

/** Somebody else is at it, it is not due, or it is over. */
const notNow = (recording: RecordingDocument | null): Outcome => {
  if (recording?.state === 'waiting') return snooze(recording.next_at, 'not due');
  if (recording?.state === 'copying' && recording.lease_until !== null)
    return snooze(recording.lease_until, 'somebody copies it');
  return done;
};

/**
 * The work of `recording-copy`: copies the recording of a call from the provider's link, which works for a day, into
 * our own store. Tries again, later and later, until the link is dead. One copy at a time by a lease, so that it may
 * be delivered twice and die anywhere; nothing is copied of an account that does not want it or of a call that was
 * erased.
 */
export const copyRecording =
  (deps: RecordingDeps) =>
  async ({ attempt_id }: { attempt_id: string }): Promise<Outcome> => {
    const { store, clock, timings } = deps;
    const attempt = await store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
    if (attempt === null) return drop('attempt gone');
    if (attempt.erased_at) return done;
    const scope = accountScope(attempt.account_id);
    const account = await store.accounts.find(scope);
    if (account === null || !keepsRecordings(account.settings)) return done;
    const now = clock.now();
    const wanted = wantedRecording(attempt, now);
    const copying = await store.recordings.begin(scope, wanted, now, addMs(now, timings.lease));
    if (copying === null) return notNow(await store.recordings.find(scope, attempt_id));
    return copy(deps, { attempt, copying });
  };
