import Retell from 'retell-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '@timbre/kernel';
import { verifyWebhook } from '@timbre/retell';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { dialWith, MINUTE, START, startReceiver, stopServers } from './retell-support.ts';

describe('webhooks of the simulator', () => {
  let simulator: Simulator;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let dial: ReturnType<typeof dialWith>;

  beforeEach(async () => {
    receiver = await startReceiver();
    const options = { manual_from: START, webhook_url: receiver.url, limits: { cps: 100 } };
    simulator = await startSimulator(options);
    dial = dialWith(new Retell({ apiKey: simulator.key, baseURL: simulator.url, maxRetries: 0 }));
  });
  afterEach(async () => {
    await simulator.stop();
    await stopServers();
  });

  it('sends webhooks that the SDK verifies', async () => {
    await dial('+56950000001');
    await simulator.advance(3 * MINUTE);
    expect(receiver.received.map(({ event }) => event)).toEqual([
      'call_started',
      'call_ended',
      'call_analyzed',
    ]);
    for (const { raw, signature } of receiver.received) {
      expect(await Retell.verify(raw, simulator.key, signature)).toBe(true);
      expect(await Retell.verify(`${raw} `, simulator.key, signature)).toBe(false);
      const ours = { raw_body: Buffer.from(raw), signature, key: simulator.key, now: realClock.now() };
      expect(verifyWebhook(ours)).toBe(true);
    }
    const [, ended, analyzed] = receiver.received;
    expect(ended!.call).not.toHaveProperty('call_analysis');
    expect(analyzed!.call).toHaveProperty('call_analysis.custom_analysis_data.monto_pago_cliente');
  });

  it('repeats a refused webhook three times without holding back the next one', async () => {
    receiver.answers.push(500, 204, 500, 500, 500);
    await dial('+56950000012');
    await simulator.advance(3 * MINUTE);
    const ended = simulator.webhooks().filter(({ event }) => event === 'call_ended');
    expect(ended.map(({ attempt, result }) => [attempt, result])).toEqual([
      [1, 500],
      [2, 204],
    ]);
    const analyzed = simulator.webhooks().filter(({ event }) => event === 'call_analyzed');
    expect(analyzed.map(({ result }) => result)).toEqual([500, 500, 500, 204]);
    const signatures = receiver.received.map(({ signature }) => signature);
    expect(new Set(signatures).size).toBe(signatures.length);
  });

  it('sends no call_started for a call that nobody answered, and nothing at all for 0015 and 0053', async () => {
    await dial('+56950000011');
    await dial('+56950000015');
    await dial('+56950000053');
    await simulator.advance(5 * MINUTE);
    expect(receiver.received.map(({ event, call }) => [event, call.disconnection_reason])).toEqual([
      ['call_ended', 'dial_no_answer'],
      ['call_analyzed', 'dial_no_answer'],
    ]);
  });

  it('sends the disordered, forged and stale webhooks of 0054 to 0056', async () => {
    await dial('+56950000054');
    await simulator.advance(5 * MINUTE);
    expect(receiver.received.map(({ event }) => event)).toEqual([
      'call_analyzed',
      'call_analyzed',
      'call_ended',
      'call_ended',
      'call_started',
      'call_started',
    ]);
    for (const number of ['+56950000055', '+56950000056']) {
      receiver.received.length = 0;
      await dial(number);
      await simulator.advance(3 * MINUTE);
      const { raw, signature } = receiver.received[0]!;
      expect(await Retell.verify(raw, simulator.key, signature)).toBe(false);
    }
  });

  it('honours the webhook URL and events of the agent override', async () => {
    const own = await startReceiver();
    const webhook_url = `${own.url}?rut={{nombre}}`;
    await dial('+56950000001', {
      agent_override: { agent: { webhook_url, webhook_events: ['call_ended', 'transcript_updated'] } },
    });
    await simulator.advance(3 * MINUTE);
    expect(own.received.map(({ event }) => event)).toEqual(['transcript_updated', 'call_ended']);
    expect(receiver.received).toEqual([]);
    expect(simulator.webhooks()[0]!.url).toContain('rut=Rosa%20Prueba');
  });
});
