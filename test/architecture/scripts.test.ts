import { expect, it } from 'vitest';
import { exists, readJson, type Manifest } from './tree.ts';

const { scripts = {} } = readJson<Manifest>('package.json');

it.each(Object.entries(scripts))('npm run %s starts something that exists', (_name, command) => {
  const [program = '', ...args] = command.split(' ');
  if (program !== 'node') expect(exists(`node_modules/.bin/${program}`), program).toBe(true);
  const files = args.filter((arg) => /\.(m?js|ts|json)$/.test(arg));
  expect(files.filter((file) => !exists(file))).toEqual([]);
});
