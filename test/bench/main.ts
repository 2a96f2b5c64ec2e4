import { rmSync } from 'node:fs';
import { twoLines } from '@timbre/embedded';
import { runApiBench } from './api/api-bench.ts';
import { runBacklogBench } from './backlog/backlog-bench.ts';
import { runEngineBench } from './engine/engine-bench.ts';
import { runImportBench } from './import/import-bench.ts';
import { readOptions, USAGE } from './options.ts';
import { writeResult } from './report/result-file.ts';
import { machine } from './world/machine.ts';
import { openGround } from './world/world.ts';

const BENCHES = {
  engine: runEngineBench,
  backlog: runBacklogBench,
  api: runApiBench,
  import: runImportBench,
};

const readOrExplain = () => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.log(`error: ${error instanceof Error ? error.message : String(error)}\nfix: ${USAGE}`);
    return null;
  }
};

/** Runs one benchmark; exit code 1 when it could not be carried out. */
const main = async (): Promise<void> => {
  const options = readOrExplain();
  if (options === null) {
    process.exitCode = 1;
    return;
  }
  const about = machine();
  const ground = await openGround();
  const { mongodb, redis } = ground.servers;
  const servers = { mongodb: mongodb.name, redis: redis.name };
  try {
    const result = await BENCHES[options.bench](ground, options);
    const file = writeResult(options.bench, { servers, machine: about, options, result });
    console.log(
      `servers: ${servers.mongodb}, ${servers.redis}; Node ${about.node}, ${about.cores} cores, load ${about.load_before} before`,
    );
    console.log(`kept in ${file}`);
  } catch (error) {
    console.log(twoLines(error));
    process.exitCode = 1;
  } finally {
    await ground.stop();
    if (process.exitCode !== 1) rmSync(ground.run_dir, { recursive: true, force: true });
  }
};

await main();
process.exit();
