import { realClock, silentLogger, type Logger } from '@timbre/kernel';
import { createLifecycle, type Lifecycle } from './calls/lifecycle.ts';
import type { CallRecord } from './calls/call-record.ts';
import { createDialLog, type DialLog } from './dial-log.ts';
import { createFaults, type Faults } from './faults.ts';
import { SIMULATOR_DEFAULTS, type SimulatorOptions } from './options.ts';
import { manualTimeline, runningTimeline, type Timeline } from './timeline.ts';
import { createWebhookLog, type WebhookLog } from './webhooks/webhook-log.ts';
import { createWebhookSender, type WebhookSender } from './webhooks/webhook-sender.ts';
import { countLive, createWorkspace, type Workspace } from './workspace.ts';

/** The state of one simulator, without its two HTTP servers. */
export interface Simulation {
  readonly timeline: Timeline;
  readonly logger: Logger;
  readonly seed: string;
  readonly default_key: string;
  readonly faults: Faults;
  readonly dials: DialLog;
  readonly webhook_log: WebhookLog;
  readonly webhooks: WebhookSender;
  readonly lifecycle: Lifecycle;
  /** Set once the port is known. */
  public_url: string;
  now(): number;
  /** The workspace of a key, made on first sight; undefined for keys that are not the simulator's. */
  workspaceOf(key: string): Workspace | undefined;
  workspaces(): Iterable<Workspace>;
  /** Puts a new call into its workspace and starts its life. */
  register(workspace: Workspace, call: CallRecord): void;
  /** Back to the first day: calls, logs and faults are gone, timers are cancelled. */
  reset(): void;
}

const isSimulatorKey = (key: string): boolean => /^key_sim_[\w-]+$/.test(key);

/** Builds the parts and ties them together; the only place that knows all of them. */
export const createSimulation = (options: SimulatorOptions): Simulation => {
  const timeline = options.manual_from
    ? manualTimeline(options.manual_from)
    : runningTimeline(options.clock ?? realClock);
  const default_key = options.key ?? SIMULATOR_DEFAULTS.key;
  const workspaces = new Map<string, Workspace>();
  const owners = new Map<string, Workspace>();
  const dials = createDialLog();
  const webhook_log = createWebhookLog();
  const faults = createFaults(timeline.clock);

  const webhooks = createWebhookSender({
    timeline,
    log: webhook_log,
    account_url: options.webhook_url ?? null,
    public_url: () => simulation.public_url,
    keyOf: (call) => options.webhook_key ?? owners.get(call.call_id)?.key ?? default_key,
  });
  const lifecycle = createLifecycle(timeline, (call, event) => {
    const owner = owners.get(call.call_id);
    if (owner) countLive(owner, call);
    webhooks.send(call, event);
  });

  const workspaceOf = (key: string): Workspace | undefined => {
    if (key !== default_key && !isSimulatorKey(key)) return undefined;
    const workspace = workspaces.get(key) ?? createWorkspace(key, options, timeline.clock);
    workspaces.set(key, workspace);
    return workspace;
  };

  const simulation: Simulation = {
    timeline,
    logger: options.logger ?? silentLogger,
    seed: options.seed ?? SIMULATOR_DEFAULTS.seed,
    default_key,
    faults,
    dials,
    webhook_log,
    webhooks,
    lifecycle,
    public_url: '',
    now: () => timeline.clock.now().getTime(),
    workspaceOf,
    workspaces: () => workspaces.values(),
    register: (workspace, call) => {
      workspace.calls.set(call.call_id, call);
      owners.set(call.call_id, workspace);
      countLive(workspace, call);
      lifecycle.begin(call);
    },
    reset: () => {
      timeline.stop();
      workspaces.clear();
      owners.clear();
      dials.clear();
      webhook_log.clear();
      faults.clear();
    },
  };
  return simulation;
};
