import type { AccountScope } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, SubjectDeps } from '../deps.ts';
import { scrubText } from '../erase/scrub.ts';

/** What is shown in clear, to whom it belongs, and why. */
export interface Reveal {
  kind: 'job' | 'call';
  id: string;
  reason: string;
}

/**
 * Notes that somebody is about to see a person's data in clear. To be called before the data is answered: who sees
 * them stands in the audit log, whatever happens then.
 */
export const noteReveal =
  (deps: SubjectDeps) =>
  async (scope: AccountScope, { kind, id, reason }: Reveal, by: By): Promise<void> =>
    audit(deps, scope, by, { action: `${kind}.revealed`, target: id, after: { reason: scrubText(reason) } });
