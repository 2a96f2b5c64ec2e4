import { existingAccount, getBatch, settingsWarnings } from '@timbre/batches';
import type { AccountScope } from '@timbre/store';
import { readAnybody } from './anybody.ts';
import { assess, type Candidate, type Preflight } from './assess.ts';
import type { PreflightDeps } from './deps.ts';
import { heldByState } from './held.ts';
import { readPeople } from './read-people.ts';
import { readRoster, type Waiting } from './roster.ts';
import { newTally, sentenceOf, type SkipCode } from './skipped.ts';

/** How many people of a large campaign are looked at. */
const SAMPLE = 2_000;

/** Reasons that jobs carry and that say what they wait for; for any other they wait for their next attempt. */
const WAIT_CODES: ReadonlySet<string> = new Set<SkipCode>([
  'contact_cap',
  'daily_limit',
  'spend_limit',
  'do_not_call',
  'phone_busy',
  'capacity',
  'holiday',
  'out_of_hours',
  'day_not_allowed',
]);

const waitOf = ({ job }: Waiting, now: Date): Candidate['waits'] => {
  if (job.reserved_until <= now) return null;
  const { wait_reason, reserved_until: until } = job;
  const known = wait_reason !== null && WAIT_CODES.has(wait_reason);
  return { code: known ? (wait_reason as SkipCode) : 'retry', until };
};

/**
 * {@link preflightDraft} for a campaign that exists, in whatever state: paused and importing ones are told as if they
 * went on now. Up to 2,000 waiting people are looked at one by one; of more, a sample of that size stands for all.
 * Throws 404 `Batch not found`.
 */
export const preflightBatch =
  (deps: PreflightDeps) =>
  async (scope: AccountScope, id: string): Promise<Preflight> => {
    const batch = await getBatch(deps)(scope, id);
    const account = await existingAccount(deps.store, scope);
    const now = deps.clock.now();
    const [anybody, roster] = await Promise.all([
      readAnybody(deps, account, batch),
      readRoster(deps, scope, batch, SAMPLE),
    ]);
    const { waiting, pending, suspended, in_progress, total, finished } = roster;
    const readings = await readPeople(
      deps,
      anybody.reading,
      waiting.map(({ job }) => job),
    );
    const candidates = waiting.flatMap((one, n): Candidate[] => {
      const reading = readings[n];
      const { job_id } = one.job;
      return reading === undefined
        ? []
        : [{ reading, weight: one.weight, ref: { job_id }, waits: waitOf(one, now) }];
    });
    const tally = newTally((code) => sentenceOf(code, anybody.reading.policy));
    const { dialable_now, held, ...found } = await assess(deps, {
      anybody,
      candidates,
      others: [
        { count: in_progress, code: null },
        { count: suspended, code: 'no_balance' },
      ],
      tally,
      policy_warnings: settingsWarnings(batch, account, now),
    });
    return {
      checked_at: now,
      settings: batch.call_settings,
      policy: anybody.reading.policy.pack,
      batch: { batch_id: batch.batch_id, state: batch.state },
      people: { total, finished, in_progress, dialable_now, skipped: pending + suspended - dialable_now },
      sample: roster.sampled ? waiting.length : null,
      ...found,
      held: held ?? heldByState(batch),
      errors: [],
      contact_warnings: [],
    };
  };
