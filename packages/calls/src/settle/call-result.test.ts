import type { AttemptDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { callResult } from './call-result.ts';

const at = new Date('2026-11-23T13:00:00Z');
const attempt = (given: Partial<AttemptDocument>): AttemptDocument =>
  ({
    ...{ intent_at: at, ended_at: null, conversation: null, charge: null, outcome: null, duration_ms: null },
    ...{ call_status: null, disconnection_reason: null, call_started_at: null, call_ended_at: null },
    ...{ retell_cost_cents: null, ...given },
  }) as AttemptDocument;

describe('the result of a call', () => {
  it('of which nothing is known has the shape that clients read', () => {
    expect(callResult(attempt({}))).toEqual({
      call_id: null,
      call_duration_seconds: 0,
      call_cost_micros: 0,
      fecha_pago_cliente: null,
      monto_pago_cliente: null,
      call_result: {
        success: false,
        status: 'ended',
        summary: {
          call_status: null,
          disconnection_reason: null,
          outcome: null,
          duration_ms: 0,
          start_timestamp: null,
          end_timestamp: null,
          call_cost: null,
          call_analysis: null,
          collected_dynamic_variables: {},
          recording_url: null,
          transcript: null,
        },
        timestamp: at,
      },
    });
  });

  it('costs micro-dollars by credit, and nothing in money by the minute', () => {
    const cost = (unit: 'seconds' | 'micros') =>
      callResult(attempt({ charge: { unit, amount: 45 } })).call_cost_micros;
    expect([cost('micros'), cost('seconds')]).toEqual([45, 0]);
  });

  it('keeps a promise to pay as a number or as what was said, and nothing that is neither', () => {
    const promised = (monto_pago_cliente: unknown) =>
      callResult(attempt({ conversation: { monto_pago_cliente } })).monto_pago_cliente;
    expect([promised(150_000), promised('150 mil'), promised({ $gt: 0 }), promised(true)]).toEqual([
      150_000,
      '150 mil',
      null,
      null,
    ]);
  });

  it('shows the seconds rounded half up, and what the provider says that it cost', () => {
    const shown = callResult(attempt({ duration_ms: 44_500, retell_cost_cents: 12.5, ended_at: at }));
    expect(shown.call_duration_seconds).toBe(45);
    expect(shown.call_result?.summary).toMatchObject({ duration_ms: 44_500, call_cost: 12.5 });
  });
});
