import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationFacts } from './conversation-facts.ts';
import type { RetellCall } from './retell-call.ts';

const call = (more: Partial<RetellCall> = {}): RetellCall => ({
  call_id: 'call_1',
  call_status: 'ended',
  ...more,
});
const collected = (variables: Record<string, unknown>) =>
  conversationFacts(call({ collected_dynamic_variables: variables }));
const analysed = (custom_analysis_data: Record<string, unknown>) =>
  conversationFacts(call({ call_analysis: { custom_analysis_data } }));

describe('conversationFacts', () => {
  it('is empty for a call that left nothing', () => {
    expect(conversationFacts(call({ transcript: '  ' }))).toEqual({
      transcript: null,
      summary: null,
      recording_url: null,
      sentiment: null,
      analysis: null,
      fecha_pago_cliente: null,
      monto_pago_cliente: null,
      collected_variables: {},
      opt_out: false,
    });
  });

  it('takes the promise from the collected variables first, then from the analysis', () => {
    const both = conversationFacts(
      call({
        collected_dynamic_variables: { fecha_pago_cliente: '2026-11-30' },
        call_analysis: {
          call_summary: 'Promete pagar.',
          custom_analysis_data: { fecha_pago_cliente: '2026-12-01', monto_pago_cliente: 75_000 },
        },
      }),
    );
    expect(both).toMatchObject({
      summary: 'Promete pagar.',
      fecha_pago_cliente: '2026-11-30',
      monto_pago_cliente: 75_000,
    });
  });

  it.each([
    [150_000, 150_000],
    ['150000', 150_000],
    ['150000.0', 150_000],
    ['150000.5', 150_001],
    ['$150.000', 150_000],
    ['$ 1.150.000 pesos', 1_150_000],
    ['150.000,50', 150_001],
    ['1,5', 2],
    ['0', 0],
    ['', null],
    ['la mitad', null],
    ['-5', null],
    ['1e999', null],
    [null, null],
    [true, null],
    [Number.NaN, null],
  ])('reads the amount %j as %j', (value, expected) => {
    expect(analysed({ monto_pago_cliente: value }).monto_pago_cliente).toBe(expected);
  });

  it('reads every whole amount back, plain or grouped as in Chile', () => {
    const grouped = new Intl.NumberFormat('de-DE');
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (pesos) => {
        expect(collected({ monto_pago_cliente: String(pesos) }).monto_pago_cliente).toBe(pesos);
        expect(collected({ monto_pago_cliente: `$${grouped.format(pesos)}` }).monto_pago_cliente).toBe(pesos);
      }),
    );
  });

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-11-30T00:00:00-03:00', '2026-11-30'],
    ['30-11-2026', '2026-11-30'],
    ['5/9/2026', '2026-09-05'],
    ['31/02/2026', '31/02/2026'],
    ['el próximo viernes', 'el próximo viernes'],
    ['', null],
    [{}, null],
  ])('reads the day %j as %j', (value, expected) => {
    expect(collected({ fecha_pago_cliente: value }).fecha_pago_cliente).toBe(expected);
  });

  it.each([
    [{ opt_out: true }, true],
    [{ no_llamar: 'Sí' }, true],
    [{ opt_out: 'false' }, false],
    [{ opt_out: false }, false],
    [{}, false],
  ])('hears the wish not to be called again in %j: %s', (custom, expected) => {
    expect(analysed(custom).opt_out).toBe(expected);
  });
});
