import type { Scenario } from '../harness/types.ts';
import { row29a, row29b, row31a, row31b } from './calendar.ts';
import { row28, row30 } from './clocks.ts';
import { row32 } from './holy-days.ts';
import { row34 } from './uploads.ts';
import { row38a, row38b } from './disk-full.ts';
import { row23 } from './endless-calls.ts';
import { row13, row14 } from './mongodb-away.ts';
import { row10 } from './redis-down.ts';
import { row11, row12 } from './redis-full.ts';
import { row7, row8, row9 } from './redis-lost.ts';
import { row16, row17, row18 } from './retell-answers.ts';
import { row20, row21a, row21b } from './retell-away.ts';
import { row19 } from './slow-retell.ts';
import { row15 } from './step-down.ts';
import { row22 } from './webhooks.ts';

/** Rows in which servers, network, provider and time go wrong. */
export const WORLD_ROWS: readonly Scenario[] = [
  ...[row7, row8, row9, row10, row11, row12, row13, row14, row15],
  ...[row16, row17, row18, row19, row20, row21a, row21b, row22, row23],
  ...[row28, row29a, row29b, row30, row31a, row31b, row32, row34, row38a, row38b],
];
