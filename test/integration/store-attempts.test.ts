import { newAttemptId } from '@timbre/kernel';
import {
  ATTEMPT_STATES,
  OPEN_ATTEMPT_STATES,
  type AccountScope,
  type AttemptDocument,
  type AttemptGuard,
  type BatchDocument,
} from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, aJob, anAccount, anAttempt } from '../support/documents.ts';
import { atOnce, later, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
let batch: BatchDocument;
let scope: AccountScope;
beforeAll(async () => {
  bench = await openStoreBench();
  scope = bench.scope();
  batch = aBatch(anAccount(NOW, scope), NOW);
});
afterAll(() => bench.stop());

const stored = async (given: Partial<AttemptDocument> = {}): Promise<AttemptDocument> => {
  const attempt_id = newAttemptId();
  const job = aJob(batch, ['+56950001234'], NOW, { dial_seq: 1 });
  const attempt = anAttempt(job, batch, NOW, { _id: attempt_id, attempt_id, ...given });
  expect(await bench.store.attempts.insert(attempt)).toBe(true);
  return attempt;
};
const stateOf = async ({ attempt_id }: AttemptDocument) =>
  (await bench.store.attempts.dangerouslyAcrossAccountsFind(attempt_id))?.state;
const move = ({ attempt_id }: AttemptDocument, guard: AttemptGuard) =>
  bench.store.attempts.move(scope, attempt_id, guard, { state: 'ended' });

describe('an attempt', () => {
  it('exists once for each dial of a job', async () => {
    const first = await stored();
    const again = (dial_seq: number) => {
      const attempt_id = newAttemptId();
      return bench.store.attempts.insert({ ...first, _id: attempt_id, attempt_id, dial_seq });
    };
    expect(wins(await atOnce(10, () => again(first.dial_seq)))).toBe(0);
    expect(wins(await atOnce(10, () => again(2)))).toBe(1);
    const of_job = await bench.store.attempts.listOfJob(scope, first.job_id);
    expect(of_job.map((attempt) => attempt.dial_seq)).toEqual([1, 2]);
  });

  it('belongs to one call of Retell at most; many have none', async () => {
    const [first, second] = [await stored(), await stored()];
    await bench.store.attempts.enrich(scope, first.attempt_id, { retell_call_id: 'call_1' });
    await expect(
      bench.store.attempts.enrich(scope, second.attempt_id, { retell_call_id: 'call_1' }),
    ).rejects.toMatchObject({ code: 11000 });
    const found = await bench.store.attempts.dangerouslyAcrossAccountsFindByCall('call_1');
    expect(found?.attempt_id).toBe(first.attempt_id);
  });
});

describe('a claim', () => {
  it('goes to one of fifty workers, with its token and lease', async () => {
    const attempt = await stored();
    const claimed = await atOnce(50, (n) =>
      bench
        .either(n)
        .attempts.dangerouslyAcrossAccountsClaim(attempt.attempt_id, `token-${n}`, later(150_000)),
    );
    const winners = claimed.filter((one) => one !== null);
    expect(winners).toHaveLength(1);
    expect(winners[0]).toMatchObject({ state: 'dialing', lease_until: later(150_000) });
    const now = await bench.store.attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id);
    expect(now?.dial_token).toBe(winners[0]?.dial_token);
  });

  it.each(ATTEMPT_STATES.filter((state) => state !== 'queued'))(
    'finds nothing in state %s',
    async (state) => {
      const attempt = await stored({ state });
      const claimed = await bench.store.attempts.dangerouslyAcrossAccountsClaim(attempt.attempt_id, 't', NOW);
      expect([claimed, await stateOf(attempt)]).toEqual([null, state]);
    },
  );
});

