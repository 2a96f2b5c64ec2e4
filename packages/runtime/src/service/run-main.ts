import { realClock, SECOND_MS, type Logger } from '@timbre/kernel';
import { ConfigError } from '../config/config-error.ts';
import { clockFromConfig, loadConfig } from '../config/load-config.ts';
import { createLogger } from '../log/logger.ts';
import { redactText } from '../log/redact-text.ts';
import { createMetrics } from '../metrics.ts';
import { timeZoneData, timeZoneWarning } from '../time-zone-data.ts';
import { runServices, type RunningServices } from './run-services.ts';
import type { Service } from './service.ts';
import { watchParent } from './watch-parent.ts';

/** How long a service may let its running work finish when it is stopped, in real milliseconds. */
export const DRAIN_MS = 20 * SECOND_MS;

/** After this the process ends whatever still hangs; below any `stop_grace_period` of a deployment. */
const FORCE_EXIT_MS = 25 * SECOND_MS;

interface Ending {
  reason: string;
  exit_code: 0 | 1;
  error?: unknown;
}

/** A start that failed, told to the person who started it: two lines for each fault, never a stack trace. */
const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const message = redactText(error instanceof Error ? error.message : String(error));
  return /^error: /m.test(message)
    ? message
    : `error: ${message}\nfix: revise la configuración y que los servidores respondan`;
};

/** Ends the process once, for the first reason that comes up; a start under way is waited for, then stopped. */
const createEnd = (logger: Logger, started: Promise<RunningServices>) => {
  let ending = false;
  return ({ reason, exit_code, error }: Ending): void => {
    if (ending) return;
    ending = true;
    if (exit_code === 0) logger.info('stopping', { reason });
    else logger.error('stopping', { reason, error });
    setTimeout(() => {
      logger.error('stopped by force', { reason, limit_ms: FORCE_EXIT_MS });
      process.exit(1);
    }, FORCE_EXIT_MS).unref();
    void started
      .then((running) => running.stop())
      .catch(() => undefined) // a start that failed has stopped what it had started
      .then(() => process.exit(exit_code));
  };
};

/** What makes a process end: a signal, an error that nobody caught, its parent's end. */
const listen = (end: (ending: Ending) => void, parent_pid: number | undefined): void => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => end({ reason: signal, exit_code: 0 }));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => end({ reason: event, exit_code: 1, error }));
  if (parent_pid) watchParent(parent_pid, () => end({ reason: 'parent process ended', exit_code: 0 }));
};

/**
 * The whole of a `main.ts`: reads the common configuration, makes logger, clock and metrics, starts the services in
 * order, and ends them in reverse on SIGTERM or SIGINT (exit code 0) or on an error that nobody caught (logged once,
 * exit code 1). What still runs 25 s later is cut off. A start that fails prints `error:` / `fix:` on stderr and
 * ends with exit code 1. `TIMBRE_PARENT_PID` makes it end with its parent.
 */
export const runMain = async (
  makeServices: () => readonly Service[] | Promise<readonly Service[]>,
): Promise<void> => {
  try {
    const config = loadConfig(['LOG_LEVEL', 'TIMBRE_CLOCK', 'TIMBRE_PARENT_PID']);
    const services = await makeServices();
    const name = services.map((service) => service.name).join('+');
    const logger = createLogger({ service: name, level: config.LOG_LEVEL });
    const old = timeZoneWarning(timeZoneData(), realClock);
    if (old !== undefined) logger.warn(old);

    const context = { clock: clockFromConfig(config), logger, metrics: createMetrics(name) };
    const started = runServices(services, context);
    listen(createEnd(logger, started), config.TIMBRE_PARENT_PID);
    await started;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
};
