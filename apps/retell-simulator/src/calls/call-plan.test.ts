import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCall, type CallPlan } from './call-plan.ts';
import { SCENARIOS } from './scenarios.ts';

const settings = { ring_duration_ms: 30_000, max_call_duration_ms: 600_000 };
const plan = (to_number: string, nth = 1, seed = 'timbre', change = {}): CallPlan =>
  planCall({ seed, to_number, nth, settings: { ...settings, ...change } });

const digitsOf = (tail: number): string => String(tail).padStart(4, '0');

/** Numbers whose last digits ask for nothing. */
const anyNumber = (n: number): string => `+569${String(50_001_000 + n * 7).padStart(8, '0')}`;

describe('planCall', () => {
  it('depends on seed, number and n-th call alone', () => {
    expect(plan('+56950001234')).toEqual(plan('+56950001234'));
    const others = [plan('+56950001234', 2), plan('+56950001234', 1, 'other'), plan('+56950001235')];
    for (const other of others) expect(other).not.toEqual(plan('+56950001234'));
  });

  it('does what every listed number asks for', () => {
    for (const [digits, scenario] of Object.entries(SCENARIOS)) {
      const made = plan(`+5695000${digits}`);
      expect([made.reason, made.status, made.quirk]).toEqual([
        digits === '0007' ? 'max_duration_reached' : scenario.reason,
        scenario.status,
        scenario.quirk ?? null,
      ]);
      expect(made.talk_ms === null).toBe(scenario.talk === undefined);
    }
    expect(plan('+56950000001').talk_ms).toBe(45_000);
    expect(plan('+56950000042').talk_ms).toBe(4_000);
  });

  it('waits for nothing but the talk where a benchmark asks for that', () => {
    const at_once = { register_ms: 0, before_ms: 0, analysis_ms: 0, reason: 'user_hangup', status: 'ended' };
    expect(plan('+56950000098')).toMatchObject({ ...at_once, talk_ms: 60_000 });
    expect(plan('+56950000099')).toMatchObject({ ...at_once, talk_ms: 1 });
  });

  it('mixes the rest in the shares of the specification', () => {
    const reasons = Array.from({ length: 8_000 }, (_, n) => plan(anyNumber(n)))
      .filter((made) => made.quirk === null)
      .map((made) => (made.talk_ms !== null && made.reason.endsWith('hangup') ? 'answered' : made.reason));
    const percent = (reason: string): number =>
      (100 * reasons.filter((one) => one === reason).length) / reasons.length;
    expect(percent('dial_no_answer')).toBeCloseTo(30, -0.5);
    expect(percent('dial_busy')).toBeCloseTo(10, -0.5);
    expect(percent('voicemail_reached')).toBeCloseTo(15, -0.5);
    expect(percent('answered') + percent('call_transfer')).toBeCloseTo(36, -0.5);
  });

  it('keeps within the ring time and the call limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }).filter((tail) => !SCENARIOS[digitsOf(tail)]?.at_once),
        fc.integer({ min: 5_000, max: 300_000 }),
        fc.integer({ min: 60_000, max: 7_200_000 }),
        (tail, ring_duration_ms, max_call_duration_ms) => {
          const made = plan(`+5695000${digitsOf(tail)}`, 1, 'timbre', {
            ring_duration_ms,
            max_call_duration_ms,
          });
          expect(made.register_ms).toBeGreaterThanOrEqual(200);
          expect(made.register_ms).toBeLessThanOrEqual(2_000);
          expect(made.talk_ms ?? 0).toBeLessThanOrEqual(max_call_duration_ms);
          if (made.talk_ms !== null) {
            expect(made.before_ms - made.register_ms).toBeLessThanOrEqual(ring_duration_ms);
          }
          expect(made.analysis_ms).toBeGreaterThanOrEqual(2_000);
          expect(made.analysis_ms).toBeLessThanOrEqual(20_000);
        },
      ),
    );
  });

  it('cuts a talk off at the limit', () => {
    const transfer = plan('+56950000003', 1, 'timbre', { max_call_duration_ms: 30_000 });
    expect(transfer).toMatchObject({ talk_ms: 30_000, reason: 'max_duration_reached', status: 'ended' });
  });
});
