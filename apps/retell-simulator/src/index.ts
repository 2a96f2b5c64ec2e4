export { SIMULATOR_DEFAULTS, type Limits, type SimulatorOptions } from './options.ts';
export { simulatorService } from './service.ts';
export { startSimulator, type Simulator } from './start-simulator.ts';
export type { DialEntry } from './dial-log.ts';
export type { HistoryRow } from './calls/history.ts';
export type { WebhookLogEntry } from './webhooks/webhook-log.ts';
