import { draftCampaign, type Draft, type DraftInput } from '@timbre/batches';
import type { AccountScope } from '@timbre/store';
import { readAnybody, type Anybody } from './anybody.ts';
import { assess, type Candidate, type Preflight } from './assess.ts';
import type { PreflightDeps } from './deps.ts';
import { readPeople } from './read-people.ts';
import { newTally, sentenceOf, type SkipCode, type Tally } from './skipped.ts';

/** A campaign that is thought of: its contacts, or only how many they are. */
export interface PreflightInput extends DraftInput {
  contacts_count?: number;
}

const FAULT_CODES: Readonly<Record<string, SkipCode>> = { dni: 'invalid_rut', phones: 'invalid_phone' };

/** Contacts that cannot become people, each under the first of its faults. */
const tallyFaults = (tally: Tally, { faults, repeated, duplicates }: Draft): void => {
  const seen = new Set<number>();
  for (const { path } of faults) {
    const [, position = '', field = ''] = /^contacts\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
    const index = Number(position);
    if (position === '' || seen.has(index)) continue;
    seen.add(index);
    tally.add({ code: FAULT_CODES[field] ?? 'invalid_contact', permanent: true, ref: { index } });
  }
  for (const index of repeated) tally.add({ code: 'repeated', permanent: true, ref: { index } });
  for (const index of duplicates) tally.add({ code: 'duplicate', permanent: true, ref: { index } });
};

const candidatesOf = async (
  deps: PreflightDeps,
  { people }: Draft,
  anybody: Anybody,
  contacts_count: number | undefined,
): Promise<Candidate[]> => {
  if (contacts_count !== undefined)
    return [{ reading: anybody.reading, weight: contacts_count, ref: {}, waits: null }];
  const readings = await readPeople(
    deps,
    anybody.reading,
    people.map(({ job }) => job),
  );
  return readings.map((reading, n) => ({
    reading,
    weight: 1,
    ref: { index: people[n]?.index },
    waits: null,
  }));
};

/**
 * What would become of a campaign if it were made now: who can be called, who is left out and why, what it costs and
 * when it is done. Writes and charges nothing. 404 without the account, 422 with every fault of the settings.
 */
export const preflightDraft =
  (deps: PreflightDeps) =>
  async (scope: AccountScope, { contacts_count, ...input }: PreflightInput): Promise<Preflight> => {
    const draft = await draftCampaign(deps)(scope, input);
    const { account, batch } = draft;
    const anybody = await readAnybody(deps, account, batch);
    const tally = newTally((code) => sentenceOf(code, anybody.reading.policy));
    tallyFaults(tally, draft);
    const { dialable_now, ...found } = await assess(deps, {
      anybody,
      candidates: await candidatesOf(deps, draft, anybody, contacts_count),
      others: [],
      tally,
      policy_warnings: draft.warnings,
    });
    const total = contacts_count ?? input.contacts?.length ?? 0;
    return {
      checked_at: deps.clock.now(),
      settings: batch.call_settings,
      policy: anybody.reading.policy.pack,
      batch: null,
      people: { total, finished: 0, in_progress: 0, dialable_now, skipped: total - dialable_now },
      sample: null,
      ...found,
      errors: draft.faults,
      contact_warnings: draft.contact_warnings,
    };
  };
