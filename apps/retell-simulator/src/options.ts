import type { Clock, Logger } from '@timbre/kernel';

/** Room of a workspace, as Retell gives it to a new pay-as-you-go account (retell.md §1.7). */
export interface Limits {
  concurrency_limit: number;
  /** Calls a second, on the virtual time line. */
  cps: number;
  /** With burst, up to min(3 × limit, limit + 300) calls are taken. */
  burst_enabled: boolean;
  reserved_inbound_concurrency: number;
}

/** How to start a simulator. Everything has a default that suits a test. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  port?: number;
  admin_port?: number;
  /** Address to listen on; loopback unless told otherwise. */
  host?: string;
  /** The address under which others reach it, for links to recordings. */
  public_url?: string;
  /** The default workspace. Any other key that starts with `key_sim_` is a workspace of its own. */
  key?: string;
  /** The key that signs webhooks, when it is not the workspace's own. */
  webhook_key?: string;
  /** The account-level webhook URL; an agent's own URL goes first. */
  webhook_url?: string;
  /** The time line that calls live on. */
  clock?: Clock;
  /** Instead of `clock`: time stands at this instant until somebody advances it. */
  manual_from?: Date | string;
  /** Same seed, same number, same n-th call: same outcome. */
  seed?: string;
  limits?: Partial<Limits>;
  /** Caller ids of a workspace; `any` takes every E.164 number as its own. */
  from_numbers?: readonly string[] | 'any';
  /** Agents of a workspace; `any` takes every id. */
  agents?: readonly string[] | 'any';
  /** Hears of failures of the simulator itself; the ones that it plays are no failures. */
  logger?: Logger;
}

/** What a simulator uses where nothing is said. */
export const SIMULATOR_DEFAULTS = {
  host: '127.0.0.1',
  key: 'key_sim_local',
  seed: 'timbre',
  from_numbers: ['+56225550100', '+56225550101', '+56225550102'],
  agents: ['agent_sim_cobranza', 'agent_sim_marketing'],
  limits: { concurrency_limit: 20, cps: 1, burst_enabled: false, reserved_inbound_concurrency: 0 },
} as const satisfies SimulatorOptions & { limits: Limits };
