export { readConfig, type FileWorkerConfig } from './config.ts';
export { fileWorkerService } from './service.ts';
