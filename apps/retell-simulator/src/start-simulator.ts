import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@timbre/kernel';
import type { Express } from 'express';
import { allCalls } from './admin/admin-calls.ts';
import { createAdminApp } from './admin/admin-app.ts';
import { createApiApp } from './api/api-app.ts';
import { historyRow, type HistoryRow } from './calls/history.ts';
import type { DialEntry } from './dial-log.ts';
import type { Faults } from './faults.ts';
import { SIMULATOR_DEFAULTS, type Limits, type SimulatorOptions } from './options.ts';
import { createSimulation } from './simulation.ts';
import type { WebhookLogEntry } from './webhooks/webhook-log.ts';

/** A running simulator. What the admin port can do, its owner can do here without HTTP. */
export interface Simulator {
  /** Retell's base URL. */
  readonly url: string;
  readonly admin_url: string;
  /** The key of the default workspace. */
  readonly key: string;
  /** The time line that the calls live on. */
  readonly clock: Clock;
  readonly faults: Faults;
  dials(): readonly DialEntry[];
  history(): HistoryRow[];
  webhooks(): readonly WebhookLogEntry[];
  /** Changes the default workspace. */
  setLimits(limits: Partial<Limits>): void;
  /** Only with `manual_from`: runs everything that falls due, deliveries included. False on a moving clock. */
  advance(ms: number): Promise<boolean>;
  reset(): void;
  /** Closes both ports at once, hanging requests too, and drops what is still waiting. */
  stop(): Promise<void>;
}

const listen = async (app: Express, port: number, host: string): Promise<Server> => {
  const server = createServer(app);
  server.listen(port, host);
  await once(server, 'listening');
  return server;
};

const urlOf = (server: Server, host: string): string => {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name}:${port}`;
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
};

/**
 * Starts a local Retell: the API on one port, the admin side on another.
 *
 * @throws when a port is taken; then nothing is left running
 */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const host = options.host ?? SIMULATOR_DEFAULTS.host;
  const simulation = createSimulation(options);
  const api = await listen(createApiApp(simulation), options.port ?? 0, host);
  const admin = await listen(createAdminApp(simulation), options.admin_port ?? 0, host).catch(
    async (error: unknown) => {
      await close(api);
      throw error;
    },
  );
  const url = urlOf(api, host);
  simulation.public_url = options.public_url ?? url;
  return {
    url,
    admin_url: urlOf(admin, host),
    key: simulation.default_key,
    clock: simulation.timeline.clock,
    faults: simulation.faults,
    dials: () => simulation.dials.entries(),
    history: () => allCalls(simulation).map(historyRow),
    webhooks: () => simulation.webhook_log.entries(),
    setLimits: (limits) => {
      Object.assign(simulation.workspaceOf(simulation.default_key)!.limits, limits);
    },
    advance: (ms) => simulation.timeline.advance(ms, simulation.webhooks.settled),
    reset: simulation.reset,
    stop: async () => {
      simulation.timeline.stop();
      await Promise.all([close(api), close(admin)]);
    },
  };
};
