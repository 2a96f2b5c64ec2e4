import { SECOND_MS, type Logger } from '@timbre/kernel';

const LIMIT_MS = 30 * SECOND_MS;
const LOOK_EVERY_MS = SECOND_MS;

/** True while our clock is near enough to the database's to work by it. */
export const isClockRight = (skew_ms: number): boolean => skew_ms <= LIMIT_MS;

/** What stands still while the clock is wrong. */
export interface ClockGuardOptions {
  /** How far our clock is from the database's, real milliseconds. */
  skewMs(): number;
  go(): Promise<void>;
  stand(): Promise<void>;
  logger: Logger;
}

/** Watches the clock for as long as a process works. */
export interface ClockGuard {
  /** False while the process stands still. */
  isRight(): boolean;
  stop(): void;
}

/**
 * Lets a process work only while its clock is right to 30 seconds. The gate alone would keep it from dialling, but not
 * from handing out dials for tomorrow that hold their slots until then, or from giving up calls that others are making.
 * Looks before it returns, and every second.
 */
export const guardClock = async ({ skewMs, go, stand, logger }: ClockGuardOptions): Promise<ClockGuard> => {
  let going: boolean | null = null;
  const isRight = (): boolean => isClockRight(skewMs());
  const look = async (): Promise<void> => {
    const right = isRight();
    if (right === going) return;
    if (!right) logger.error('no work while the clock is wrong', { skew_ms: skewMs() });
    else if (going === false) logger.info('the clock is right again');
    await (right ? go() : stand());
    going = right;
  };
  await look();
  const timer = setInterval(() => {
    look().catch((error: unknown) =>
      logger.warn('not everything stands or goes as the clock demands', { error }),
    );
  }, LOOK_EVERY_MS);
  return { isRight, stop: () => clearInterval(timer) };
};
