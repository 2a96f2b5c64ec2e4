import { buffer } from 'node:stream/consumers';
import {
  copyRecording,
  deleteRecordings,
  sweepRecordings,
  timingsOn,
  type CallCounts,
  type Workspace,
} from '@timbre/calls';
import { addMs, HOUR_MS, manualClock, MINUTE_MS, newAttemptId, silentLogger } from '@timbre/kernel';
import { createRetellClient } from '@timbre/retell';
import { accountScope, type AccountDocument, type AttemptDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt } from '../support/documents.ts';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 60 });
});
afterAll(() => engine.stop());

const scopeOf = ({ account_id }: Pick<AccountDocument, 'account_id'>) => accountScope(account_id);

/** A call that somebody answered, settled, with the link that Retell gave. */
const aCall = async (account: AccountDocument, n: number): Promise<AttemptDocument> => {
  const { batch } = await engine.campaign(account, [[phoneFor('0001', n)]], { max_attempts: 1 });
  await engine.completed(batch);
  const [attempt] = await engine.store.attempts.listOfBatch(scopeOf(account), batch.batch_id);
  if (attempt === undefined) throw new Error('no call');
  return attempt;
};

const stored = (account: AccountDocument, attempt_id: string) =>
  until('the recording is ours', async () => {
    const found = await engine.store.recordings.find(scopeOf(account), attempt_id);
    return found?.state === 'stored' && found;
  });

/** What the worker works with, on a clock of the test's own, and what it counted. */
const parts = (now: Date) => {
  const clock = manualClock(now);
  const results: string[] = [];
  const provider = createRetellClient({
    ...{ base_url: engine.simulator.url, api_key: engine.simulator.key, clock, production: false },
    timeouts: { connect_ms: 2_000, post_ms: 2_000, read_ms: 2_000 },
  });
  const workspaces = new Map([['default', { workspace_id: 'default', provider } as Workspace]]);
  const counts = { recording: (result: string) => void results.push(result) } as CallCounts;
  const asked: string[] = [];
  const queue = {
    enqueue: () => Promise.resolve(),
    enqueueMany: (_name: string, jobs: readonly { payload: Record<string, string> }[]) => {
      asked.push(...jobs.map(({ payload }) => payload['attempt_id'] ?? ''));
      return Promise.resolve();
    },
    hasJob: () => Promise.resolve(false),
  };
  const { store } = engine;
  return {
    ...{ store, clock, workspaces, counts, queue, logger: silentLogger, timings: timingsOn(clock) },
    ...{ results, asked },
  };
};

/** A settled attempt with this link, of a call that only our books know. */
const anEndedCall = async (account: AccountDocument, link: string | null, ended_at: Date) => {
  const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 900)]], {}, { state: 'paused' });
  const attempt_id = newAttemptId();
  const attempt = anAttempt(jobs[0]!, batch, ended_at, {
    ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, ended_at, call_ended_at: ended_at },
    conversation: { recording_url: link },
  });
  await engine.store.attempts.insert(attempt);
  return attempt;
};

describe('the recording of an answered call', () => {
  it('is copied after the call, whole, and stays when the link has died', async () => {
    const account = await engine.account();
    const call = await aCall(account, 1);
    const recording = await stored(account, call.attempt_id);
    const sound = await buffer(engine.store.recordings.read(recording));
    expect(sound.subarray(0, 4).toString()).toBe('RIFF');
    expect(recording).toMatchObject({
      bytes: sound.length,
      content_type: 'audio/wav',
      tries: 1,
      fault: null,
    });
    const part = await buffer(engine.store.recordings.read(recording, { start: 4, end: 12 }));
    expect(part).toEqual(sound.subarray(4, 12));
  }, 60_000);

  it('is not copied for an account that does not want it', async () => {
    const account = await engine.account({ settings: { keep_recordings: false } });
    const call = await aCall(account, 2);
    const deps = parts(engine.clock.now());
    expect(await copyRecording(deps)({ attempt_id: call.attempt_id })).toEqual({ kind: 'done' });
    expect(await engine.store.recordings.find(scopeOf(account), call.attempt_id)).toBeNull();
  }, 60_000);

  it('is asked for by the sweep when the request was lost', async () => {
    const account = await engine.account({ settings: { keep_recordings: false } });
    const call = await aCall(account, 3);
    const deps = parts(engine.clock.now());
    await engine.store.recordings.setSweptTo(0);
    await sweepRecordings(deps, 0)();
    expect(deps.asked).toContain(call.attempt_id);
    deps.asked.length = 0;
    await sweepRecordings(deps, 0)();
    expect(deps.asked).not.toContain(call.attempt_id);
  }, 60_000);
});

