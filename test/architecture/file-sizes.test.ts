import { expect, it } from 'vitest';
import { LIMITS, measureRepository } from './file-sizes.ts';

it('keeps files short enough to read in one go', () => {
  const { sources, tests } = measureRepository();
  expect(sources.median).toBeLessThanOrEqual(LIMITS.median);
  expect(sources.p95).toBeLessThanOrEqual(LIMITS.p95);
  expect(Math.max(sources.longest.lines, tests.longest.lines)).toBeLessThanOrEqual(LIMITS.longest);
});
