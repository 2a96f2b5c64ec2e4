export { readConfig, type CallWorkerConfig } from './config.ts';
export { callWorkerService } from './service.ts';
