import { accountScope, type JobDocument } from '@timbre/store';
import type { LegacyRun, Place, RecentTalks } from './deps.ts';
import { openKeepers, type Keepers } from './keepers.ts';
import { debtorKey } from './map-batch.ts';
import { mapJob } from './map-job.ts';
import { debtorKeyOf, mapPerson, type MappedPerson } from './map-person.ts';
import { talkKey } from './recent-talks.ts';
import { documentId, object, text, type Legacy } from './values.ts';

/** The debtors of a batch, by RUT, and which of them have a job. */
interface Debtors {
  of(job: Legacy): Legacy | undefined;
  finish(): void;
}

const readDebtors = async ({ source, tally }: LegacyRun, { jobs }: Place): Promise<Debtors> => {
  const byRut = new Map<string, Legacy>();
  const used = new Set<string>();
  let read = 0;
  if (typeof jobs.batch_id === 'string')
    for await (const page of source.pages('debtors', { batch_id: jobs.batch_id }))
      for (const debtor of page) {
        read++;
        const key = debtorKey(debtor.rut) ?? debtorKey(debtor.rut_fmt);
        if (key !== null) byRut.set(key, debtor);
      }
  return {
    of(job) {
      const key = debtorKeyOf(job);
      const debtor = key === null ? undefined : byRut.get(key);
      if (key !== null && debtor !== undefined) used.add(key);
      return debtor;
    },
    finish() {
      tally.left('debtors', 'están en su job', used.size);
      tally.left('debtors', 'sin job: nunca se les iba a llamar', read - used.size);
    },
  };
};

/** `account::person::batch`, as every other way into a batch makes it. */
const keyOf = ({ batch }: Place, { person_key }: MappedPerson, job: Legacy): string =>
  `${batch.account_id}::${person_key || documentId(job)}::${batch.batch_id}`;

const isForeign = ({ batch }: Place, job: Legacy): boolean => {
  const account_id = text(job.account_id);
  return account_id !== null && account_id !== batch.account_id;
};

/** What {@link mapPerson} and the choice among twins look at; transcripts stay where they are. */
const WHO = [
  ...['account_id', 'job_id', 'status', 'created_at', 'contact', 'nombre', 'name', 'rut', 'rut_fmt', 'dni'],
  ...['phones', 'telefonos', 'to_number'],
];

const chooseKeepers = async ({ source }: LegacyRun, place: Place, debtors: Debtors): Promise<Keepers> => {
  const keepers = openKeepers();
  const { country } = place.account;
  for await (const page of source.pages('jobs', place.jobs, WHO))
    for (const job of page) {
      if (isForeign(place, job)) continue;
      keepers.consider(job, keyOf(place, mapPerson(job, debtors.of(job), country), job));
    }
  return keepers;
};

/** Rows of `call_results` for the jobs that have no result of their own, by job. */
const otherResults = async ({ source }: LegacyRun, page: readonly Legacy[]): Promise<Map<string, Legacy>> => {
  const without = page.filter((job) => Object.keys(object(job.call_result)).length === 0);
  const ids = without.flatMap((job) => text(job.job_id) ?? []);
  const found = new Map<string, Legacy>();
  if (ids.length === 0) return found;
  for await (const rows of source.pages('call_results', { job_id: { $in: ids } }))
    for (const row of rows) found.set(String(row.job_id), row);
  return found;
};

interface Known {
  debtors: Debtors;
  keepers: Keepers;
  talks: RecentTalks;
}

interface Ready {
  job: JobDocument & { _id?: object };
  repaired: string[];
}

const mapPage = async (
  run: LegacyRun,
  place: Place,
  page: readonly Legacy[],
  { debtors, keepers, talks }: Known,
): Promise<Ready[]> => {
  const { tally, now } = run;
  const results = await otherResults(run, page);
  const ready: Ready[] = [];
  for (const document of page) {
    tally.read('jobs');
    const id = text(document.job_id) ?? documentId(document);
    if (isForeign(place, document)) {
      tally.skipped('jobs', 'su lote es de otra cuenta', id);
      continue;
    }
    const person = mapPerson(document, debtors.of(document), place.account.country);
    const deduplication_key = keyOf(place, person, document);
    const mapped = mapJob(document, {
      batch: place.batch,
      person,
      result: results.get(id),
      keeps_key: keepers.isKeeper(document, deduplication_key),
      talked_at: talks.get(talkKey(place.batch.account_id, person.person_key)) ?? null,
      deduplication_key,
      now,
    });
    if (typeof mapped === 'string') {
      tally.skipped('jobs', mapped, id);
      continue;
    }
    ready.push(mapped);
  }
  return ready;
};

/** Writes the jobs that are not here yet; returns how many are new. */
const writePage = async (
  run: LegacyRun,
  place: Place,
  ready: Ready[],
  seen: Set<string>,
): Promise<number> => {
  const { store, tally, options } = run;
  const scope = accountScope(place.batch.account_id);
  const here = await store.legacy_writes.jobsAmong(
    scope,
    ready.map(({ job }) => job.job_id),
  );
  const fresh: Ready['job'][] = [];
  for (const { job, repaired } of ready) {
    const known = here.get(job.job_id);
    const twin =
      seen.has(job.job_id) || (known !== undefined && job._id !== undefined && known !== String(job._id));
    seen.add(job.job_id);
    if (twin) tally.skipped('jobs', 'job_id repetido', String(job._id ?? job.job_id));
    else if (known !== undefined) tally.existing('jobs');
    else if (place.standing === 'in_use')
      tally.skipped('jobs', 'el lote ya está en uso en Timbre', job.job_id);
    else {
      tally.repaired('jobs', repaired, job.job_id);
      fresh.push(job);
    }
  }
  const written = options.dry_run || fresh.length === 0 ? fresh.length : await store.jobs.insertMany(fresh);
  tally.written('jobs', written);
  tally.left('jobs', 'un índice único lo rechazó', fresh.length - written);
  return written;
};

/** Brings the jobs of one batch over. Returns how many are new. Left off anywhere, it goes on where it was. */
export const bringJobs = async (run: LegacyRun, place: Place, talks: RecentTalks): Promise<number> => {
  const debtors = await readDebtors(run, place);
  const keepers = await chooseKeepers(run, place, debtors);
  const seen = new Set<string>();
  let written = 0;
  for await (const page of run.source.pages('jobs', place.jobs)) {
    const ready = await mapPage(run, place, page, { debtors, keepers, talks });
    written += await writePage(run, place, ready, seen);
  }
  debtors.finish();
  return written;
};
