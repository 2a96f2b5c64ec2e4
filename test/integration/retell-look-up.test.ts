import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interpretCall, isTerminal, type VoiceProvider } from '@timbre/retell';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { clientOf, FROM, MINUTE, requestTo, START } from './retell-support.ts';

describe('the client against the simulator', () => {
  let simulator: Simulator;
  let client: VoiceProvider;

  beforeEach(async () => {
    simulator = await startSimulator({
      manual_from: START,
      limits: { cps: 100, reserved_inbound_concurrency: 3 },
    });
    client = clientOf(simulator.url);
  });
  afterEach(async () => {
    await simulator.stop();
  });

  const place = async (to_number: string): Promise<string> => {
    const result = await client.placeCall(requestTo(to_number));
    expect(result.kind).toBe('placed');
    return result.kind === 'placed' ? result.call_id : '';
  };
  const lookUp = (to_number: string) =>
    client.findCall({
      attempt_id: `attempt-${to_number}`,
      to_number,
      from_number: FROM,
      sent_at: new Date(START),
    });

  it('places, follows and interprets a call', async () => {
    const call_id = await place('+56950000001');
    const early = await client.getCall(call_id);
    expect(early).toMatchObject({ kind: 'call', call: { call_status: 'registered' } });
    await simulator.advance(3 * MINUTE);
    const late = await client.getCall(call_id);
    if (late.kind !== 'call') throw new Error(late.kind);
    expect(isTerminal(late.call)).toBe(true);
    expect(late.call.metadata).toMatchObject({ attempt_id: 'attempt-+56950000001', phone_index: 0 });
    expect(interpretCall(late.call)).toMatchObject({
      class: 'answered',
      success: true,
      contact: true,
      connected: true,
    });
  });

  it('sends the ring time, the call limit and the pinned version', async () => {
    await client.placeCall(
      requestTo('+56950000011', { ring_timeout_s: 12, agent_version: null, max_call_duration_s: 5 }),
    );
    await simulator.advance(MINUTE);
    const [row] = simulator.history();
    const rang = row!.ended_at! - row!.received_at;
    expect(rang).toBeGreaterThan(12_000);
    expect(rang).toBeLessThan(14_100);
    const found = await client.getCall(row!.call_id);
    expect(found).toMatchObject({ call: { agent_version: 1 } });
  });

  it('says what it cannot find', async () => {
    expect(await client.getCall('call_nobody')).toEqual({ kind: 'absent' });
    expect(await client.stopCall('call_nobody')).toBe('already_over');
  });

  it('stops a call once', async () => {
    const call_id = await place('+56950000052');
    await simulator.advance(MINUTE);
    expect(await client.stopCall(call_id)).toBe('stopped');
    expect(await client.stopCall(call_id)).toBe('already_over');
    const stopped = await client.getCall(call_id);
    if (stopped.kind !== 'call') throw new Error(stopped.kind);
    expect(interpretCall(stopped.call)).toMatchObject({ class: 'cancelled', spends_attempt: true });
  });

  it('reads the outbound cap', async () => {
    await place('+56950000051');
    expect(await client.getConcurrency()).toEqual({ current: 1, limit: 17 });
    simulator.setLimits({ burst_enabled: true });
    expect(await client.getConcurrency()).toEqual({ current: 1, limit: 57 });
  });

  it.each(['0062', '0061'])('finds the call of %s, whose answer never came', async (digits) => {
    const to_number = `+5695000${digits}`;
    const impatient = clientOf(simulator.url, { post_ms: 300 });
    expect((await impatient.placeCall(requestTo(to_number))).kind).toBe('unknown');
    expect(await lookUp(to_number)).toEqual({ kind: 'absent' });
    await simulator.advance(20_000);
    const found = await lookUp(to_number);
    expect(found).toMatchObject({ kind: 'call', call: { call_status: 'ongoing' } });
    expect(simulator.dials()).toHaveLength(1);
  });

  it('does not find what was never placed', async () => {
    expect((await client.placeCall(requestTo('+56950000063'))).kind).toBe('unknown');
    await simulator.advance(15 * MINUTE);
    expect(await lookUp('+56950000063')).toEqual({ kind: 'absent' });
  });

  it('finds a call without metadata by its numbers, and gives it whole', async () => {
    await place('+56950000015');
    await simulator.advance(MINUTE);
    expect(await lookUp('+56950000015')).toMatchObject({
      kind: 'call',
      call: { disconnection_reason: 'user_declined', transcript: '' },
    });
  });

  it("does not adopt another attempt's call to the same phone", async () => {
    await place('+56950000001');
    await simulator.advance(3 * MINUTE);
    const query = { to_number: '+56950000001', from_number: FROM, sent_at: new Date(START) };
    expect(await client.findCall({ ...query, attempt_id: 'attempt-of-somebody-else' })).toEqual({
      kind: 'absent',
    });
  });

  it('proves nothing while Retell is down', async () => {
    const call_id = await place('+56950000052');
    simulator.faults.startOutage({ status: 503, seconds: 60 });
    expect((await client.getCall(call_id)).kind).toBe('unavailable');
    expect((await lookUp('+56950000052')).kind).toBe('unavailable');
    expect(await client.stopCall(call_id)).toBe('unavailable');
    expect(await client.getConcurrency()).toBeNull();
  });

  it('proves nothing when nobody is there', async () => {
    await simulator.stop();
    expect((await client.getCall('call_1')).kind).toBe('unavailable');
    expect((await lookUp('+56950000001')).kind).toBe('unavailable');
    expect(await client.stopCall('call_1')).toBe('unavailable');
    expect(await client.getConcurrency()).toBeNull();
    simulator = await startSimulator();
  });

  it('sees a refusal as Retell words it', async () => {
    expect(await client.placeCall(requestTo('950000001'))).toMatchObject({
      reason: 'bad_number',
      status: 400,
    });
    expect(await client.placeCall(requestTo('+56950000001', { from_number: '+56229999999' }))).toMatchObject({
      reason: 'asset_missing',
      scope: 'from_number',
    });
    expect(await client.placeCall(requestTo('+56950000001', { agent_id: 'agent_nobody' }))).toMatchObject({
      reason: 'asset_missing',
      scope: 'agent',
    });
    simulator.setLimits({ concurrency_limit: 0 });
    expect(await client.placeCall(requestTo('+56950000001'))).toMatchObject({ reason: 'rate_limited' });
  });
});
