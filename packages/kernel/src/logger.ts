/** Facts that tie a line of log to what it is about. Ids only: personal data has no place here. */
export interface LogContext {
  request_id?: string;
  account_id?: string;
  batch_id?: string;
  job_id?: string;
  attempt_id?: string;
  [key: string]: unknown;
}

/** Where packages write their log. `runtime` gives the real one (winston, JSON, redacted). */
export interface Logger {
  debug(message: string, facts?: LogContext): void;
  info(message: string, facts?: LogContext): void;
  warn(message: string, facts?: LogContext): void;
  error(message: string, facts?: LogContext): void;
}

/** A logger that says nothing, for tests of single functions. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
