/**
 * The program that reads one file: request as argument, file on standard input, result on descriptor 3. It lives
 * apart so that a hostile file can only kill it; nothing imports it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { encodeResult, type ReadRequest } from './wire.ts';

const RESULT = 3;
const PRLIMIT = '/usr/bin/prlimit';
const PAGE_BYTES = 4096;
/** Address space that reading may add to what Node holds when it starts: the heap, the file, its inflated parts. */
const ADDRESS_SPACE_BYTES = 1024 * 1024 * 1024;
const CPU_SECONDS = 60;

/** Bounds memory outside the heap too, before the first byte of the file is looked at. Linux only; elsewhere heap and time still bound it. */
const limitOneself = (): void => {
  if (!existsSync(PRLIMIT) || !existsSync('/proc/self/statm')) return;
  const held = Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[0]) * PAGE_BYTES;
  execFileSync(PRLIMIT, [
    '--pid',
    String(process.pid),
    `--as=${held + ADDRESS_SPACE_BYTES}`,
    `--cpu=${CPU_SECONDS}`,
    '--core=0',
  ]);
};

const writeAll = (text: string): void => {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSync(RESULT, rest));
};

const BATCH_CHARS = 256 * 1024;

const main = (): void => {
  const request = JSON.parse(process.argv[2] ?? '') as ReadRequest;
  limitOneself();
  const file = readFileSync(0);
  const result =
    request.format === 'csv' ? readCsv(file, request.limits) : readWorkbook(file, request.limits);
  let pending = '';
  for (const line of encodeResult(result, request.limits)) {
    pending += `${line}\n`;
    if (pending.length > BATCH_CHARS) {
      writeAll(pending);
      pending = '';
    }
  }
  writeAll(pending);
};

main();
