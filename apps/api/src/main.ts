import { runMain } from '@timbre/runtime';
import { apiService } from './service.ts';

await runMain(() => [apiService()]);
