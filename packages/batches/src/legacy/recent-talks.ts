import { addMs, DAY_MS } from '@timbre/kernel';
import { talkedAt } from './call-result.ts';
import type { LegacyRun, Place, RecentTalks } from './deps.ts';
import { mapPerson } from './map-person.ts';
import { text } from './values.ts';

const FIELDS = [
  'account_id',
  'batch_id',
  'status',
  'contact.dni',
  'contact.phones',
  'rut',
  'rut_fmt',
  'dni',
  'to_number',
  'call_ended_at',
  'finished_at',
  'completed_at',
  'failed_at',
  'call_result.success',
  'call_result.timestamp',
  'call_result.summary.duration_ms',
] as const;

/** How a person is found among the {@link RecentTalks}. */
export const talkKey = (account_id: string, person_key: string): string => `${account_id} ${person_key}`;

/**
 * Whom the earlier system talked to within the last seven days, in any campaign: the law's week does not begin anew
 * with another system.
 */
export const recentTalks = async (
  { source, now }: LegacyRun,
  places: readonly Place[],
): Promise<RecentTalks> => {
  const since = addMs(now, -7 * DAY_MS);
  const countries = new Map(places.map(({ account }) => [account.account_id, account.country]));
  const owners = new Map(places.map(({ batch, account }) => [batch.batch_id, account.account_id]));
  const talks = new Map<string, Date>();
  for await (const page of source.pages('jobs', {}, FIELDS)) {
    for (const job of page) {
      const at = talkedAt(job);
      if (at === null || at < since || at > now) continue;
      const account_id = text(job.account_id) ?? owners.get(text(job.batch_id) ?? '');
      const country = account_id === undefined ? undefined : countries.get(account_id);
      if (account_id === undefined || country === undefined) continue;
      const { person_key } = mapPerson(job, undefined, country);
      const key = talkKey(account_id, person_key);
      const known = talks.get(key);
      if (person_key !== '' && (known === undefined || known < at)) talks.set(key, at);
    }
  }
  return talks;
};
