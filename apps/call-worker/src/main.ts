import { runMain } from '@timbre/runtime';
import { callWorkerService } from './service.ts';

await runMain(() => [callWorkerService()]);
