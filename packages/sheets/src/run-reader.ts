import { spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { contentTooLarge, tookTooLong } from './faults.ts';
import type { ReadResult } from './types.ts';
import { decodeResult, type ReadRequest } from './wire.ts';

const HERE = fileURLToPath(import.meta.url);
/** From the sources the process needs a TypeScript loader; a build runs as it is. */
const FROM_SOURCE = HERE.endsWith('.ts');
const PROGRAM = FROM_SOURCE ? './reading-process.ts' : './reading-process.js';
const LOADER = FROM_SOURCE ? ['--conditions=development', '--import', 'tsx'] : [];

/** Nothing of the caller's environment (it holds secrets) reaches a process that reads strangers' files. */
const start = (request: ReadRequest): ChildProcess =>
  spawn(
    process.execPath,
    [`--max-old-space-size=${request.limits.memory_mb}`, ...LOADER, PROGRAM, JSON.stringify(request)],
    { cwd: dirname(HERE), env: { TZ: 'UTC' }, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] },
  );

/** The answer line by line, so that a large one neither stands in memory twice nor holds up the caller's other work. */
const linesOf = (child: ChildProcess): AsyncIterable<string> =>
  createInterface({ input: child.stdio[3] as Readable, crlfDelay: Infinity });

/**
 * Starts one reading process, feeds it `file` and gives back what it found. Killed after `time_limit_ms`; a process
 * that dies (out of memory) gives `too_large`. Rejects only when no process can be started.
 */
export const runReader = async (
  file: Uint8Array,
  request: ReadRequest,
  time_limit_ms: number,
): Promise<ReadResult> => {
  const child = start(request);
  let timed_out = false;
  const timer = setTimeout(() => {
    timed_out = true;
    child.kill('SIGKILL');
  }, time_limit_ms);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  try {
    // A process that dies before it has read everything breaks the pipe: its missing answer tells the rest.
    child.stdin?.on('error', () => {});
    child.stdin?.end(file);
    const result = await Promise.race([decodeResult(linesOf(child)), failed]);
    return result ?? { ok: false, fault: timed_out ? tookTooLong() : contentTooLarge() };
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
};
