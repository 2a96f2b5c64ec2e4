import { deleteRecordings } from '@timbre/calls';
import { addMs, DAY_MS, realClock, silentLogger } from '@timbre/kernel';
import { accountScope, openStore, type BatchDocument, type Store } from '@timbre/store';
import { requestErasure, runErasure, type EraseDeps } from '@timbre/subjects';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_SECRETS } from '../support/api.ts';
import { aBatch, aJob, anAccount, anAttempt } from '../support/documents.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { collectionsWith } from './subjects-support.ts';

const STEPS = ['jobs_cancelled', 'mentions', 'attempts', 'jobs', 'forgotten', 'recordings'];
const BY = { actor: { kind: 'user', id: 'user_1', account_id: null }, ip: null } as const;
const clock = realClock;

let store: Store;
beforeAll(async () => {
  store = await openStore({
    ...{ uri: testServers().mongodb_uri, database: freshNames().database, logger: silentLogger },
    personal_data_secrets: TEST_SECRETS,
  });
  await store.ensureIndexes();
});
afterAll(async () => {
  await store.connection.dropDatabase();
  await store.close();
});

const depsThatDieAt = (step: string | null): EraseDeps => ({
  store,
  clock,
  logger: silentLogger,
  deleteRecordings: deleteRecordings({ store, clock, workspaces: new Map() }),
  checkpoint(name) {
    if (name === `erase.${step}`) throw new Error('killed');
  },
});

/** A person with a waiting job, a finished one with its dial, a list entry and a message. */
const person = async (rut: string, name: string) => {
  const now = clock.now();
  const account = anAccount(now);
  const scope = accountScope(account.account_id);
  await store.accounts.insert(account);
  const batch: BatchDocument = aBatch(account, now, {}, { total_jobs: 2, pending_jobs: 1, failed_jobs: 1 });
  await store.batches.insert(batch);
  const phone = `+569${rut.slice(0, 8)}`;
  const of = { person_key: rut, contact: { name, dni: rut, phones: [phone], next_phone_index: 0 } };
  const done = aJob(batch, [phone], now, {
    ...of,
    status: 'failed',
    dial_seq: 1,
    call_result: { success: false, status: 'ended', summary: { transcript: name }, timestamp: now },
  });
  await store.jobs.insertMany([aJob(batch, [phone], now, of), done]);
  const attempt_id = `attempt-of-${store.subject_keys.keyOf(scope, rut)}`;
  const over = { _id: attempt_id, attempt_id, state: 'settled', open: false } as const;
  const said = { sent_at: addMs(now, -DAY_MS), conversation: { transcript: `habla ${name}` } };
  await store.attempts.insert(anAttempt(done, batch, now, { ...over, ...said }));
  await store.do_not_call.put(scope, {
    ...{ level: 'phone', value: phone, batch_id: null, reason: 'no molestar', source: 'manual' },
    ...{ expires_at: null, created_by: 'user_1', created_at: now },
  });
  await store.messages.insert({
    ...{
      id: Number(rut.slice(-1)) + Number(rut.slice(6, 8)) * 10,
      account_id: account.account_id,
      sender: null,
      recipient: null,
    },
    ...{ subject: 'Reclamo', body: `${name} (RUT ${rut}) llamó desde ${phone}`, message_type: 'info' },
    ...{ priority: 'low', created_by_system: false, metadata: {}, created_at: now, expires_at: null },
  });
  const key = store.subject_keys.keyOf(scope, rut);
  await store.subject_requests.remember(scope, key, rut, now, addMs(now, DAY_MS));
  const wake = () => Promise.resolve();
  const request = await requestErasure({ store, clock, logger: silentLogger, wake })(scope, key, BY);
  return { scope, batch, phone, request, canaries: [name, rut.slice(0, 8), phone] };
};

describe('an erasure whose worker dies', () => {
  it.each(STEPS)('after the step %s is made good by the next run', async (step) => {
    const n = STEPS.indexOf(step);
    const { scope, batch, phone, request, canaries } = await person(`4444444${n}-1`, `Mortal Numero${n}`);
    await expect(runErasure(depsThatDieAt(step))(request)).rejects.toThrow('killed');
    expect(await runErasure(depsThatDieAt(null))(request)).toBeNull();
    expect(await collectionsWith(store, canaries)).toEqual([]);
    const ended = await store.subject_requests.find(scope, request.request_id);
    expect(ended).toMatchObject({ status: 'done', counts: { jobs_cancelled: 1, attempts: 1, jobs: 2 } });
    expect(await store.batches.find(scope, batch.batch_id)).toMatchObject({
      ...{ pending_jobs: 0, cancelled_jobs: 1, failed_jobs: 1 },
    });
    // The phone that nobody was to call is still not called, though its number stands nowhere.
    const targets = { batch_id: 'batch-x', people: [{ person_key: '1-9', phone }] };
    expect(await store.do_not_call.inForce(scope, targets, clock.now())).toMatchObject([
      { level: 'phone', value: phone, source: 'erasure' },
    ]);
    const acts = await store.audit_log.dangerouslyAcrossAccountsListOf(request.subject_key);
    expect(acts.map(({ action }) => action)).toEqual(['subject.erase_requested', 'subject.erased']);
    // Once more does nothing.
    expect(await runErasure(depsThatDieAt(null))(request)).toBeNull();
  });

  it('waits while a call is live, and goes on when it is over', async () => {
    const { scope, batch, request, canaries } = await person('55555555-5', 'Larga Conversa');
    const now = clock.now();
    const live = aJob(batch, [canaries[2] ?? ''], now, {
      ...{ person_key: '55555555-5', status: 'in_progress', live_attempt_id: 'attempt-live', dial_seq: 1 },
    });
    await store.jobs.insertMany([live]);
    const open = { _id: 'attempt-live', attempt_id: 'attempt-live', state: 'placed', open: true } as const;
    await store.attempts.insert(anAttempt(live, batch, now, open));
    expect(await runErasure(depsThatDieAt(null))(request)).toBeInstanceOf(Date);
    expect(await store.subject_requests.find(scope, request.request_id)).toMatchObject({
      ...{ status: 'open', waits_for: 'live_call' },
    });
    const { attempts, jobs } = store;
    await attempts.move(scope, 'attempt-live', { from: ['placed'] }, { state: 'settled', open: false });
    await jobs.settle(scope, live.job_id, 'attempt-live', { status: 'completed' });
    expect(await runErasure(depsThatDieAt(null))(request)).toBeNull();
    expect(await collectionsWith(store, canaries)).toEqual([]);
  });

  it('gives two who ask at once one and the same request', async () => {
    const { scope, request } = await person('66666666-6', 'Doble Pedido');
    const deps = { store, clock, logger: silentLogger, wake: () => Promise.resolve() };
    const again = await requestErasure(deps)(scope, request.subject_key, BY);
    expect(again.request_id).toBe(request.request_id);
  });
});
