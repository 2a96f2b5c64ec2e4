import { expect, it } from 'vitest';
import { undocumented, undocumentedIn } from './doc-comments.ts';
import { codeFiles, isTest } from './tree.ts';

it('tells an exported function with a doc comment from one without', () => {
  expect(undocumentedIn('/** Adds. */\nexport const add = (a: number) => a;')).toEqual([]);
  expect(undocumentedIn('export const limit = 3;\nconst local = () => 1;')).toEqual([]);
  expect(undocumentedIn('// Adds.\nexport const add = (a: number) => a;')).toEqual(['add']);
  expect(undocumentedIn('export function add() {}\nexport const sub = async () => {};')).toEqual([
    'add',
    'sub',
  ]);
});

it('finds a doc comment above every exported function of packages and apps', () => {
  const sources = codeFiles().filter((path) => /^(packages|apps)\//.test(path) && !isTest(path));
  expect(sources.flatMap(undocumented)).toEqual([]);
});
