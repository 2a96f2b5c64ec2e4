export {
  addMs,
  DAY_MS,
  HOUR_MS,
  manualClock,
  MINUTE_MS,
  parseClockLine,
  realClock,
  realMsUntil,
  scaledClock,
  SECOND_MS,
  type Clock,
  type ClockLine,
} from './clock.ts';
export {
  AppError,
  ERROR_CODES,
  invalidInput,
  invalidState,
  notFound,
  type ErrorCode,
  type FieldFault,
} from './errors.ts';
export {
  firstAttemptIdAt,
  newAccountId,
  newAttemptId,
  newBatchId,
  newId,
  newJobId,
  newToken,
  type Once,
} from './ids.ts';
export { silentLogger, type LogContext, type Logger } from './logger.ts';
export {
  dollarsToMicros,
  MICROS_PER_DOLLAR,
  microsToDollars,
  minutesToSeconds,
  percentage,
  priceOfSeconds,
  roundHalfUp,
  secondsToMinutes,
  type WalletUnit,
} from './money.ts';
export { OUTCOME_CLASSES, type CallOutcome, type HaltScope, type OutcomeClass } from './outcomes.ts';
export type { Page, Paged } from './pages.ts';
