import type { JobDocument } from '@timbre/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aJob } from '../support/documents.ts';
import {
  at,
  NOON,
  openExplainBench,
  type ExplainBench,
  type Scene,
  type SceneGiven,
} from './explain-support.ts';

let bench: ExplainBench;
beforeAll(async () => {
  bench = await openExplainBench();
});
beforeEach(() => bench.clock.set(NOON));
afterAll(() => bench.api.stop());

const explainBatch = async ({ batch, key }: Scene) =>
  (await bench.api.call('get', `/api/v1/batches/${batch.batch_id}/explain`, { key })).body;

describe('GET /batches/{batch_id}/explain', () => {
  const crowd = async (given: SceneGiven = {}): Promise<Scene> => {
    const made = await bench.scene({
      ...given,
      batch: {
        ...{ total_jobs: 16, pending_jobs: 9, completed_jobs: 2, failed_jobs: 3, cancelled_jobs: 1 },
        ...{ in_progress_jobs: 1, ...given.batch },
      },
    });
    const { batch } = made;
    const more = (count: number, job: Partial<JobDocument>): JobDocument[] =>
      Array.from({ length: count }, (_, n) => aJob(batch, [`+5695100${n}000`], NOON, job));
    const later = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);
    await bench.api.store.jobs.insertMany([
      ...more(2, {}),
      ...more(1, { priority: 3 }),
      ...more(3, { reserved_until: later(2), wait_reason: 'retry' }),
      ...more(1, { reserved_until: later(1), wait_reason: 'phone_busy', priority: 3 }),
      ...more(1, { reserved_until: later(140), wait_reason: 'contact_cap' }),
      ...more(2, { status: 'completed' }),
      ...more(2, { status: 'failed', last_error: 'Máximo de intentos alcanzado (3)' }),
      ...more(1, { status: 'failed', last_error: 'Sin teléfono válido' }),
      ...more(1, { status: 'cancelled', wait_reason: 'do_not_call' }),
      ...more(1, { status: 'in_progress' }),
    ]);
    return made;
  };
  const counts = (body: { reasons: { code: string; count: number }[] }): Record<string, number> =>
    Object.fromEntries(body.reasons.map(({ code, count }) => [code, count]));

  it('counts everybody once, by what they wait for', async () => {
    const body = await explainBatch(await crowd());
    expect(counts(body)).toEqual({
      ...{ ready: 4, retry: 3, phone_busy: 1, contact_cap: 1, completed: 2, max_attempts: 2, no_phone: 1 },
      ...{ do_not_call: 1, calling: 1 },
    });
    expect(body).toMatchObject({
      decision: { verdict: 'allow', code: 'ready' },
      exact: true,
      total_jobs: 16,
      next_possible_at: NOON.toISOString(),
    });
    for (const reason of body.reasons) expect(reason.sentence).toMatch(/^[A-ZÁÉÍÓÚ¿].{10,}/);
    const retry = body.reasons.find((reason: { code: string }) => reason.code === 'retry');
    expect(retry.next_at).toBe('2026-11-24T17:00:00.000Z');
  });

  it.each([
    [
      'out_of_hours',
      { settings: { allowed_hours: { start: '15:00', end: '18:00' } } },
      '2026-11-24T18:00:00.000Z',
    ],
    ['batch_paused', { batch: { state: 'paused', is_active: false, pause_reason: 'config' } }, null],
    ['account_suspended', { account: { status: 'expired' } }, null],
    ['no_balance', { account: { plan_type: 'minutes_based' } }, null],
  ] as const)('%s keeps all that are due', async (code, given, next) => {
    const body = await explainBatch(await crowd(given));
    expect(body.decision.code).toBe(code);
    expect(body.next_possible_at).toBe(next);
    expect(counts(body)).toMatchObject({ [code]: 4, retry: 3 });
    if (next === null) expect(body.what_to_do).toMatch(/^[A-Z]/);
  });

  it('says so when nobody is due, and when nobody is left', async () => {
    const later = await bench.scene({
      job: { reserved_until: at('2026-11-24T16:00:00Z'), wait_reason: 'retry' },
    });
    expect(await explainBatch(later)).toMatchObject({
      decision: { code: 'retry', until: '2026-11-24T16:00:00.000Z' },
      next_possible_at: '2026-11-24T16:00:00.000Z',
    });
    const over = await bench.scene({
      job: { status: 'completed' },
      batch: { state: 'completed', pending_jobs: 0, completed_jobs: 1 },
    });
    expect(await explainBatch(over)).toMatchObject({
      decision: { verdict: 'deny', code: 'batch_cancelled', reason: 'Campaña terminada' },
      next_possible_at: null,
    });
  });

  it('reads a cancelled campaign as it will be', async () => {
    const body = await explainBatch(
      await crowd({ batch: { state: 'cancelled', is_active: false, cancellation_reason: 'error' } }),
    );
    expect(counts(body)).toMatchObject({ cancelled: 9, do_not_call: 1, completed: 2 });
    expect(body.decision).toMatchObject({ verdict: 'deny', code: 'batch_cancelled' });
  });

  it('tells each zone of its people apart', async () => {
    bench.clock.set('2026-11-24T12:00:00Z');
    const body = await explainBatch(
      await bench.scene({
        settings: { allowed_hours: { start: '09:00', end: '18:00' } },
        batch: { contact_zones: ['Pacific/Easter'] },
        job: { reserved_until: at('2026-11-24T11:00:00Z') },
      }),
    );
    expect(body.decision.code).toBe('ready');
    expect(body.zones).toMatchObject([
      { zone: 'America/Santiago', people_without_zone: true, open: true },
      { zone: 'Pacific/Easter', open: false, code: 'out_of_hours', until: '2026-11-24T14:00:00.000Z' },
    ]);
  });

  it('knows nothing of the campaigns of others', async () => {
    const [own, foreign] = [await bench.scene(), await bench.scene()];
    const path = `/api/v1/batches/${foreign.batch.batch_id}/explain`;
    expect((await bench.api.call('get', path, { key: own.key })).status).toBe(404);
  });
});
