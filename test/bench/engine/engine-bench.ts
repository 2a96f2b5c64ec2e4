import type { BenchOptions } from '../options.ts';
import { short, table } from '../report/table.ts';
import type { CommandCounts } from '../world/child.ts';
import type { Ground } from '../world/world.ts';
import { measureAdmission, type Admission } from './admission.ts';
import { measureBare, type Bare } from './bare.ts';
import { measureBullmq, type BullmqRates } from './bullmq.ts';
import { measureGrowth, type GrowthRow } from './growth.ts';
import { measureSemaphore, type SemaphoreAdmission } from './semaphore.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

/** What the engine benchmark found; a part that was not asked for is null. */
export interface EngineResult {
  growth: GrowthRow[] | null;
  throughput: Throughput | null;
  bare: Bare | null;
  /** The writes of a call that is reduced to its bones: the yardstick of the design's own trials. */
  bare_writes: Bare | null;
  bullmq: BullmqRates | null;
  admission: Admission | null;
  semaphore: SemaphoreAdmission | null;
}

const growthTable = (rows: GrowthRow[]): string =>
  table(
    ['jobs waiting', 'calls', 'calls/s', 'ms a call', 'operations a call', 'inserts/s'],
    rows.map((row) => [
      String(row.waiting),
      String(row.calls),
      ...[row.calls_per_s, row.ms_per_call, row.ops_per_call, row.inserts_per_s],
    ]),
  );

const operationsTable = (first: CommandCounts, last: CommandCounts): string =>
  table(
    ['MongoDB command', 'a call', 'with the largest backlog'],
    [...new Set([...Object.keys(first), ...Object.keys(last)])]
      .sort()
      .map((name) => [name, first[name] ?? 0, last[name] ?? 0]),
  );

const ratesTable = ({ throughput, bare, bare_writes, bullmq }: EngineResult): string => {
  const against = (rate: number): string =>
    throughput === null ? '' : `${((100 * throughput.calls_per_s) / rate).toFixed(0)} %`;
  const rows: (string | number)[][] = [];
  if (throughput) rows.push(['engine: finished calls', throughput.calls_per_s, '']);
  if (bare) rows.push(['the same MongoDB operations, by hand', bare.calls_per_s, against(bare.calls_per_s)]);
  if (bare_writes)
    rows.push(['its 14 barest writes, by hand', bare_writes.calls_per_s, against(bare_writes.calls_per_s)]);
  if (bullmq) rows.push(['BullMQ alone: add and process', bullmq.calls_per_s, against(bullmq.calls_per_s)]);
  return table(['', 'calls/s', 'engine reaches'], rows);
};

const admissionTable = (rows: [string, Admission][]): string =>
  table(
    ['20 campaigns × 5 slots', 'calls', 'seconds', '× ideal', 'most at once', ''],
    rows.map(([name, row]) => [
      ...[name, String(row.calls), row.seconds, row.to_ideal, String(row.peak)],
      row.finished ? '' : 'cut off',
    ]),
  );

/** What the writes of a call come to when nothing is read, re-read, counted by day, paced or followed. */
const BARE_WRITES: CommandCounts = {
  'slots.update': 2,
  'jobs.findAndModify': 2,
  'call_attempts.insert': 1,
  'call_attempts.findAndModify': 4,
  'wallets.update': 2,
  'webhook_events.insert': 1,
  'ledger.insert': 1,
  'batches.update': 1,
};

/** Prints what was measured, and the line that is compared from run to run. */
const print = (result: EngineResult): void => {
  const { growth, throughput, bare, admission, semaphore } = result;
  const sections: string[] = [];
  const first = growth?.[0];
  if (growth && first) {
    sections.push(growthTable(growth));
    sections.push(operationsTable(first.commands_per_call, growth.at(-1)?.commands_per_call ?? {}));
  }
  if (throughput ?? bare ?? result.bullmq) sections.push(ratesTable(result));
  if (throughput) sections.push(table(['CPU of one call', 'ms'], Object.entries(throughput.cpu_ms_per_call)));
  const rows: [string, Admission][] = [];
  if (admission) rows.push(['engine', admission]);
  if (semaphore) rows.push(['semaphore inside the job', semaphore]);
  if (rows.length > 0) sections.push(admissionTable(rows));
  console.log(`\n${sections.join('\n\n')}\n`);
  const figure = (value: number | undefined): string => (value === undefined ? 'not measured' : short(value));
  console.log(
    `bench engine: calls_per_s=${figure(throughput?.calls_per_s)}` +
      ` engine_to_bare=${figure(throughput && bare ? throughput.calls_per_s / bare.calls_per_s : undefined)}` +
      ` admission_to_ideal=${figure(admission?.to_ideal)} ops_per_call=${figure(first?.ops_per_call)}`,
  );
};

/** Runs the parts of the engine benchmark one after the other and prints them. */
export const runEngineBench = async (ground: Ground, options: BenchOptions): Promise<EngineResult> => {
  const part = async <T>(name: string, work: () => Promise<T>): Promise<T | null> => {
    if (options.only.length > 0 && !options.only.includes(name)) return null;
    console.log(`${name} …`);
    return work();
  };
  const growth = await part('growth', () => measureGrowth(ground, options));
  const throughput = await part('throughput', () => measureThroughput(ground, options));
  const operations = growth?.[0]?.commands_per_call ?? BARE_WRITES;
  const bare = await part('bare', () => measureBare(ground, options, operations));
  const bare_writes = await part('bare', () => measureBare(ground, options, BARE_WRITES));
  const bullmq = await part('bullmq', () => measureBullmq(ground, options.calls));
  const admission = await part('admission', () => measureAdmission(ground, options));
  const semaphore = await part('semaphore', () => measureSemaphore(ground, options));
  const result = { growth, throughput, bare, bare_writes, bullmq, admission, semaphore };
  print(result);
  return result;
};