describe('a copy that does not succeed', () => {
  it('is tried again, later and later, until the link is dead', async () => {
    const account = await engine.account();
    const ended = engine.clock.now();
    const call = await anEndedCall(account, `${engine.simulator.url}/recordings/nadie.wav`, ended);
    const deps = parts(addMs(ended, MINUTE_MS));
    const waits: number[] = [];
    for (;;) {
      const outcome = await copyRecording(deps)(call);
      if (outcome.kind !== 'snooze') break;
      waits.push((outcome.until.getTime() - deps.clock.now().getTime()) / MINUTE_MS);
      deps.clock.set(outcome.until);
    }
    expect(waits).toEqual([0.5, 2, 10, 60, 240, 240, 240, 240, 240]);
    const end = await engine.store.recordings.find(scopeOf(account), call.attempt_id);
    expect(end).toMatchObject({ state: 'failed', fault: 'link_dead', file_id: null });
    expect(deps.results).toEqual(['link_dead']);
  });

  it('of a host that is not allowed is never tried again', async () => {
    const account = await engine.account();
    const call = await anEndedCall(account, 'http://169.254.169.254/latest/meta-data', engine.clock.now());
    const deps = parts(engine.clock.now());
    expect(await copyRecording(deps)(call)).toEqual({ kind: 'done' });
    expect(await engine.store.recordings.find(scopeOf(account), call.attempt_id)).toMatchObject({
      ...{ state: 'failed', fault: 'host_not_allowed' },
    });
  });

  it('goes on after the death of its worker, and leaves no half file', async () => {
    const account = await engine.account();
    const call = await aCall(account, 11);
    const scope = scopeOf(account);
    const whole = await stored(account, call.attempt_id);
    const link = String(call.conversation?.['recording_url']);
    const late = await anEndedCall(account, link, engine.clock.now());
    const deps = parts(engine.clock.now());
    const now = deps.clock.now();
    const wanted = {
      ...whole,
      _id: late.attempt_id,
      attempt_id: late.attempt_id,
      stored_at: null,
      bytes: null,
    };
    const lease = addMs(now, deps.timings.lease);
    const begun = await engine.store.recordings.begin(scope, wanted, now, lease);
    // It dies here: another delivery waits for the lease, then copies.
    expect(await copyRecording(deps)(late)).toMatchObject({ kind: 'snooze', until: lease });
    deps.clock.set(lease);
    expect(await copyRecording(deps)(late)).toEqual({ kind: 'done' });
    const copy = await stored(account, late.attempt_id);
    expect(copy).toMatchObject({ tries: 2, bytes: whole.bytes });
    expect(copy.file_id).not.toBe(begun?.file_id);
  }, 60_000);
});

describe('deletion', () => {
  it('removes our copy and the call at Retell, may be repeated, and is never undone by a copy', async () => {
    const account = await engine.account();
    const call = await aCall(account, 21);
    const recording = await stored(account, call.attempt_id);
    const deps = parts(engine.clock.now());
    const scope = scopeOf(account);
    expect(await deleteRecordings(deps)(scope, [call.attempt_id, 'de-nadie'])).toEqual({
      removed: 1,
      retell_pending: [],
    });
    expect(await deleteRecordings(deps)(scope, [call.attempt_id])).toEqual({
      removed: 0,
      retell_pending: [],
    });
    const { provider } = deps.workspaces.get('default')!;
    expect((await provider.getCall(call.retell_call_id ?? '')).kind).toBe('absent');
    expect(await copyRecording(deps)({ attempt_id: call.attempt_id })).toEqual({ kind: 'done' });
    expect(await engine.store.recordings.find(scope, call.attempt_id)).toMatchObject({
      ...{ state: 'erased', file_id: null, bytes: null },
    });
    await expect(buffer(engine.store.recordings.read(recording))).rejects.toThrow();
  }, 60_000);

  it('takes the sound from a copy that is being made', async () => {
    const account = await engine.account();
    const call = await anEndedCall(account, null, engine.clock.now());
    const scope = scopeOf(account);
    const deps = parts(engine.clock.now());
    const now = deps.clock.now();
    const wanted = (await engine.store.recordings.begin(scope, blank(call, now), now, addMs(now, HOUR_MS)))!;
    async function* sound() {
      yield Buffer.from('RIFF');
      await deleteRecordings(deps)(scope, [call.attempt_id]);
      yield Buffer.from('más');
    }
    const kept = await engine.store.recordings.store(scope, wanted, sound(), {
      ...{ content_type: 'audio/wav', now: () => now },
    });
    expect(kept).toBe(false);
    await expect(buffer(engine.store.recordings.read(wanted))).rejects.toThrow();
  });

  it('tells which calls Retell could not be asked about', async () => {
    const account = await engine.account();
    const call = await aCall(account, 31);
    await stored(account, call.attempt_id);
    const deps = parts(engine.clock.now());
    engine.simulator.faults.startOutage({ status: 503, seconds: 3_600 });
    const first = await deleteRecordings(deps)(scopeOf(account), [call.attempt_id]);
    engine.simulator.faults.endOutage();
    expect(first).toEqual({ removed: 1, retell_pending: [call.attempt_id] });
    const again = await deleteRecordings(deps)(scopeOf(account), first.retell_pending);
    expect(again).toEqual({ removed: 0, retell_pending: [] });
  }, 60_000);
});

const blank = (call: AttemptDocument, now: Date) => ({
  ...{ _id: call.attempt_id, attempt_id: call.attempt_id, account_id: call.account_id },
  ...{ batch_id: call.batch_id, state: 'waiting' as const, tries: 0, lease_until: null, next_at: now },
  ...{ link_dies_at: addMs(now, HOUR_MS), fault: null, file_id: null, content_type: null, bytes: null },
  ...{ created_at: now, stored_at: null },
});
