import type { Checkpoint } from '@timbre/calls';
import type { Clock } from '@timbre/kernel';
import type { DialEntry, HistoryRow, Simulator, SimulatorOptions } from '@timbre/retell-simulator';
import type { AccountDocument, BatchDocument, JobDocument, Store } from '@timbre/store';

/** How much of the matrix's counts a run injects. */
export type Mode = 'quick' | 'full';

/** Random numbers that a seed decides. */
export interface Rng {
  readonly seed: string;
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
  /** Another source, decided by this seed and `name`. */
  fork(name: string): Rng;
}

/** What a TCP proxy does with bytes; see `proxy.ts`. */
export type ProxyMode =
  | { kind: 'pass' }
  | { kind: 'delay'; ms: number; jitter_ms?: number }
  /** Takes connections and bytes, and gives neither further. */
  | { kind: 'blackhole' }
  /** New connections are closed at once. */
  | { kind: 'refuse' };

/** A TCP proxy in front of one server, switchable while it runs. */
export interface Proxy {
  readonly port: number;
  /** What happens from now on, to open connections too. */
  set(mode: ProxyMode): void;
  /** Resets every open connection; new ones follow the mode. Returns how many. */
  cut(): number;
  /** Another server behind the same address, for new connections. */
  retarget(port: number): void;
  counts(): { connections: number; cut: number; refused: number; bytes: number };
  stop(): Promise<void>;
}

/** A file system of its own below a server's data. */
export interface SmallDisk {
  /** Writes until nothing fits any more. */
  fill(): Promise<void>;
  /** Gives back what {@link SmallDisk.fill} took. */
  free(): Promise<void>;
}

/** A server that this harness started on a data folder of its own: the only kind that a fault may hit. */
export interface FaultServer {
  /** Straight to the server, past the proxy: for the checker and for reading. */
  readonly uri: string;
  /** Through the proxy: what workers and API get. */
  readonly proxied_uri: string;
  readonly proxy: Proxy;
  /** For example `Valkey 8.1.4`. */
  readonly name: string;
  readonly pid: number | null;
  /** Only where `own_servers` asked for one. */
  readonly disk: SmallDisk | null;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** An orderly end; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Starts it again on the same data folder and port; resolves when it answers. */
  start(): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
}

/** The harness's own Redis or Valkey. */
export interface RedisServer extends FaultServer {
  flushAll(): Promise<void>;
  /** CONFIG SET. */
  configure(settings: Record<string, string>): Promise<void>;
  /** Only between stop and start: cuts this many bytes off the newest append-only file. Returns what it cut. */
  truncateLog(bytes: number): Promise<number>;
}

/**
 * What a struck worker does to itself at a checkpoint. `block`: its event loop stands still for `ms` real. A kill with
 * `after_ms` lets the attempt go on and falls that much real time later.
 */
export type StrikeHow = { how: 'kill'; after_ms?: number } | { how: 'stop' } | { how: 'block'; ms: number };

/** A blow that a worker deals itself when it passes `at` for the `nth` time (1: the next) since it was armed. */
export type Strike = StrikeHow & {
  at: Checkpoint;
  nth?: number;
  /** Only for these. */ attempt_ids?: readonly string[];
};

/** Where and when a strike fell. Instants are virtual. */
export interface Struck {
  at: Checkpoint;
  how: StrikeHow['how'];
  attempt_id: string;
  virtual_ms: number;
}

/** How a process ended, and how long after the signal, in real milliseconds. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  took_ms: number;
}

/** One real process of the harness. */
export interface FaultProcess {
  readonly pid: number;
  readonly alive: boolean;
  /** From the fork until it was ready for work, real milliseconds. */
  readonly start_ms: number;
  /** Sends a signal and does not wait. */
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL; resolves when it is gone. Notes the fault for the measurement of recovery. */
  kill(): Promise<ProcessEnd>;
  /** SIGTERM; resolves when it is gone. SIGKILL after 60 s, which shows as `signal`. */
  stop(): Promise<ProcessEnd>;
  readonly exited: Promise<ProcessEnd>;
}

/** A call-worker of its own process. */
export interface WorkerProcess extends FaultProcess {
  /** Replaces the strike that waits, if any. Resolves when this one falls; rejects when the process ends before. */
  arm(strike: Strike): Promise<Struck>;
  /** The first strike that fell; pending until one does. Rejects when the process ends without one. */
  readonly struck: Promise<Struck>;
}

/** How to start a worker. */
export interface WorkerOptions {
  strike?: Strike;
  /** Over the environment of the world. */
  env?: Record<string, string>;
  /** The worker's clock line is ahead of everybody's by this much, virtual. Its machine clock is not. */
  clock_ahead_ms?: number;
}

/** The API as a process of its own, which also takes the simulator's webhooks. */
export interface ApiProcess extends FaultProcess {
  readonly url: string;
  /** Of a platform admin. */
  readonly admin: { email: string; password: string };
}

