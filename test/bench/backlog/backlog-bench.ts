import type { BenchOptions } from '../options.ts';
import type { Ground } from '../world/world.ts';
/** tmp */
export const runBacklogBench = async (_ground: Ground, _options: BenchOptions): Promise<object> => ({});