describe('a move', () => {
  it('happens from the named states only', async () => {
    for (const state of ATTEMPT_STATES) {
      const attempt = await stored({ state });
      const moved = await move(attempt, { from: ['placed', 'unknown'] });
      expect([state, moved?.state ?? null]).toEqual([
        state,
        state === 'placed' || state === 'unknown' ? 'ended' : null,
      ]);
      if (moved === null) expect(await stateOf(attempt)).toBe(state);
    }
  });

  it('needs the token of the claim that is in force', async () => {
    const attempt = await stored({ state: 'dialing', dial_token: 'mine' });
    expect(await move(attempt, { from: ['dialing'], dial_token: 'theirs' })).toBeNull();
    expect(await move(attempt, { from: ['dialing'], dial_token: 'mine' })).not.toBeNull();
  });

  it('that asks for nothing sent stops once the intent is written', async () => {
    const sent = await stored({ state: 'dialing', sent_at: NOW });
    expect(await move(sent, { from: ['dialing'], unsent: true })).toBeNull();
    const unsent = await stored({ state: 'dialing' });
    expect(await move(unsent, { from: ['dialing'], unsent: true })).not.toBeNull();
  });

  it('within a lease stops when the lease is over, and when there is none', async () => {
    const leased = (lease_until: Date | null) => stored({ state: 'dialing', lease_until });
    const guard = { from: ['dialing'], leased_at: NOW } satisfies AttemptGuard;
    expect(await move(await leased(later(-1)), guard)).toBeNull();
    expect(await move(await leased(null), guard)).toBeNull();
    expect(await move(await leased(later(1)), guard)).not.toBeNull();
  });

  it('writes the intent once, however many workers hold the same token', async () => {
    const attempt = await stored({ state: 'dialing', dial_token: 'mine', lease_until: later(1) });
    const guard = { from: ['dialing'], dial_token: 'mine', unsent: true, leased_at: NOW } as const;
    const written = await atOnce(30, (n) =>
      bench.either(n).attempts.move(scope, attempt.attempt_id, guard, { sent_at: later(n) }),
    );
    expect(written.filter((one) => one !== null)).toHaveLength(1);
  });

  it('never reaches another account', async () => {
    const attempt = await stored();
    const { attempts } = bench.store;
    const foreign = bench.scope();
    expect(
      await attempts.move(foreign, attempt.attempt_id, { from: ['queued'] }, { state: 'ended' }),
    ).toBeNull();
    await attempts.enrich(foreign, attempt.attempt_id, { phone: '+56950009999' });
    await attempts.countLookUp(foreign, attempt.attempt_id);
    expect(await attempts.takeDay(foreign, attempt.attempt_id)).toBeNull();
    expect(await attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id)).toMatchObject(attempt);
  });
});

describe('what is asked about attempts', () => {
  it('tells a pause of dials that are written and unanswered, and nothing else', async () => {
    const batch_id = 'batch-in-flight';
    await stored({ batch_id, state: 'dialing' });
    await stored({ batch_id, state: 'dialing', sent_at: NOW });
    await stored({ batch_id, state: 'placed', sent_at: NOW });
    expect(await bench.store.attempts.countInFlight(scope, batch_id)).toBe(1);
    expect(await bench.store.attempts.countOpen(scope, batch_id)).toBe(3);
  });

  it('counts as open exactly the states that hold slots', async () => {
    const batch_id = 'batch-open';
    for (const state of ATTEMPT_STATES) await stored({ batch_id, state });
    expect(await bench.store.attempts.countOpen(scope, batch_id)).toBe(OPEN_ATTEMPT_STATES.length);
    const by_batch = await bench.store.attempts.dangerouslyAcrossAccountsOpenByBatch([batch_id, 'none']);
    expect([...by_batch]).toEqual([[batch_id, OPEN_ATTEMPT_STATES.length]]);
  });

  it('gives the contacts of a person within the time that a policy looks at', async () => {
    const person = { person_key: 'rut-contacts', state: 'settled', open: false } as const;
    await stored({ ...person, sent_at: later(-1), contact: true });
    await stored({ ...person, sent_at: later(-1), contact: false });
    await stored({ ...person, sent_at: later(-10_000), contact: true });
    await stored({ ...person, state: 'released', sent_at: null });
    const { attempts } = bench.store;
    expect(await attempts.contactsOf(scope, 'rut-contacts', later(-5_000), 'answered')).toEqual([later(-1)]);
    expect(await attempts.contactsOf(scope, 'rut-contacts', later(-5_000), 'any')).toHaveLength(2);
    expect(await attempts.contactsOf(bench.scope(), 'rut-contacts', later(-5_000), 'any')).toEqual([]);
  });

  it('shows the reconciler open attempts whose time is over', async () => {
    const old = await stored({ state: 'unknown', decide_by: later(-1) });
    await stored({ state: 'unknown', decide_by: later(1) });
    await stored({ state: 'unknown', decide_by: null });
    await stored({ state: 'unknown', decide_by: later(-1), open: false });
    const list = bench.store.attempts.dangerouslyAcrossAccountsListStale;
    const stale = await list('unknown', 'decide_by', NOW, 100);
    expect(stale.map((one) => one.attempt_id)).toEqual([old.attempt_id]);
    const among = await bench.store.attempts.dangerouslyAcrossAccountsOpenAmong([old.attempt_id, 'gone']);
    expect([...among]).toEqual([old.attempt_id]);
  });

  it('gives the day of an uncounted dial back once', async () => {
    const attempt = await stored({ day: '2026-11-23' });
    const days = await atOnce(10, (n) => bench.either(n).attempts.takeDay(scope, attempt.attempt_id));
    expect(days.filter((day) => day !== null)).toEqual(['2026-11-23']);
  });
});
