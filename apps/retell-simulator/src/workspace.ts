import type { Clock } from '@timbre/kernel';
import { createRateBucket, type RateBucket } from './capacity.ts';
import { isLive, type CallRecord } from './calls/call-record.ts';
import type { StorageSetting } from './calls/call-settings.ts';
import { SIMULATOR_DEFAULTS, type Limits, type SimulatorOptions } from './options.ts';

/** A caller id of a workspace. */
export interface PhoneNumber {
  phone_number: string;
  nickname?: string;
  termination_uri?: string;
  outbound_agents: { agent_id: string; agent_version?: string | number; weight: number }[];
  modified_at: number;
}

/** An agent with three versions, of which the last is a draft. */
export interface Agent {
  agent_id: string;
  agent_name: string;
  latest_version: number;
  published_version: number;
  tags: Record<string, { version: number }>;
  webhook_url: string | null;
  webhook_events: readonly string[];
  data_storage_setting: StorageSetting;
  modified_at: number;
}

/** Everything that one API key sees. */
export interface Workspace {
  readonly key: string;
  readonly calls: Map<string, CallRecord>;
  /** Ids of registered and ongoing calls: the concurrency in use. */
  readonly live: Set<string>;
  readonly dialled: Map<string, number>;
  readonly numbers: Map<string, PhoneNumber>;
  readonly agents: Map<string, Agent>;
  readonly limits: Limits;
  readonly bucket: RateBucket;
  readonly open: { numbers: boolean; agents: boolean };
}

const DEFAULT_EVENTS = ['call_started', 'call_ended', 'call_analyzed'];

const newAgent = (agent_id: string, modified_at: number): Agent => ({
  agent_id,
  agent_name: agent_id.replace(/[_-]+/g, ' '),
  latest_version: 2,
  published_version: 1,
  tags: { prod: { version: 1 } },
  webhook_url: null,
  webhook_events: DEFAULT_EVENTS,
  data_storage_setting: 'everything',
  modified_at,
});

const newNumber = (phone_number: string, modified_at: number): PhoneNumber => ({
  phone_number,
  outbound_agents: [],
  modified_at,
});

/** The agent, or undefined; in an open workspace every id is an agent. */
export const findAgent = (workspace: Workspace, agent_id: string): Agent | undefined =>
  workspace.agents.get(agent_id) ?? (workspace.open.agents ? newAgent(agent_id, 0) : undefined);

/** The caller id, or undefined; in an open workspace every number is one. */
export const findNumber = (workspace: Workspace, phone_number: string): PhoneNumber | undefined =>
  workspace.numbers.get(phone_number) ?? (workspace.open.numbers ? newNumber(phone_number, 0) : undefined);

/** A call that this key may see. */
export const findCall = (workspace: Workspace, call_id: string): CallRecord | undefined => {
  const call = workspace.calls.get(call_id);
  return call && !call.deleted ? call : undefined;
};

/** Keeps the concurrency in use in step with a call's state. */
export const countLive = (workspace: Workspace, call: CallRecord): void => {
  if (isLive(call)) workspace.live.add(call.call_id);
  else workspace.live.delete(call.call_id);
};

/** A workspace as it is on its first day. */
export const createWorkspace = (key: string, options: SimulatorOptions, clock: Clock): Workspace => {
  const now = clock.now().getTime();
  const numbers = options.from_numbers ?? SIMULATOR_DEFAULTS.from_numbers;
  const agents = options.agents ?? SIMULATOR_DEFAULTS.agents;
  const entries = <T>(ids: readonly string[] | 'any', make: (id: string, at: number) => T): [string, T][] =>
    ids === 'any' ? [] : ids.map((id) => [id, make(id, now)]);
  return {
    key,
    calls: new Map(),
    live: new Set(),
    dialled: new Map(),
    numbers: new Map(entries(numbers, newNumber)),
    agents: new Map(entries(agents, newAgent)),
    limits: { ...SIMULATOR_DEFAULTS.limits, ...options.limits },
    bucket: createRateBucket(clock),
    open: { numbers: numbers === 'any', agents: agents === 'any' },
  };
};
