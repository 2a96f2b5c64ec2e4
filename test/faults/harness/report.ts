import { isKept, type Outcome } from './runner.ts';
import type { Zeros } from './types.ts';

const totalOf = (faults: Record<string, number>): number =>
  Object.values(faults).reduce((sum, n) => sum + n, 0);

const biggest = (values: readonly number[]): string =>
  values.length === 0 ? '–' : `${Math.max(...values).toFixed(0)} s`;

/** The value below which 95 % of the others lie; 0 of nothing. */
const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0;

const cells = (row: string, fault: string, ...rest: string[]): string =>
  [row.padEnd(5), fault.padEnd(52), ...rest].join(' ');

/** The head of the table. */
export const TABLE_HEAD = cells(
  'row',
  'fault',
  'faults'.padStart(7),
  'calls'.padStart(6),
  'clock'.padStart(6),
  'taken up'.padStart(9),
  'resolved'.padStart(9),
  'took'.padStart(7),
  '',
);

const failing = (outcome: Outcome): string[] => {
  const off = Object.entries(outcome.zeros).filter(([, n]) => n !== 0);
  return [
    ...(off.length === 0 ? [] : [`      ${off.map(([name, n]) => `${name}=${n}`).join(' ')}`]),
    ...outcome.broken.slice(0, 10).map((line) => `      ${line.split('\n').join('\n        ')}`),
    `      again: npm run faults -- --row ${outcome.row} --seed ${outcome.seed}`,
  ];
};

/** One scenario of the table, with what went wrong below it. Recoveries are the slowest, in virtual seconds. */
export const tableLines = (outcome: Outcome): string[] => {
  if (outcome.impossible !== null)
    return [cells(outcome.row, outcome.name, `not shown here: ${outcome.impossible}`)];
  const kept = isKept(outcome);
  const line = cells(
    outcome.row,
    outcome.name,
    String(totalOf(outcome.faults)).padStart(7),
    String(outcome.calls).padStart(6),
    `×${outcome.factor}`.padStart(6),
    biggest(outcome.moved_s).padStart(9),
    biggest(outcome.resolved_s).padStart(9),
    `${outcome.elapsed_s.toFixed(0)} s`.padStart(7),
    kept ? 'PASS' : 'FAIL',
    `seed ${outcome.seed}`,
  );
  const notes = [...new Set(outcome.notes)].slice(0, 3).map((note) => `      ${note}`);
  return [line, ...notes, ...(kept ? [] : failing(outcome))];
};

const sum = (outcomes: readonly Outcome[], pick: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + pick(outcome), 0);

/** The last line. `recovery_p95`: until an interrupted call was taken up again, in seconds of the calls' own clock. */
export const figuresLine = (outcomes: readonly Outcome[]): string => {
  const kinds = new Set(outcomes.flatMap(({ faults }) => Object.keys(faults)));
  const zero = (name: keyof Zeros): string => `${name}=${sum(outcomes, ({ zeros }) => zeros[name])}`;
  return [
    `faults=${sum(outcomes, ({ faults }) => totalOf(faults))}`,
    `kinds=${kinds.size}`,
    `calls=${sum(outcomes, ({ calls }) => calls)}`,
    zero('double_dials'),
    zero('lost_jobs'),
    zero('lost_results'),
    zero('out_of_hours'),
    zero('balance_diff'),
    zero('stuck'),
    `recovery_p95=${p95(outcomes.flatMap(({ moved_s }) => moved_s)).toFixed(1)}s`,
  ].join(' ');
};
