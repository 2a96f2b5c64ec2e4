import { describe, expect, it } from 'vitest';
import { manualTimeline } from '../timeline.ts';
import { newCall } from './new-call.ts';
import { createLifecycle, type CallEvent } from './lifecycle.ts';
import { createWorkspace, findAgent } from '../workspace.ts';
import { talkMs } from './call-record.ts';

const START = '2026-11-23T13:00:00Z';
const nothing = async (): Promise<void> => {};

const begin = (to_number: string) => {
  const timeline = manualTimeline(START);
  const workspace = createWorkspace('key_sim_local', { agents: 'any' }, timeline.clock);
  const agent = findAgent(workspace, 'agent_1')!;
  const now = timeline.clock.now().getTime();
  const body = { from_number: '+56225550100', to_number };
  const call = newCall(workspace, body, { agent, version: 1 }, { seed: 'timbre', now });
  const events: CallEvent[] = [];
  const lifecycle = createLifecycle(timeline, (_call, event) => events.push(event));
  lifecycle.begin(call);
  return { timeline, call, events, lifecycle };
};

describe('createLifecycle', () => {
  it('takes an answered call from registered to analysed', async () => {
    const { timeline, call, events } = begin('+56950000001');
    await timeline.advance(call.plan.before_ms - 1, nothing);
    expect([call.status, events]).toEqual(['registered', []]);
    await timeline.advance(1, nothing);
    expect([call.status, events]).toEqual(['ongoing', ['call_started']]);
    await timeline.advance(45_000, nothing);
    expect(call).toMatchObject({ status: 'ended', reason: 'user_hangup', analysed: false });
    expect(talkMs(call)).toBe(45_000);
    await timeline.advance(20_000, nothing);
    expect(call.analysed).toBe(true);
    expect(events).toEqual(['call_started', 'transcript_updated', 'call_ended', 'call_analyzed']);
  });

  it('never starts a call that nobody answers', async () => {
    const { timeline, call, events } = begin('+56950000012');
    await timeline.advance(60_000, nothing);
    expect(call.started_at).toBe(call.ended_at);
    expect(events).toEqual(['call_ended', 'call_analyzed']);
  });

  it('tells of a transfer step by step', async () => {
    const { timeline, events } = begin('+56950000008');
    await timeline.advance(300_000, nothing);
    expect(events.slice(1, 3)).toEqual(['transfer_started', 'transfer_cancelled']);
  });

  it('ends once when it is stopped, and not again when its time comes', async () => {
    const { timeline, call, events, lifecycle } = begin('+56950000001');
    await timeline.advance(call.plan.before_ms + 10_000, nothing);
    lifecycle.end(call, 'manual_stopped', 'ended');
    await timeline.advance(600_000, nothing);
    expect(call).toMatchObject({ status: 'ended', reason: 'manual_stopped' });
    expect(talkMs(call)).toBe(10_000);
    expect(events.filter((event) => event === 'call_ended')).toHaveLength(1);
  });

  it('waits for ever when it is stuck', async () => {
    const stuck = [begin('+56950000051'), begin('+56950000052')];
    for (const { timeline } of stuck) await timeline.advance(86_400_000, nothing);
    expect(stuck.map(({ call }) => call.status)).toEqual(['registered', 'ongoing']);
  });
});
