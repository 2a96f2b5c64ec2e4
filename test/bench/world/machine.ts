import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';

/** A tick of the kernel's accounting: 10 ms on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

const readProc = (pid: number, name: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
};

/** CPU seconds that a process has used; null where the system does not tell. */
export const cpuSeconds = (pid: number | null): number | null => {
  const stat = pid === null ? null : readProc(pid, 'stat');
  // The name of the program stands in brackets and may hold spaces: count the fields after it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return null;
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

/** Resident memory of a process in megabytes, now and at its highest; null where the system does not tell. */
export const residentMb = (pid: number): { now: number; highest: number } | null => {
  const status = readProc(pid, 'status');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1]);
  return status === null ? null : { now: kilobytes('VmRSS') / 1_024, highest: kilobytes('VmHWM') / 1_024 };
};

/** What the figures were measured on. */
export const machine = () => ({
  cores: availableParallelism(),
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  load_before: Number((loadavg()[0] ?? 0).toFixed(2)),
});
