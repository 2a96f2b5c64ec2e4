import { CHECKPOINTS } from '@timbre/calls';
import { describe, expect, it } from 'vitest';
import { runFaults } from './run.ts';
import { CHECKPOINTS_OF, NOT_STRUCK } from './scenarios/struck-workers.ts';

describe('the promises of the engine under faults', () => {
  it('have a row for every place at which a worker may die', () => {
    expect([...Object.values(CHECKPOINTS_OF).flat(), ...NOT_STRUCK].toSorted()).toEqual(
      [...CHECKPOINTS].toSorted(),
    );
  });

  it('are kept by the quick slice of the fault matrix', async () => {
    const lines: string[] = [];
    const say = (line: string): void => {
      lines.push(line);
      console.log(line);
    };
    const kept = await runFaults({
      ...{ mode: 'quick', rows: [], every_row: false, seed: null, rounds: null, lanes: 2 },
      ...{ naive: false, resume: false, keep_logs: false, say },
    });
    expect(kept, lines.join('\n')).toBe(true);
  });
});
