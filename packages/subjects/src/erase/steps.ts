import { cancelJob } from '@timbre/batches';
import { AppError } from '@timbre/kernel';
import { WAITING_STATUSES, type AccountScope, type JobStatus } from '@timbre/store';
import type { EraseDeps } from '../deps.ts';
import { spellingsOf } from '../find/spellings.ts';
import { erasedAttempt, erasedJob } from './erased.ts';
import { scrubText } from './scrub.ts';
import { hideEntries } from './suppress.ts';

/** Whom an erasure is about: in the clear, and under the name that stays. */
export interface Erased {
  scope: AccountScope;
  person_key: string;
  subject_key: string;
}

const MOST = 5_000;
const PAGE = 200;
const CALLABLE: readonly JobStatus[] = [...WAITING_STATUSES, 'suspended'];

const isGone = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found';

/** Ends what is still to be called. The gate would refuse it anyway; this way nobody waits for it. */
export const cancelWaiting = async (deps: EraseDeps, { scope, person_key }: Erased): Promise<number> => {
  const jobs = await deps.store.subject_reads.jobsOf(scope, person_key, MOST);
  let cancelled = 0;
  for (const { job_id } of jobs.filter(({ status }) => CALLABLE.includes(status))) {
    try {
      await cancelJob(deps)(scope, job_id, 'Datos eliminados a pedido de la persona');
      cancelled += 1;
    } catch (error) {
      // An attempt has taken it meanwhile: that one is waited for.
      if (!isGone(error)) throw error;
    }
  }
  return cancelled;
};

/** Everything that names the person beside jobs and attempts: list entries, messages, Retell's own words. */
export const eraseMentions = async ({ store }: EraseDeps, { scope, person_key }: Erased): Promise<number> => {
  const jobs = await store.subject_reads.jobsOf(scope, person_key, MOST);
  const attempts = await store.subject_reads.attemptsOf(scope, person_key, MOST);
  const listed = jobs.flatMap(({ contact }) => contact.phones);
  const phones = [...new Set([...listed, ...attempts.map(({ phone }) => phone)])];
  const hidden = await hideEntries(store, scope, person_key, phones);
  const spelling = spellingsOf(person_key, phones);
  const messages = spelling === null ? [] : await store.subject_reads.messagesWith(scope, spelling, MOST);
  const names = jobs.map(({ contact }) => contact.name);
  for (const { id, subject, body } of messages)
    await store.erasure.changeMessage(scope, id, {
      subject: scrubText(subject, names),
      body: scrubText(body, names),
    });
  const calls = attempts.flatMap(({ retell_call_id }) => retell_call_id ?? []);
  return hidden + messages.length + (await store.erasure.removeWebhookEvents(calls));
};

/** Takes the person out of every closed attempt. Repeated, it goes on with what is left. */
export const eraseAttempts = async (
  { store, clock }: EraseDeps,
  { scope, person_key, subject_key }: Erased,
): Promise<number> => {
  for (let erased = 0; ;) {
    const page = await store.erasure.listAttempts(scope, person_key, PAGE);
    for (const attempt of page)
      await store.erasure.changeAttempt(
        scope,
        attempt.attempt_id,
        erasedAttempt(attempt, subject_key, clock.now()),
      );
    erased += page.length;
    if (page.length < PAGE) return erased;
  }
};

/** Takes the person out of every job that no attempt holds. */
export const eraseJobs = async (
  { store, clock }: EraseDeps,
  { scope, person_key, subject_key }: Erased,
): Promise<number> => {
  for (let erased = 0; ;) {
    const page = await store.erasure.listJobs(scope, person_key, PAGE);
    for (const job of page)
      await store.erasure.changeJob(scope, job.job_id, erasedJob(scope, job, subject_key, clock.now()));
    erased += page.length;
    if (page.length < PAGE) return erased;
  }
};

/** Copies of recordings and the calls at the voice provider. Returns how many calls it has not deleted yet. */
export const eraseRecordings = async (
  { store, deleteRecordings }: EraseDeps,
  scope: AccountScope,
  subject_key: string,
): Promise<{ removed: number; pending: number }> => {
  const attempts = await store.subject_reads.attemptsOf(scope, subject_key, MOST);
  const ids = attempts.map(({ attempt_id }) => attempt_id);
  if (ids.length === 0) return { removed: 0, pending: 0 };
  const { removed, retell_pending } = await deleteRecordings(scope, ids);
  return { removed, pending: retell_pending.length };
};
