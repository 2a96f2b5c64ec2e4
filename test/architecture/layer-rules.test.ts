import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

type Paths = string | string[];
interface Side {
  path?: Paths;
  pathNot?: Paths;
}
interface Rule {
  name: string;
  from: Side;
  to: Side;
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: Rule[];
};

const matches = (paths: Paths, path: string): boolean =>
  [paths].flat().some((pattern) => new RegExp(pattern).test(path));
const fits = ({ path, pathNot = [] }: Side, file: string): boolean =>
  path !== undefined && matches(path, file) && !matches(pathNot, file);

/** The rules that forbid the import of `to` by `from`. */
const rulesAgainst = (from: string, to: string): string[] =>
  forbidden.filter((rule) => fits(rule.from, from) && fits(rule.to, to)).map(({ name }) => name);

it.each([
  ['packages/kernel/src/ids.ts', 'packages/store/src/index.ts', 'layers-kernel'],
  ['packages/store/src/models.ts', 'packages/calls/src/index.ts', 'layers-store'],
  ['packages/retell/src/client.ts', 'packages/retries/src/index.ts', 'layers-retell'],
  ['packages/calls/src/dial.ts', 'packages/store/src/models.ts', 'layers-calls'],
  ['packages/calls/src/dial.test.ts', 'packages/sheets/src/index.ts', 'layers-calls'],
  ['packages/calls/src/dial.ts', 'apps/api/src/index.ts', 'layers-calls'],
  ['packages/calls/src/dial.ts', 'test/support/servers.ts', 'layers-calls'],
  ['apps/api/src/main.ts', 'apps/call-worker/src/index.ts', 'layers-api'],
  ['apps/call-worker/src/main.ts', 'packages/sheets/src/index.ts', 'layers-call-worker'],
  ['packages/calls/src/dial.ts', 'node_modules/mongoose/index.js', 'wall-mongoose'],
  ['packages/calls/src/dial.test.ts', 'node_modules/bullmq/dist/esm/index.js', 'wall-bullmq'],
  ['packages/batches/src/import.ts', 'node_modules/xlsx/xlsx.mjs', 'libraries-batches'],
  ['packages/calls/src/dial.ts', 'node_modules/fast-check/lib/fast-check.js', 'libraries-calls'],
])('forbids %s to import %s', (from, to, rule) => {
  expect(rulesAgainst(from, to)).toContain(rule);
});

it.each([
  ['packages/calls/src/dial.ts', 'packages/calls/src/settle.ts'],
  ['packages/calls/src/dial.ts', 'packages/store/src/index.ts'],
  ['packages/calls/src/dial.test.ts', 'node_modules/fast-check/lib/fast-check.js'],
  ['packages/store/src/models.ts', 'node_modules/mongoose/index.js'],
  ['packages/scheduling/src/window.ts', 'node_modules/date-fns/index.js'],
  ['apps/all-in-one/src/main.ts', 'apps/api/src/index.ts'],
  ['apps/demo/src/main.ts', 'apps/retell-simulator/src/index.ts'],
  ['test/e2e/campaign.test.ts', 'packages/store/src/models.ts'],
])('allows %s to import %s', (from, to) => {
  expect(rulesAgainst(from, to)).toEqual([]);
});
