import type { Service } from '@timbre/runtime';
import type { SimulatorOptions } from './options.ts';
import { startSimulator } from './start-simulator.ts';

/**
 * The simulator as a service of a process: on the process's clock and with its logger, unless `options` name others.
 * Logs one line `listening` with both addresses.
 */
export const simulatorService = (options: SimulatorOptions): Service => ({
  name: 'retell-simulator',
  start: async ({ clock, logger }) => {
    const simulator = await startSimulator({ clock, logger, ...options });
    logger.info('listening', { url: simulator.url, admin_url: simulator.admin_url });
    return simulator.stop;
  },
});
