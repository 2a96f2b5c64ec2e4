import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineRows } from './doctor/machine.ts';
import { section } from './doctor/rows.ts';
import { reportServers } from './doctor/server-report.ts';
import { twoLines } from './errors.ts';
import type { Search } from './finder.ts';
import { openKeeper } from './keeper.ts';
import { newRunFolder } from './run-folder.ts';
import { cacheFolder, sizeOf } from './support/cache-folder.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

const folderRows = async (cache: string) => {
  const runs = await readdir(join(REPOSITORY, '.timbre')).catch(() => []);
  return [
    { label: 'cache', text: `${cache}, ${(await sizeOf(cache).then((size) => size / 1e6)).toFixed(0)} MB` },
    { label: 'runs', text: `${runs.length} in .timbre${runs.length > 0 ? `: ${runs.join(', ')}` : ''}` },
  ];
};

/** Prints the table of embedded.md for this machine. Exit code 1 when the demo or the tests could not run. */
const main = async (): Promise<void> => {
  const { env } = process;
  const keeper = openKeeper();
  const search: Search = {
    env,
    keeper,
    cache: cacheFolder(env),
    logs: newRunFolder(REPOSITORY, 'doctor'),
    signal: new AbortController().signal,
    onProgress: () => {},
  };
  try {
    console.log(`Timbre doctor\n\n${section('This machine', await machineRows(env))}\n`);
    if (env['TIMBRE_DB']) console.log(`TIMBRE_DB=${env['TIMBRE_DB']} forces the choice of MongoDB\n`);
    console.log(`${section('Folders', await folderRows(search.cache))}\n`);
    for (const role of ['mongodb', 'redis'] as const) {
      const report = await reportServers(role, search, newRunFolder(REPOSITORY, 'doctor'));
      console.log(`${section(role === 'mongodb' ? 'MongoDB' : 'Redis or Valkey', report.rows)}\n`);
      if (!report.fault) continue;
      console.log(`${twoLines(report.fault)}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    console.log(twoLines(error));
    process.exitCode = 1;
  } finally {
    await keeper.stop();
  }
};

process.stdout.once('error', () => process.exit(1)); // the reader (`| head`) has gone
await main();
