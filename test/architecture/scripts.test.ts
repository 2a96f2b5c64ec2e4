import { expect, it } from 'vitest';
import { exists, readJson, type Manifest } from './tree.ts';

const { scripts = {} } = readJson<Manifest>('package.json');

it.each(Object.entries(scripts))('npm run %s starts something that exists', (_name, command) => {
  const [program = '', ...args] = command.split(' ');
  if (program !== 'node') expect(exists(`node_modules/.bin/${program}`), program).toBe(true);
  // A cache is there after the first run, not before it.
  const named = args.filter((_, n) => args[n - 1] !== '--cache-location');
  const files = named.filter((arg) => /\.(m?js|ts|json)$/.test(arg));
  expect(files.filter((file) => !exists(file))).toEqual([]);
});
