import { addMs, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import { recordErasure } from '@timbre/evidence';
import { accountScope, type EraseWait, type SubjectRequestDocument } from '@timbre/store';
import { audit } from '../audit.ts';
import type { EraseDeps } from '../deps.ts';
import {
  cancelWaiting,
  eraseAttempts,
  eraseJobs,
  eraseMentions,
  eraseRecordings,
  type Erased,
} from './steps.ts';
import { suppress } from './suppress.ts';

/** How long an erasure waits before it looks again. */
const WAIT_MS: Record<EraseWait, number> = { live_call: 20 * SECOND_MS, provider: 5 * MINUTE_MS };

const waitFor = async (
  { store, clock }: EraseDeps,
  { account_id, request_id }: SubjectRequestDocument,
  waits_for: EraseWait,
): Promise<Date> => {
  const next_at = addMs(clock.now(), WAIT_MS[waits_for]);
  await store.subject_requests.change(accountScope(account_id), request_id, { waits_for, next_at });
  return next_at;
};

/** Does a step and notes it, unless it is noted. */
const once = async (
  deps: EraseDeps,
  request: SubjectRequestDocument,
  step: string,
  work: () => Promise<number>,
): Promise<void> => {
  if (request.steps[step] !== undefined) return;
  const count = await work();
  const { account_id, request_id } = request;
  const scope = accountScope(account_id);
  await deps.store.subject_requests.noteStep(scope, request_id, step, deps.clock.now(), count);
  await deps.checkpoint?.(`erase.${step}`, request_id);
};

/** Everything of ours. False while a call is live: what it will bring has to go too. */
const eraseLocally = async (
  deps: EraseDeps,
  request: SubjectRequestDocument,
  of: Erased,
): Promise<boolean> => {
  const { store, clock } = deps;
  await suppress(store, of.scope, of.person_key, clock.now(), request.requested_by.id);
  await once(deps, request, 'jobs_cancelled', () => cancelWaiting(deps, of));
  if ((await store.subject_reads.countOpenAttempts(of.scope, of.person_key)) > 0) return false;
  await once(deps, request, 'mentions', () => eraseMentions(deps, of));
  await once(deps, request, 'attempts', () => eraseAttempts(deps, of));
  await once(deps, request, 'jobs', () => eraseJobs(deps, of));
  // Whatever came in between the steps, a new import or a late dial, is taken by the next round.
  const left = await Promise.all([
    store.subject_reads.countJobs(of.scope, of.person_key),
    store.subject_reads.countAttempts(of.scope, of.person_key),
  ]);
  if (left.some((count) => count > 0)) {
    await Promise.all([cancelWaiting(deps, of), eraseMentions(deps, of)]);
    await eraseAttempts(deps, of);
    await eraseJobs(deps, of);
    return false;
  }
  await store.subject_requests.forget(of.scope, of.subject_key);
  await deps.checkpoint?.('erase.forgotten', request.request_id);
  return true;
};

const finish = async (
  deps: EraseDeps,
  request: SubjectRequestDocument,
  recordings: number,
): Promise<void> => {
  const { store, clock } = deps;
  const { account_id, request_id, subject_key, requested_by } = request;
  const scope = accountScope(account_id);
  const now = clock.now();
  const told = (await store.subject_requests.find(scope, request_id)) ?? request;
  const counts = { ...told.counts, recordings };
  await recordErasure(deps)(scope, { kind: 'erased', id: request_id, person_key: subject_key, counts });
  const by = { actor: requested_by, ip: null };
  const _id = `${request_id}:done`;
  await audit(deps, scope, by, { _id, action: 'subject.erased', target: subject_key, after: counts });
  const done = { status: 'done', completed_at: now, next_at: null, waits_for: null, counts } as const;
  await store.subject_requests.change(scope, request_id, done);
  deps.logger.info('subject erased', { account_id, request_id, ...counts });
};

/**
 * Carries an erasure on as far as it goes and answers when to look again; null when it is over. Every step may be
 * repeated, so a process that dies anywhere is made good by the next run. First everything of ours, then the calls at
 * the voice provider, which may take longer.
 */
export const runErasure =
  (deps: EraseDeps) =>
  async ({ request_id }: { request_id: string }): Promise<Date | null> => {
    const { subject_requests } = deps.store;
    const request = await subject_requests.dangerouslyAcrossAccountsFind(request_id);
    if (request === null || request.status === 'done') return null;
    const { account_id, subject_key } = request;
    const scope = accountScope(account_id);
    const subject = await subject_requests.findSubject(scope, subject_key);
    if (subject !== null) {
      const of = { scope, subject_key, person_key: subject.person_key };
      if (!(await eraseLocally(deps, request, of))) return waitFor(deps, request, 'live_call');
    }
    const { removed, pending } = await eraseRecordings(deps, scope, subject_key);
    await deps.checkpoint?.('erase.recordings', request_id);
    if (pending > 0) return waitFor(deps, request, 'provider');
    await finish(deps, request, removed);
    return null;
  };
