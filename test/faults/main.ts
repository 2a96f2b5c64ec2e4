import { parseArgs } from 'node:util';
import { twoLines } from '@timbre/embedded';
import { runFaults, type RunOptions } from './run.ts';

const USAGE =
  'npm run faults -- [--quick | --every-row | --full] [--row 6]… [--seed TEXT] [--rounds N] [--lanes N] [--no-naive] [--resume] [--keep-logs]';

/** The command line as options. Throws for one that it does not know. */
const readOptions = (): RunOptions => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      'every-row': { type: 'boolean', default: false },
      row: { type: 'string', multiple: true },
      seed: { type: 'string' },
      rounds: { type: 'string' },
      lanes: { type: 'string', default: '2' },
      'no-naive': { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      'keep-logs': { type: 'boolean', default: false },
    },
  });
  return {
    mode: values.full ? 'full' : 'quick',
    rows: values.row ?? [],
    every_row: values['every-row'],
    seed: values.seed ?? null,
    rounds: values.rounds === undefined ? null : Number(values.rounds),
    resume: values.resume,
    lanes: Math.max(1, Number(values.lanes) || 1),
    naive: !values['no-naive'] && (values.row ?? []).length === 0,
    keep_logs: values['keep-logs'],
    say: (line) => console.log(line),
  };
};

// The exit handlers end what was started; the servers end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = (await runFaults(readOptions())) ? 0 : 1;
} catch (error) {
  console.error(twoLines(error));
  console.error(USAGE);
  process.exitCode = 1;
}
