import type { AttemptDocument, AttemptState } from '@timbre/store';
import type { EvidenceDeps } from '../deps.ts';
import { entryOf, type AttemptEntryKind } from './entry-of.ts';

const KIND_OF: Partial<Record<AttemptState, AttemptEntryKind>> = {
  ended: 'called',
  settled: 'called',
  not_placed: 'not_placed',
  presumed_not_placed: 'presumed_not_placed',
  released: 'refused',
};

/**
 * Writes down what became of a closed attempt. The first writing stands: a repetition after a crash changes nothing.
 * Throws for an attempt that is not closed.
 */
export const recordAttempt =
  ({ store, clock }: EvidenceDeps) =>
  async (attempt: AttemptDocument): Promise<void> => {
    const kind = KIND_OF[attempt.state];
    if (kind === undefined) throw new Error(`attempt ${attempt.attempt_id} is ${attempt.state}, not closed`);
    await store.evidence.insert(entryOf(attempt, kind, clock.now()));
  };

/**
 * Writes down what came to light after the attempt's own entry: the result of a call that had been given up, or that
 * the person asked not to be called again. May be repeated.
 */
export const recordLater =
  ({ store, clock }: EvidenceDeps) =>
  async (
    attempt: AttemptDocument,
    kind: 'late_result' | 'opt_out',
    reason: string | null = null,
  ): Promise<void> => {
    await store.evidence.insert(entryOf(attempt, kind, clock.now(), reason));
  };
