import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXPLAIN_CASES } from './explain-cases.ts';
import { at, NOON, openExplainBench, type ExplainBench, type Scene } from './explain-support.ts';

let bench: ExplainBench;
beforeAll(async () => {
  bench = await openExplainBench();
});
beforeEach(() => bench.clock.set(NOON));
afterAll(() => bench.api.stop());

const explain = async ({ job, key }: Scene) =>
  (await bench.api.call('get', `/api/v1/jobs/${job.job_id}/explain`, { key })).body;

describe('GET /jobs/{job_id}/explain', () => {
  it.each(Object.entries(EXPLAIN_CASES))('%s', async (_, { make, verdict, code, next, source, to_do }) => {
    const made = await make(bench);
    const body = await explain(made);
    expect(body.decision).toMatchObject({ verdict, code });
    expect(body.next_possible_at).toBe(next);
    expect(body.rule.source).toMatch(source);
    expect(body.rule.title.length).toBeGreaterThan(3);
    expect(body.what_to_do ?? '').toMatch(to_do ?? /^$/);
    expect(body.obstacles.map((obstacle: { code: string }) => obstacle.code)).toEqual(
      verdict === 'allow' ? [] : expect.arrayContaining([code]),
    );
  });

  it('tells when the pace of Retell lets the next call begin', async () => {
    await bench.api.store.dial_rates.reserve('default', 600, NOON, 1);
    const body = await explain(await bench.scene());
    expect(body).toMatchObject({
      decision: { code: 'rate' },
      next_possible_at: '2026-11-24T15:10:00.000Z',
    });
    await bench.api.store.connection.collection('dial_rates').deleteMany({});
  });

  it('lists everything that stands in the way, and an instant at which all of it is over', async () => {
    const body = await explain(
      await bench.scene({
        settings: { allowed_hours: { start: '15:00', end: '18:00' } },
        job: { reserved_until: at('2026-11-24T23:00:00Z'), wait_reason: 'retry' },
      }),
    );
    expect(body.obstacles.map((obstacle: { code: string }) => obstacle.code)).toEqual([
      'out_of_hours',
      'retry',
    ]);
    expect(body.next_possible_at).toBe('2026-11-25T18:00:00.000Z');
  });

  it('says what it rests on: zone, hour, attempts, phones, live calls, and the last stored word', async () => {
    const gate = { verdict: 'defer', code: 'holiday', reason: 'feriado', until: null, at: NOON } as const;
    const made = await bench.scene({ job: { timezone: 'Pacific/Easter', attempts: 1, gate } });
    const body = await explain(made);
    expect(body.last_decision).toMatchObject({ code: 'holiday', at: NOON.toISOString() });
    expect(body.facts).toMatchObject({
      zone: 'Pacific/Easter',
      local_time: '2026-11-24T10:00:00-05:00',
      attempts: 1,
      max_attempts: 3,
      contacts_last_7_days: 0,
      max_contacts_per_week: 1,
      policy: 'cl-collections',
      phones: [{ phone: made.job.contact.phones[0], in_turn: true, state: 'available' }],
      live_calls: { batch: { in_use: 0, cap: 50 }, account: { in_use: 0, cap: 50 } },
    });
  });

  it('explains a call without a campaign, and masks phones for people', async () => {
    const made = await bench.scene({ batch: { implicit: true, name: 'Llamadas individuales' } });
    expect(await explain(made)).toMatchObject({ batch_id: null, decision: { code: 'ready' } });
    const { body } = await bench.api.call('post', '/api/v1/auth/login', { key: null, body: bench.api.admin });
    const session = String(body.access_token ?? body.token);
    const seen = await bench.api.call('get', `/api/v1/jobs/${made.job.job_id}/explain`, { key: session });
    expect(seen.body.facts.phones[0].phone).toMatch(/^\+569\*{4}\d{4}$/);
  });

  it('knows nothing of the jobs of others, and of no parameters', async () => {
    const [own, foreign] = [await bench.scene(), await bench.scene()];
    const path = `/api/v1/jobs/${foreign.job.job_id}/explain`;
    expect((await bench.api.call('get', path, { key: own.key })).status).toBe(404);
    expect((await bench.api.call('get', `${path}?x=1`, { key: foreign.key })).status).toBe(422);
    expect((await bench.api.call('get', path)).status).toBe(200);
  });
});
