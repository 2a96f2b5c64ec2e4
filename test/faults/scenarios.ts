import type { Scenario } from './harness/types.ts';
import { WORLD_ROWS } from './scenarios/world-rows.ts';
import { row33 } from './scenarios/closing-window.ts';
import { row27 } from './scenarios/exact-balance.ts';
import { row36 } from './scenarios/poison.ts';
import { row24, row25 } from './scenarios/races.ts';
import { row6 } from './scenarios/random-kills.ts';
import { row39, row40 } from './scenarios/restarts.ts';
import { row41, row42 } from './scenarios/stalled-workers.ts';
import { row26 } from './scenarios/stopped-campaigns.ts';
import { row1, row1to5, row2, row3, row4, row5 } from './scenarios/struck-workers.ts';

const rows: readonly Scenario[] = [
  ...[row1to5, row1, row2, row3, row4, row5, row6],
  ...[row24, row25, row26, row27, row33, row36, row39, row40, row41, row42],
  ...WORLD_ROWS,
];

/** The quick slice: what a suite that runs with every change has time for. */
export const QUICK_ROWS: readonly string[] = [
  ...['1-5', '6', '7', '8', '13', '16', '17', '18'],
  ...['21a', '22', '24', '25', '26', '27', '34', '39'],
];

const numberOf = ({ row }: Scenario): number => Number.parseInt(row, 10);

/** Every row of the fault matrix that has a scenario, in the order of the matrix. */
export const SCENARIOS: readonly Scenario[] = rows.toSorted((a, b) => numberOf(a) - numberOf(b));
