import { expect, it } from 'vitest';
import { codeFiles, read } from './tree.ts';

/** A metric where it is made: a `name:` of its options, or the first argument of a gauge of the signals. */
const MADE = /(?:name: |gauge\(\s*)'((?:timbre|retell)_[a-z_]+)'/g;
/** Named like one, but no metric. */
const OTHERS = new Set(['timbre_session']);

const madeIn = (path: string): string[] =>
  [...read(path).matchAll(MADE)].map(([, name = '']) => name).filter((name) => !OTHERS.has(name));

it('every metric stands in docs/metrics.md, once, and no other', () => {
  const sources = codeFiles().filter((path) => path.includes('/src/') && !path.endsWith('.test.ts'));
  const made = [...new Set(sources.flatMap(madeIn))].sort();
  const told = [...read('docs/metrics.md').matchAll(/^\| `([a-z_]+)` /gm)].map(([, name = '']) => name);
  expect(made.length).toBeGreaterThan(20);
  expect([...told].sort()).toEqual(made);
});
