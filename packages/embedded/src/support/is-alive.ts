import { readFileSync } from 'node:fs';

/** True for a process that has ended but that its parent has not taken note of; only Linux tells. */
const isZombie = (pid: number): boolean => {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return facts.slice(facts.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
};

/** True while a process with this id runs (also when it belongs to somebody else). */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
};
