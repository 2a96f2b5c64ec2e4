import { SECOND_MS } from '@timbre/kernel';

/** True while a process with this id exists (signal 0 only asks; EPERM means that it belongs to somebody else). */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Development only: calls `onGone` once when the process `pid` has ended, looked at every second. A demo that is
 * killed outright leaves no workers behind this way. Does not keep the process alive.
 */
export const watchParent = (pid: number, onGone: () => void): void => {
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    onGone();
  }, SECOND_MS);
  timer.unref();
};
