import type { Service, ServiceContext, Stop } from './service.ts';

/** Services that run, and the way to end them all. */
export interface RunningServices {
  /** Stops them in reverse order, one after the other. Never rejects: what fails is logged and the rest goes on. */
  stop(): Promise<void>;
}

/** Runs one step of the life of a service, and logs how long it took. */
const step = async <T>(
  verb: string,
  service: string,
  { logger }: ServiceContext,
  work: () => Promise<T>,
): Promise<T> => {
  const started = performance.now();
  const result = await work();
  logger.info(`service ${verb}`, { service_name: service, ms: Math.round(performance.now() - started) });
  return result;
};

/**
 * Starts `services` one after the other. If one fails to start, those already running are stopped again and its
 * error is thrown. `stop` may be called twice; both calls wait for the same end.
 */
export const runServices = async (
  services: readonly Service[],
  context: ServiceContext,
): Promise<RunningServices> => {
  const running: { name: string; stop: Stop }[] = [];

  const stopAll = async (): Promise<void> => {
    for (const { name, stop } of running.reverse())
      await step('stopped', name, context, stop).catch((error: unknown) =>
        context.logger.error('service failed to stop', { service_name: name, error }),
      );
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopAll());

  try {
    for (const service of services)
      running.push({
        name: service.name,
        stop: await step('started', service.name, context, () => service.start(context)),
      });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
