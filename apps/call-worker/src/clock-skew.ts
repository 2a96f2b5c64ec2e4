import { realClock, SECOND_MS, type Logger } from '@timbre/kernel';
import type { Store } from '@timbre/store';

const EVERY_MS = 60 * SECOND_MS;
const WARN_MS = 2 * SECOND_MS;

/** How far our clock and the database's are apart, measured at the start and every minute, in real milliseconds. */
export interface SkewWatch {
  /** A step of our clock since the last measurement counts at once, so that no dial follows it unseen. */
  skewMs(): number;
  stop(): void;
}

/** Our clock less a counter that nobody can set: it changes only when somebody sets our clock. */
const setting = (): number => realClock.now().getTime() - performance.now();

/** Measures once before it returns, so that nothing dials on an unchecked clock. */
export const watchClockSkew = async (
  store: Pick<Store, 'serverTime'>,
  logger: Logger,
): Promise<SkewWatch> => {
  let skew_ms = 0;
  let measured_at = setting();
  const measure = async (): Promise<void> => {
    const before = realClock.now().getTime();
    const server = (await store.serverTime()).getTime();
    const after = realClock.now().getTime();
    // The server read its clock somewhere between the two; what lies outside that interval is skew for certain.
    skew_ms = server < before ? before - server : Math.max(0, server - after);
    measured_at = setting();
    if (skew_ms > WARN_MS) logger.warn('the clocks of this machine and of the database differ', { skew_ms });
  };
  await measure();
  const timer = setInterval(() => {
    measure().catch((error: unknown) => logger.warn('clock skew not measured', { error: String(error) }));
  }, EVERY_MS);
  const steppedMs = (): number => {
    const step_ms = Math.abs(setting() - measured_at);
    return step_ms > WARN_MS ? Math.round(step_ms) : 0; // less is the machine disciplining its clock
  };
  return { skewMs: () => skew_ms + steppedMs(), stop: () => clearInterval(timer) };
};
