import { posix } from 'node:path';
import ts from 'typescript';
import { codeFiles, exists, layers, read } from './tree.ts';

const entryOf = (specifier: string): string | undefined => {
  const name = specifier.startsWith('@timbre/') ? specifier.slice('@timbre/'.length) : '';
  const parent = layers.packages[name]?.tier === 'app' ? 'apps' : 'packages';
  return layers.packages[name] && `${parent}/${name}/src/index.ts`;
};

const target = (file: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : entryOf(specifier);

/** Which files of ours each file of ours imports, for its values or only for its types. */
export const importGraph = (): Map<string, string[]> =>
  new Map(
    codeFiles().map((file) => {
      const { importedFiles } = ts.preProcessFile(read(file), true, true);
      const targets = importedFiles.map(({ fileName }) => target(file, fileName));
      return [file, targets.filter((path): path is string => path !== undefined && exists(path))];
    }),
  );

/** The groups of files that reach each other again through their imports; empty when there is no circle. */
export const circles = (graph: Map<string, string[]>): string[][] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file)) found.push(group.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
};
