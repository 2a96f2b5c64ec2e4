export { createApp } from './app.ts';
export { compose } from './compose.ts';
export { readConfig, type ApiConfig } from './config.ts';
export { apiService } from './service.ts';
