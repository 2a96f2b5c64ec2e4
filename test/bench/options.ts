import { parseArgs } from 'node:util';

/** What one run of a benchmark is asked to do. */
export interface BenchOptions {
  bench: 'engine' | 'backlog' | 'api' | 'import';
  /** Calls of the throughput part. */
  calls: number;
  /** Sizes of the backlog at which the engine is looked at; the last one is the backlog and api benchmarks'. */
  waiting: number[];
  /** Calls that are looked at for each size. */
  sample: number;
  /** Processes of call-worker, and of whatever they are compared with. */
  workers: number;
  /** Calls at once. */
  concurrency: number;
  /** Campaigns that the calls of the throughput part belong to, over a quarter as many accounts. */
  batches: number;
  /** Jobs of each campaign in the admission part. */
  jobs: number;
  /** Real length of a call in the admission part. */
  call_ms: number;
  /** Rows of the file of the import benchmark. */
  rows: number;
  /** Parts to run; empty: all. */
  only: string[];
  /** Runs the apps from their sources instead of what was compiled. */
  from_sources: boolean;
  /** Writes a CPU profile of each process into this folder. */
  profile_dir: string | undefined;
}

export const USAGE = `npm run bench -- engine|backlog|api|import [--quick] [--rows 50000] [--calls 1500] [--waiting 1000,10000,100000,1000000] [--sample 300]
  [--workers 2] [--concurrency 100] [--batches 1] [--jobs 25] [--call-ms 20000]
  [--only throughput,bare,bullmq,admission,semaphore,growth] [--from-sources] [--profile DIR]`;

const FULL = {
  calls: '1500',
  waiting: '1000,10000,100000,1000000',
  sample: '300',
  jobs: '25',
  rows: '50000',
};
const QUICK = { calls: '400', waiting: '1000,10000', sample: '100', jobs: '10', rows: '5000' };

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} must be a whole number, 1 or more`);
  return value;
};

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it
 */
export const readOptions = (argv: string[]): BenchOptions => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      ...{ calls: text, waiting: text, sample: text, jobs: text, rows: text, only: text, profile: text },
      workers: { ...text, default: '2' },
      concurrency: { ...text, default: '100' },
      batches: { ...text, default: '1' },
      'call-ms': { ...text, default: '20000' },
      quick: { type: 'boolean', default: false },
      'from-sources': { type: 'boolean', default: false },
    },
  });
  const [bench] = positionals;
  if (bench !== 'engine' && bench !== 'backlog' && bench !== 'api' && bench !== 'import')
    throw new Error('name a benchmark: engine, backlog, api or import');
  const sizes = values.quick ? QUICK : FULL;
  const given = (name: keyof typeof FULL): string => values[name] ?? sizes[name];
  return {
    bench,
    calls: numberOf('calls', given('calls')),
    waiting: given('waiting')
      .split(',')
      .map((size) => numberOf('waiting', size)),
    sample: numberOf('sample', given('sample')),
    jobs: numberOf('jobs', given('jobs')),
    rows: numberOf('rows', given('rows')),
    workers: numberOf('workers', values.workers),
    concurrency: numberOf('concurrency', values.concurrency),
    batches: numberOf('batches', values.batches),
    call_ms: numberOf('call-ms', values['call-ms']),
    only: values.only?.split(',') ?? [],
    from_sources: values['from-sources'],
    profile_dir: values.profile,
  };
};
