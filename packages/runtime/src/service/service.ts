import type { Clock, Logger } from '@timbre/kernel';
import type { Metrics } from '../metrics.ts';

/** What every service of a process shares. */
export interface ServiceContext {
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
}

/** Ends a service in order: take no more work, drain, close. Resolves when nothing of it is left. */
export type Stop = () => Promise<void>;

/** One part of a process. Nothing happens before `start`; a rejected `start` has left nothing behind. */
export interface Service {
  name: string;
  start(context: ServiceContext): Promise<Stop>;
}
