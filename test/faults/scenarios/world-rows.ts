import type { Scenario } from '../harness/types.ts';
import { row13, row14 } from './mongodb-away.ts';
import { row11, row12 } from './redis-full.ts';
import { row7, row8, row9 } from './redis-lost.ts';

/** Rows in which servers, network, provider and time go wrong. */
export const WORLD_ROWS: readonly Scenario[] = [row7, row8, row9, row11, row12, row13, row14];
