import { expect, it } from 'vitest';
import { circles, importGraph } from './imports.ts';

it('recognises a circle and leaves a chain alone', () => {
  const chain: [string, string[]][] = [
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', []],
  ];
  expect(circles(new Map(chain))).toEqual([]);
  expect(circles(new Map([...chain, ['c', ['d']], ['d', ['b']]]))).toEqual([['b', 'c', 'd']]);
  expect(circles(new Map([['self', ['self']]]))).toEqual([['self']]);
});

it('finds no circular import, of values or of types', () => {
  const graph = importGraph();
  const found = circles(graph);
  const imports = [...graph.values()].reduce((sum, targets) => sum + targets.length, 0);
  console.info(`import circles: ${found.length} (${graph.size} files, ${imports} imports among them)`);
  expect(found).toEqual([]);
});
