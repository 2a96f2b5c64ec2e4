import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordingLink } from './recording-of.ts';

/**
 * Has the recording of a finished call copied while its link works. Without Redis it only logs: the sweep finds every
 * call of which nothing was asked.
 */
export const askForCopy = async (
  { queue, logger }: Pick<CallDeps, 'queue' | 'logger'>,
  attempt: AttemptDocument,
): Promise<void> => {
  const { attempt_id } = attempt;
  if (recordingLink(attempt) === null) return;
  try {
    await queue.enqueue('recording-copy', { attempt_id });
  } catch (error) {
    logger.debug('recording not asked for now; the sweep will', { attempt_id, error });
  }
};
