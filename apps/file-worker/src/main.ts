import { runMain } from '@timbre/runtime';
import { fileWorkerService } from './service.ts';

await runMain(() => [fileWorkerService()]);
