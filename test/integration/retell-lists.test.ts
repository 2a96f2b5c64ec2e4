import Retell from 'retell-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SIMULATOR_DEFAULTS, startSimulator, type Simulator } from '@timbre/retell-simulator';
import { AGENT, dialWith, MINUTE, START } from './retell-support.ts';

describe('lists, refusals and limits of the simulator, driven by the published retell-sdk', () => {
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

  it('lists by metadata, number and start, without registered calls and without transcripts', async () => {
    const started = simulator.clock.now().getTime();
    await dial('+56950000001');
    const list = (filter_criteria: Retell.CallListParams.FilterCriteria) =>
      retell.call.list({ filter_criteria, limit: 5, include_total: true });
    const mine: Retell.CallListParams.FilterCriteria = {
      metadata: [{ type: 'string', op: 'eq', key: 'attempt_id', value: 'attempt-+56950000001' }],
    };
    expect((await list(mine)).items).toEqual([]);

    await simulator.advance(3 * MINUTE);
    const found = await list(mine);
    expect(found.total).toBe(1);
    expect(found.items[0]).toMatchObject({ call_status: 'ended', to_number: '+56950000001' });
    expect(found.items[0]).not.toHaveProperty('transcript');

    const since = (value: number): Retell.CallListParams.FilterCriteria => ({
      to_number: { type: 'string', op: 'eq', value: '+56950000001' },
      start_timestamp: { type: 'number', op: 'ge', value },
    });
    expect((await list(since(started - 5_000))).items).toHaveLength(1);
    expect((await list(since(started + 10 * MINUTE))).items).toHaveLength(0);
    expect((await list({ call_status: { type: 'enum', op: 'in', value: ['error'] } })).items).toEqual([]);
  });

  it('finds 0015 by its number only, and echoes neither metadata nor to_number', async () => {
    const { call_id } = await dial('+56950000015');
    await simulator.advance(MINUTE);
    const by_mark = await retell.call.list({
      filter_criteria: { metadata: [{ type: 'present', op: 'pr', key: 'attempt_id' }] },
    });
    expect(by_mark.items).toEqual([]);
    const by_number = await retell.call.list({
      filter_criteria: { to_number: { type: 'string', op: 'eq', value: '+56950000015' } },
    });
    expect(by_number.items.map((item) => item.call_id)).toEqual([call_id]);
    const call = (await retell.call.retrieve(call_id)) as Retell.PhoneCallResponse;
    expect(call).not.toHaveProperty('to_number');
    expect(call).not.toHaveProperty('metadata');
    expect(call.start_timestamp).toBe(call.end_timestamp);
    expect(call.duration_ms).toBe(0);
  });

  it('pages through a list with its cursor', async () => {
    for (let n = 0; n < 7; n += 1) await dial('+56950000012');
    await simulator.advance(MINUTE);
    const seen: string[] = [];
    let pagination_key: string | undefined;
    do {
      const page = await retell.call.list({ limit: 3, pagination_key });
      seen.push(...page.items.map((item) => item.call_id));
      pagination_key = page.has_more ? page.pagination_key : undefined;
    } while (pagination_key);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('knows its numbers, agents and key', async () => {
    expect((await retell.phoneNumber.list()).items.map(({ phone_number }) => phone_number)).toEqual([
      ...SIMULATOR_DEFAULTS.from_numbers,
    ]);
    await retell.phoneNumber.import({
      phone_number: '+56225550999',
      termination_uri: 'trunk.example.com',
      outbound_agents: [{ agent_id: AGENT, weight: 1 }],
    });
    expect(await retell.phoneNumber.retrieve('+56225550999')).toMatchObject({ phone_number_type: 'custom' });
    await expect(retell.phoneNumber.retrieve('+56225550000')).rejects.toMatchObject({ status: 404 });
    expect((await dial('+56950000001', { from_number: '+56225550999' })).call_id).toMatch(/^call_/);

    const agents = await retell.agent.list({ limit: 1 });
    expect(agents.has_more).toBe(true);
    expect(await retell.agent.retrieve(AGENT, { version: 0 })).toMatchObject({ agent_id: AGENT, version: 0 });
    await expect(retell.agent.retrieve('agent_nobody')).rejects.toMatchObject({ status: 422 });
    expect(await retell.identity.retrieve()).toMatchObject({ api_key_name: simulator.key });
  });

  it.each([
    ['an old field name', { agent_id: AGENT }, 400],
    ['another old one', { ring_timeout: 30 }, 400],
    ['a variable that is a number', { retell_llm_dynamic_variables: { monto_total: 1 } }, 400],
    ['a SIP header without X-', { custom_sip_headers: { Foo: 'a' } }, 400],
    ['a ring time that is too short', { agent_override: { agent: { ring_duration_ms: 1 } } }, 400],
    ['a number that is not E.164', { to_number: '950000001' }, 400],
    ['no agent at all', { override_agent_id: undefined }, 400],
    ['a caller id of somebody else', { from_number: '+56229999999' }, 404],
    ['an unknown agent', { override_agent_id: 'agent_nobody' }, 422],
    ['an unknown version', { override_agent_version: 'staging' }, 422],
  ])('refuses %s', async (_what, change, status) => {
    await expect(dial('+56950000001', change as object)).rejects.toMatchObject({ status });
    expect(simulator.dials()).toHaveLength(1);
    expect(simulator.dials()[0]).toMatchObject({ answer: status, call_id: null });
  });

  it('logs even a dial that cannot be read', async () => {
    const response = await fetch(`${simulator.url}/v2/create-phone-call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.key}`, 'content-type': 'application/json' },
      body: '{"to_number":',
    });
    expect(response.status).toBe(400);
    expect(simulator.dials()).toMatchObject([{ answer: 400, to_number: null, call_id: null }]);
  });

  it('keeps workspaces apart and refuses other keys', async () => {
    const { call_id } = await dial('+56950000001');
    const other = new Retell({ apiKey: 'key_sim_other', baseURL: simulator.url, maxRetries: 0 });
    await expect(other.call.retrieve(call_id)).rejects.toMatchObject({ status: 422 });
    const stranger = new Retell({ apiKey: 'key_real', baseURL: simulator.url, maxRetries: 0 });
    await expect(stranger.call.retrieve(call_id)).rejects.toMatchObject({ status: 401 });
  });

  it('refuses calls beyond capacity and beyond its rate, and says how many are live', async () => {
    simulator.setLimits({ concurrency_limit: 2 });
    await dial('+56950000051');
    await dial('+56950000051');
    await expect(dial('+56950000051')).rejects.toMatchObject({ status: 429 });
    simulator.setLimits({ burst_enabled: true });
    await dial('+56950000051');
    expect(await retell.concurrency.retrieve()).toMatchObject({
      current_concurrency: 3,
      concurrency_limit: 2,
      concurrency_burst_limit: 6,
    });
    simulator.setLimits({ concurrency_limit: 50, cps: 1 });
    await simulator.advance(1_000);
    await dial('+56950000051');
    await expect(dial('+56950000051')).rejects.toMatchObject({ status: 429 });
    await simulator.advance(1_000);
    await dial('+56950000051');
    expect(simulator.dials().map(({ answer }) => answer)).toEqual([201, 201, 429, 201, 201, 429, 201]);
  });
});
