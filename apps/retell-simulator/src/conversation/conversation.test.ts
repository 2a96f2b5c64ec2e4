import { describe, expect, it } from 'vitest';
import { planCall } from '../calls/call-plan.ts';
import type { CallRecord } from '../calls/call-record.ts';
import { analyse, collectedVariables } from './analysis.ts';
import { factsOf } from './facts.ts';
import { converse, type ScriptName } from './scripts.ts';
import { transcriptObjectOf, transcriptOf } from './transcript.ts';

const RECEIVED_AT = Date.parse('2026-11-23T13:00:00Z');

const ended = (to_number: string, change: Partial<CallRecord> = {}): CallRecord => {
  const settings = {
    ring_duration_ms: 30_000,
    max_call_duration_ms: 600_000,
    webhook_url: null,
    webhook_events: [],
    webhook_timeout_ms: 10_000,
    leaves_message: false,
  };
  const plan = planCall({ seed: 'timbre', to_number, nth: 1, settings });
  return {
    call_id: 'call_1',
    agent_id: 'agent_1',
    agent_version: 1,
    agent_tag: null,
    from_number: '+56225550100',
    to_number,
    received_at: RECEIVED_AT,
    settings,
    plan,
    custom_sip_headers: undefined,
    metadata: undefined,
    variables: {
      nombre: 'Rosa Prueba',
      empresa: 'Comercial Austral',
      monto_total: '150000.0',
      fecha_limite: '28 de noviembre de 2026',
    },
    data_storage_setting: 'everything',
    status: plan.status,
    started_at: RECEIVED_AT + 5_000,
    ended_at: RECEIVED_AT + 5_000 + (plan.talk_ms ?? 0),
    reason: plan.reason,
    analysed: true,
    analyses: 1,
    deleted: false,
    waiting: null,
    ...change,
  };
};

const PROMISE = '+56950000001';

describe('a conversation', () => {
  it('speaks of the person, the company, the amount and the date that it was given', () => {
    const text = transcriptOf(ended(PROMISE));
    for (const word of ['Rosa Prueba', 'Comercial Austral', '$150.000', '28 de noviembre de 2026']) {
      expect(text).toContain(word);
    }
    expect(text).toMatch(/^(Agent|User): /);
  });

  it('manages without variables', () => {
    const text = transcriptOf(ended(PROMISE, { variables: undefined }));
    expect(text).toContain('un saldo pendiente');
    expect(text).not.toMatch(/undefined|NaN|null/);
  });

  it('promises the same thing in transcript, variables and analysis', () => {
    const call = ended(PROMISE);
    const facts = factsOf(call);
    expect(transcriptOf(call)).toContain(facts.monto_pago_hablado);
    expect(collectedVariables(call)).toEqual({
      fecha_pago_cliente: facts.fecha_pago,
      monto_pago_cliente: String(facts.monto_pago),
    });
    expect(analyse(call)).toMatchObject({
      call_successful: true,
      custom_analysis_data: {
        fecha_pago_cliente: facts.fecha_pago,
        monto_pago_cliente: facts.monto_pago,
        opt_out: false,
      },
    });
    expect(facts.fecha_pago > '2026-11-23').toBe(true);
  });

  it('says less, and promises nothing, when it was cut off', () => {
    const whole = ended(PROMISE);
    const cut = ended(PROMISE, { reason: 'manual_stopped', ended_at: RECEIVED_AT + 15_000 });
    expect(transcriptOf(cut).length).toBeLessThan(transcriptOf(whole).length);
    expect(transcriptOf(cut)).not.toBe('');
    expect(collectedVariables(cut)).toBeUndefined();
    expect(analyse(cut).custom_analysis_data).not.toHaveProperty('monto_pago_cliente');
  });

  it('leaves nothing when nobody answered', () => {
    const call = ended('+56950000011', { started_at: RECEIVED_AT, ended_at: RECEIVED_AT });
    expect(transcriptOf(call)).toBe('');
    expect(analyse(call)).toMatchObject({ call_successful: false, custom_analysis_data: {} });
  });

  it('has words that follow each other in time', () => {
    const words = transcriptObjectOf(ended(PROMISE)).flatMap((turn) => turn.words);
    expect(words.every((word, n) => n === 0 || word.start >= words[n - 1]!.end - 1e-9)).toBe(true);
  });

  it('leaves a message on a machine only when the agent is told to, and names no debt there', () => {
    const facts = factsOf(ended(PROMISE));
    const hangs_up = converse('voicemail', facts, false);
    const speaks = converse('voicemail', facts, true);
    expect(hangs_up.at(-1)!.role).toBe('user');
    expect(speaks.at(-1)!.role).toBe('agent');
    expect(speaks.at(-1)!.content).not.toContain('$');
  });

  it('has something to say in every script', () => {
    const facts = factsOf(ended(PROMISE));
    const names: ScriptName[] = [
      'promise',
      'refusal',
      'already_paid',
      'call_later',
      'wrong_person',
      'opt_out',
      'transfer',
      'transfer_cancelled',
      'cut_short',
      'silence',
      'voicemail',
      'ivr',
    ];
    for (const name of names) {
      const turns = converse(name, facts, false);
      expect(turns.length).toBeGreaterThan(0);
      expect(turns.every(({ content }) => content !== '' && !content.includes('undefined'))).toBe(true);
    }
  });
});