/** What a scenario asks for; each gets a database, key prefix, clock and simulator of its own. */
export interface WorldOptions {
  /** Virtual seconds in one real second; default 60. */
  factor?: number;
  /** Where the virtual time line starts; default: 2026-11-23T13:00:00Z, a Monday at 10:00 in Santiago. */
  virtual_start?: Date;
  /** Retell's calls per second on the VIRTUAL line, for workers and simulator. Default: 20 real starts a second. */
  calls_per_second?: number;
  /** Of the workspace; default 50. */
  max_concurrent_calls?: number;
  simulator?: SimulatorOptions;
  /** Workers started with the world; default 0. */
  workers?: number;
  /** Starts the API, to which the simulator sends its webhooks. Default: none; polling then finds the results. */
  api?: boolean;
  /** Over the environment of workers and API. */
  env?: Record<string, string>;
  /** Servers of this world alone, for faults that leave them unfit (wrong policy, full disk). */
  own_servers?: boolean | { disk_mb: { mongodb?: number; redis?: number } };
}

/** People and settings of one campaign. */
export interface CampaignOptions {
  /** One entry for each person; see `phoneFor`. */
  phones: string[][];
  call_settings?: Record<string, unknown>;
  given?: Partial<BatchDocument>;
}

/** A campaign that the checker knows of. */
export interface Campaign {
  account: AccountDocument;
  batch: BatchDocument;
  jobs: JobDocument[];
}

/** Everything that a scenario works with. Real time wherever a name does not say virtual. */
export interface World {
  readonly clock: Clock;
  readonly factor: number;
  /** In the harness's process: no fault reaches it, and its dial log is the truth. */
  readonly simulator: Simulator;
  /** Straight to the database, past the proxy. */
  readonly store: Store;
  readonly mongodb: FaultServer;
  readonly redis: RedisServer;
  readonly database: string;
  readonly prefix: string;
  /** What workers and API get. */
  readonly env: Readonly<Record<string, string>>;
  readonly rng: Rng;
  readonly workers: readonly WorkerProcess[];
  /** Throws when the world was made without. */
  readonly api: ApiProcess;

  startWorker(options?: WorkerOptions): Promise<WorkerProcess>;
  startApi(): Promise<ApiProcess>;
  account(
    given?: Partial<AccountDocument>,
    balance?: { seconds?: number; micros?: number },
  ): Promise<AccountDocument>;
  /** Writes a running campaign as an upload would leave it; the next sweep (2 s virtual) takes it up. */
  campaign(account: AccountDocument, options: CampaignOptions): Promise<Campaign>;
  /** Has the checker watch a campaign that was made by other ways, such as the API. */
  watch(account_id: string, batch_id: string): Promise<Campaign>;
  campaigns(): readonly Campaign[];
  job(job: JobDocument): Promise<JobDocument>;
  batch(batch: BatchDocument): Promise<BatchDocument>;

  dials(): readonly DialEntry[];
  history(): HistoryRow[];
  /** Waits until `read` gives neither null nor false; throws with `what` after `limit_ms` (60 s) of real time. */
  until<T>(
    what: string,
    read: () => Promise<T | null | false> | T | null | false,
    limit_ms?: number,
  ): Promise<T>;
  /** Lets virtual time pass; only where the scenario is about time itself. */
  pass(virtual_ms: number): Promise<void>;
  /** Waits until the campaign is complete and its last attempt is closed. */
  completed(campaign: Campaign, limit_ms?: number): Promise<BatchDocument>;

  /** Counts faults that were injected (kills and strikes count themselves). */
  fault(kind: string, count?: number): void;
  /**
   * Notes a fault that stops everything: what is open now recovers when each of these calls, or any call when none is
   * open, has moved on. Kills and strikes do this themselves.
   */
  noteFault(): Promise<void>;
  /** A recovery that the scenario measured itself, in virtual milliseconds. */
  recovered(virtual_ms: number): void;
  /** A promise of this row alone was broken, and how. It fails the scenario and shows in the table. */
  broken(what: string): void;
}

/** The figures of promises; every one of them has to be 0. */
export interface Zeros {
  double_dials: number;
  lost_jobs: number;
  lost_results: number;
  out_of_hours: number;
  balance_diff: number;
  stuck: number;
}

/** What the checker takes for granted and a scenario may relax. */
export interface CheckOptions {
  /** Campaigns that end in another state than `completed` (cancelled, paused, deleted …), by batch id. */
  unfinished?: readonly string[];
}

/** What `run` gives back beside what it told the world; the runner checks the promises itself, after it. */
export interface ScenarioResult {
  check?: CheckOptions;
  /** For the table, such as `last dial 61 s before the end`. */
  note?: string;
}

/** How much of a scenario one round injects. */
export interface Size {
  mode: Mode;
  /** Calls to make in this round. */
  calls: number;
  /** Faults to inject in this round. */
  faults: number;
  /** Which round of how many this is, from 0. */
  round: number;
  rounds: number;
}

/** One row of the fault matrix. */
export interface Scenario {
  /** The row of the matrix; rows with several scenarios write 9a, 9b. */
  row: string;
  name: string;
  /** The kinds of fault that it injects, as the last line counts them. */
  kinds: readonly string[];
  /** Sizes of one run: `rounds` worlds with `calls` and `faults` each. null: not part of this mode. */
  scale(mode: Mode): { rounds: number; calls: number; faults: number } | null;
  /** What the world of one round needs. */
  world(mode: Mode, rng: Rng): WorldOptions;
  /** Why this machine cannot show it, or null. Asked before the first round. */
  impossible?(): Promise<string | null>;
  /**
   * Injects the faults and waits until everything is at rest again. Throws what it did not expect, which fails it; the
   * runner then prints the seed. The runner stops every process, checks the promises, and removes the database.
   */
  run(world: World, rng: Rng, size: Size): Promise<ScenarioResult | void>;
}
