import { apiService } from '@timbre/api';
import { callWorkerService, readConfig as readCallWorkerConfig } from '@timbre/call-worker';
import { fileWorkerService, readConfig as readFileWorkerConfig } from '@timbre/file-worker';
import { ConfigError, loadConfig, type Service } from '@timbre/runtime';

/** Every service that can share this process. The API starts first and stops last: it still takes webhooks while workers drain. */
const SERVICES: Readonly<Record<string, () => Service>> = {
  api: () => apiService(),
  // One port cannot be opened twice: in this process the API answers for all, and workers take any free one.
  'file-worker': () => fileWorkerService({ ...readFileWorkerConfig(), HEALTH_PORT: 0 }),
  'call-worker': () => callWorkerService({ ...readCallWorkerConfig(), HEALTH_PORT: 0 }),
};

const unknownService = (name: string): ConfigError =>
  new ConfigError([
    {
      name: 'TIMBRE_SERVICES',
      wrong: `no hay un servicio «${name}»`,
      fix: `elija entre ${Object.keys(SERVICES).join(', ')}`,
    },
  ]);

/**
 * The services that `TIMBRE_SERVICES` names, all of them when it is empty. Throws one `ConfigError` with the faults
 * of every service, each variable once.
 */
export const chosenServices = (): Service[] => {
  const { TIMBRE_SERVICES: names } = loadConfig(['TIMBRE_SERVICES']);
  const faults = new Map<string, ConfigError['faults'][number]>();
  const services = (names.length === 0 ? Object.keys(SERVICES) : names).flatMap((name) => {
    try {
      const make = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
      if (make === undefined) throw unknownService(name);
      return [make()];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const fault of error.faults) faults.set(fault.name, fault);
      return [];
    }
  });
  if (faults.size > 0) throw new ConfigError([...faults.values()]);
  return services;
};
