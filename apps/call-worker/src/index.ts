export { readConfig, type CallWorkerConfig } from './config.ts';
export type { CallWorkerHooks } from './compose.ts';
export { callWorkerService } from './service.ts';
