import { readOptions } from './options.ts';
import { openGround } from './world/world.ts';
import { measureThroughput } from './engine/throughput.ts';
const options = readOptions(process.argv.slice(2));
const ground = await openGround();
try { console.log(await measureThroughput(ground, options)); } finally { await ground.stop(); }
process.exit(0);
