import { parseArgs } from 'node:util';
import { runMain } from '@timbre/runtime';
import { optionsFromArguments, USAGE } from './arguments.ts';
import { simulatorService } from './service.ts';

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4100' },
        'admin-port': { type: 'string', default: '4101' },
        host: { type: 'string' },
        'public-url': { type: 'string' },
        key: { type: 'string' },
        'webhook-key': { type: 'string' },
        'webhook-url': { type: 'string' },
        seed: { type: 'string' },
        clock: { type: 'string' },
        cps: { type: 'string' },
        concurrency: { type: 'string' },
        'from-numbers': { type: 'string' },
        agents: { type: 'string' },
      },
    });
    return optionsFromArguments(values);
  } catch (error) {
    throw new Error(`error: ${error instanceof Error ? error.message : String(error)}\nfix: ${USAGE}`);
  }
};

await runMain(() => [simulatorService(readOptions())]);
