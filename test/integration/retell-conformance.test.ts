import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import Retell from 'retell-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTCOME_RULES } from '@timbre/retell';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { AGENT, dialWith, FROM, MINUTE, START } from './retell-support.ts';

describe('the outcome table', () => {
  it('knows every disconnection reason of the published SDK', async () => {
    const types = createRequire(import.meta.url).resolve('retell-sdk/resources/call');
    const union = /disconnection_reason\?: (('\w+'( \| )?)+);/.exec(
      await readFile(types.replace(/\.js$/, '.d.ts'), 'utf8'),
    )![1]!;
    const reasons = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
    expect(reasons).toHaveLength(34);
    expect(reasons.filter((reason) => !Object.hasOwn(OUTCOME_RULES, reason))).toEqual([]);
  });
});

describe('calls in the simulator, driven by the published retell-sdk', () => {
  let simulator: Simulator;
  let retell: Retell;
  let dial: ReturnType<typeof dialWith>;

  beforeEach(async () => {
    simulator = await startSimulator({ manual_from: START, limits: { cps: 100 } });
    retell = new Retell({ apiKey: simulator.key, baseURL: simulator.url, maxRetries: 0 });
    dial = dialWith(retell);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  it('takes a call through its whole life', async () => {
    const created = await dial('+56950000001');
    expect(created).toMatchObject({
      call_status: 'registered',
      call_type: 'phone_call',
      direction: 'outbound',
      from_number: FROM,
      to_number: '+56950000001',
      agent_id: AGENT,
      agent_version: 1,
      metadata: { attempt_id: 'attempt-+56950000001' },
    });

    await simulator.advance(20_000);
    expect(await retell.call.retrieve(created.call_id)).toMatchObject({ call_status: 'ongoing' });

    await simulator.advance(MINUTE * 2);
    const ended = (await retell.call.retrieve(created.call_id)) as Retell.PhoneCallResponse;
    expect(ended).toMatchObject({
      call_status: 'ended',
      disconnection_reason: 'user_hangup',
      duration_ms: 45_000,
      call_analysis: { call_successful: true, in_voicemail: false, user_sentiment: 'Positive' },
      call_cost: { total_duration_seconds: 45 },
    });
    expect(ended.transcript).toContain('Agent: Buenos días, le llamo de parte de Comercial Austral');
    expect(ended.transcript).toContain('$150.000');
    expect(ended.transcript_object!.at(-1)!.words.length).toBeGreaterThan(0);
    expect(ended.call_cost!.combined_cost).toBeGreaterThan(5);
    expect(ended.collected_dynamic_variables!.fecha_pago_cliente).toMatch(/^2026-\d{2}-\d{2}$/);

    const recording = await fetch(ended.recording_url!);
    expect(recording.headers.get('content-type')).toBe('audio/wav');
    expect(
      Buffer.from(await recording.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
  });

  it('ends calls as their last four digits say', async () => {
    simulator.setLimits({ concurrency_limit: 100 });
    const expected: Record<string, [status: string, reason: string]> = {
      '0002': ['ended', 'agent_hangup'],
      '0003': ['ended', 'call_transfer'],
      '0004': ['ended', 'voicemail_reached'],
      '0005': ['ended', 'ivr_reached'],
      '0006': ['ended', 'inactivity'],
      '0007': ['ended', 'max_duration_reached'],
      '0008': ['ended', 'transfer_cancelled'],
      '0011': ['not_connected', 'dial_no_answer'],
      '0012': ['not_connected', 'dial_busy'],
      '0013': ['not_connected', 'dial_failed'],
      '0014': ['not_connected', 'invalid_destination'],
      '0015': ['not_connected', 'user_declined'],
      '0016': ['not_connected', 'marked_as_spam'],
      '0017': ['not_connected', 'telephony_provider_permission_denied'],
      '0018': ['not_connected', 'telephony_provider_unavailable'],
      '0019': ['not_connected', 'sip_routing_error'],
      '0021': ['error', 'concurrency_limit_reached'],
      '0022': ['error', 'no_valid_payment'],
      '0023': ['error', 'scam_detected'],
      '0024': ['error', 'registered_call_timeout'],
      '0031': ['error', 'error_llm_websocket_open'],
      '0032': ['error', 'error_llm_websocket_lost_connection'],
      '0033': ['error', 'error_llm_websocket_runtime'],
      '0034': ['error', 'error_llm_websocket_corrupt_payload'],
      '0035': ['error', 'error_no_audio_received'],
      '0036': ['error', 'error_asr'],
      '0037': ['error', 'error_retell'],
      '0038': ['error', 'error_unknown'],
      '0041': ['ended', 'agent_hangup'],
      '0042': ['ended', 'user_hangup'],
      '0043': ['ended', 'brand_new_reason'],
    };
    for (const digits of Object.keys(expected)) {
      await dial(`+5695000${digits}`, { agent_override: { agent: { max_call_duration_ms: 600_000 } } });
    }
    await simulator.advance(20 * MINUTE);
    const outcomes = simulator
      .history()
      .map(({ to_number, status, reason }) => [to_number.slice(-4), [status, reason]]);
    expect(Object.fromEntries(outcomes)).toEqual(expected);
  });

  it('keeps 0051 registered and 0052 ongoing until they are stopped', async () => {
    const registered = await dial('+56950000051');
    const ongoing = await dial('+56950000052');
    await simulator.advance(24 * 60 * MINUTE);
    expect((await retell.call.retrieve(registered.call_id)).call_status).toBe('registered');
    expect((await retell.call.retrieve(ongoing.call_id)).call_status).toBe('ongoing');
    expect((await retell.concurrency.retrieve()).current_concurrency).toBe(2);

    await retell.call.stop(ongoing.call_id);
    await retell.call.stop(registered.call_id);
    await expect(retell.call.stop(ongoing.call_id)).rejects.toMatchObject({ status: 400 });
    expect(simulator.history().map(({ reason, duration_ms }) => [reason, duration_ms > 0])).toEqual([
      ['manual_stopped', false],
      ['manual_stopped', true],
    ]);
    expect((await retell.concurrency.retrieve()).current_concurrency).toBe(0);
  });

  it('changes, deletes and re-analyses calls', async () => {
    const { call_id } = await dial('+56950000052');
    await simulator.advance(MINUTE);
    expect(
      await retell.call.updateLive(call_id, {
        fields_to_override: { override_dynamic_variables: { nombre: 'Otra' }, metadata: { a: 1 } },
      }),
    ).toEqual({ success: true });
    await retell.call.stop(call_id);
    await simulator.advance(MINUTE);
    const updated = await retell.call.update(call_id, { data_storage_setting: 'basic_attributes_only' });
    expect(updated).not.toHaveProperty('transcript');
    await expect(retell.call.update(call_id, { data_storage_setting: 'everything' })).rejects.toMatchObject({
      status: 400,
    });

    const before = (updated as Retell.PhoneCallResponse).call_cost!.combined_cost;
    await retell.call.rerunAnalysis(call_id);
    await simulator.advance(MINUTE);
    const after = (await retell.call.retrieve(call_id)) as Retell.PhoneCallResponse;
    expect(after.call_cost!.combined_cost).toBeGreaterThan(before);

    await retell.call.delete(call_id);
    await expect(retell.call.retrieve(call_id)).rejects.toMatchObject({ status: 422 });
    expect(simulator.history()).toHaveLength(1);
  });

  it('lets a supervisor listen and take over', async () => {
    const { call_id } = await dial('+56950000052');
    await expect(retell.call.listenLive(call_id)).rejects.toMatchObject({ status: 400 });
    await simulator.advance(MINUTE);
    expect(await retell.call.listenLive(call_id)).toMatchObject({ room_name: call_id });
    expect(await retell.call.takeOverLive(call_id, {} as never)).toEqual({ success: true });
    expect(simulator.history()[0]!.reason).toBe('call_take_over');
  });
});
