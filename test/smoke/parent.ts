// A process for lifecycle.test.ts: starts the servers, prints what it started on one line, and does nothing more.
// It listens to no signal, so whatever ends it comes without a warning.
import { startServers, twoLines } from '@timbre/embedded';

const [run_dir = ''] = process.argv.slice(2);
try {
  const { mongodb, redis } = await startServers({ mood: 'soonest', run_dir });
  console.log(JSON.stringify({ mongodb, redis }));
  setInterval(() => {}, 1_000_000);
} catch (error) {
  console.log(twoLines(error));
  process.exitCode = 1;
}
