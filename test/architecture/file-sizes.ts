import { codeFiles, isTest, read } from './tree.ts';

export interface Sizes {
  files: number;
  lines: number;
  median: number;
  p95: number;
  longest: { path: string; lines: number };
}

/** Lines a file may have: half of them at most `median`, 95 % at most `p95`, none above `longest`. */
export const LIMITS = { median: 80, p95: 250, longest: 300 };

const linesOf = (path: string): number => read(path).trimEnd().split('\n').length;
const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Measures a list of files by their lines. */
const measure = (paths: string[]): Sizes => {
  const files = paths.map((path) => ({ path, lines: linesOf(path) })).sort((a, b) => a.lines - b.lines);
  const lines = files.map((file) => file.lines);
  return {
    files: files.length,
    lines: lines.reduce((sum, n) => sum + n, 0),
    median: at(lines, 0.5),
    p95: at(lines, 0.95),
    longest: files.at(-1) ?? { path: '', lines: 0 },
  };
};

/** Sources and tests of the repository, measured apart. */
export const measureRepository = (): { sources: Sizes; tests: Sizes } => {
  const files = codeFiles();
  return { sources: measure(files.filter((path) => !isTest(path))), tests: measure(files.filter(isTest)) };
};
