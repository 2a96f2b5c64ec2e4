import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCall } from './parse-call.ts';
import { parseWebhook } from './webhook-body.ts';

describe('parseCall', () => {
  it('keeps what we read and drops the rest', () => {
    const call = parseCall({
      call_id: 'call_1',
      call_status: 'ended',
      duration_ms: 45_000,
      metadata: { attempt_id: 'a' },
      call_analysis: { call_summary: 'x', preset: 1, custom_analysis_data: { monto_pago_cliente: 1 } },
      call_cost: { combined_cost: 9.5, product_costs: [] },
      access_token: 'secret',
      llm_token_usage: {},
    });
    expect(call).toEqual({
      call_id: 'call_1',
      call_status: 'ended',
      duration_ms: 45_000,
      metadata: { attempt_id: 'a' },
      call_analysis: { call_summary: 'x', custom_analysis_data: { monto_pago_cliente: 1 } },
      call_cost: { combined_cost: 9.5 },
    });
  });

  it('leaves out fields of a wrong type instead of failing', () => {
    const call = parseCall({
      call_id: 'call_1',
      call_status: 7,
      duration_ms: -1,
      start_timestamp: 'yesterday',
      transcript: ['a'],
      transcript_object: [{ role: 'agent' }],
      call_analysis: 'none',
      metadata: 'text',
    });
    expect(call).toEqual({ call_id: 'call_1', call_status: 'unknown' });
  });

  it('reads the older name of the reason', () => {
    const old = { call_id: 'call_1', call_status: 'ended', disconnect_reason: 'user_hangup' };
    expect(parseCall(old)?.disconnection_reason).toBe('user_hangup');
    expect(parseCall({ ...old, disconnection_reason: 'dial_busy' })?.disconnection_reason).toBe('dial_busy');
  });

  it.each([[undefined], [null], [7], ['x'], [[]], [{}], [{ call_id: '' }], [{ call_id: 7 }]])(
    '%j → null',
    (value) => {
      expect(parseCall(value)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseCall(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (extra) => {
        expect(parseCall({ ...extra, call_id: 'call_1' })?.call_id).toBe('call_1');
      }),
    );
  });
});

describe('parseWebhook', () => {
  const parse = (value: unknown) => parseWebhook(Buffer.from(JSON.stringify(value)));

  it('gives the event and its call', () => {
    expect(
      parse({ event: 'call_ended', call: { call_id: 'call_1', call_status: 'ended' }, more: 1 }),
    ).toEqual({
      event: 'call_ended',
      call: { call_id: 'call_1', call_status: 'ended' },
    });
  });

  it('takes events that are younger than this code', () => {
    expect(parse({ event: 'call_dreamt', call: { call_id: 'call_1' } })?.event).toBe('call_dreamt');
  });

  it.each([
    [null],
    ['x'],
    [{}],
    [{ event: 'call_ended' }],
    [{ event: 'call_ended', call: {} }],
    [{ event: 1, call: { call_id: 'a' } }],
  ])('%j → null', (value) => {
    expect(parse(value)).toBeNull();
  });

  it('never throws on bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseWebhook(Buffer.from(bytes))));
  });
});
