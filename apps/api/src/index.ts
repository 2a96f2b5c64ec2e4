export { readConfig, type ApiConfig } from './config.ts';
export { apiService } from './service.ts';
