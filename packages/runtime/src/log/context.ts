import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogContext } from '@timbre/kernel';

const storage = new AsyncLocalStorage<LogContext>();

/** The ids that belong to the work going on; empty outside of any. */
export const currentLogContext = (): LogContext => storage.getStore() ?? {};

/** Runs `fn`; every line that it logs, however deep, carries `context` (added to the context around it). */
export const withLogContext = <T>(context: LogContext, fn: () => T): T =>
  storage.run({ ...currentLogContext(), ...context }, fn);
