import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { root } from './tree.ts';

// The rules that need types are left out here: building the types of the whole repository would take longer than
// everything else in this folder.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { project: null } },
    },
  ],
});

const faultsOf = async (code: string, filePath: string): Promise<string[]> => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath });
  return result!.messages.map(({ ruleId, message }) =>
    ruleId === 'no-restricted-syntax' ? message : (ruleId ?? message),
  );
};

const CLOCK = 'Take a Clock: clock.now().';
const SETTINGS = 'Settings come from packages/runtime.';
const WHOLE = 'Every test runs: repair it or delete it.';
const CODE = 'packages/calls/src/example.ts';
const TEST = 'packages/calls/src/example.test.ts';

it.each([
  ['export const now = new Date();', CODE, CLOCK],
  ['export const now = Date.now();', CODE, CLOCK],
  ['export const now = Date.now();', TEST, CLOCK],
  ['export const url = process.env.REDIS_URL;', CODE, SETTINGS],
  ["import { env } from 'node:process';\nexport const url = env.REDIS_URL;", CODE, SETTINGS],
  ['const { env } = process;\nexport const url = env.REDIS_URL;', CODE, SETTINGS],
  ["console.log('hello');", CODE, 'no-console'],
  ['const a = 1;\nexport default a;', CODE, 'Use a named export.'],
  ['const a = 1;\nexport { a as default };', CODE, 'Use a named export.'],
  ["export * from './other.ts';", CODE, 'List the names: `export *` hides what a package promises.'],
  [
    'export enum Colour {\n  red,\n}',
    CODE,
    'Use a union of literals or an `as const` object: enums are not erasable.',
  ],
  ['export class Dialer {}', CODE, 'Use plain functions; only errors are classes.'],
  ['export const a = 1 as unknown as string;', CODE, 'A double cast hides a wrong type: narrow it instead.'],
  ['export const a: any = 1;', CODE, '@typescript-eslint/no-explicit-any'],
  ['// @ts-ignore\nexport const a = 1;', CODE, '@typescript-eslint/ban-ts-comment'],
  ['// TODO later\nexport const a = 1;', CODE, 'no-warning-comments'],
  ["throw new Error('Not implemented');", CODE, 'Finish it or leave it out.'],
  ["import { b } from './b.js';\nexport const a = b;", CODE, 'no-restricted-imports'],
  ['const unused = 1;', CODE, '@typescript-eslint/no-unused-vars'],
  [
    "import { Clock } from '@timbre/kernel';\nexport type C = Clock;",
    CODE,
    '@typescript-eslint/consistent-type-imports',
  ],
  ["it.only('dials', () => {});", TEST, WHOLE],
  ["describe.skip('dialling', () => {});", TEST, WHOLE],
  ["it.skip.each([1])('dials %i', () => {});", TEST, WHOLE],
  ["test.concurrent.only('dials', () => {});", TEST, WHOLE],
  ["it('dials', { skip: true }, () => {});", TEST, WHOLE],
  ['/* eslint-disable no-console */\nconsole.log(1);', CODE, 'no-console'],
])('refuses %j in %s', async (code, path, fault) => {
  expect(await faultsOf(code, path)).toContain(fault);
});

it('refuses a file of more than 300 lines', async () => {
  expect(await faultsOf('// a line\n'.repeat(301), CODE)).toContain('max-lines');
});

it.each([
  ['export const at = new Date(0);', CODE],
  ['export const now = () => new Date();', 'packages/kernel/src/clock.ts'],
  ['export const url = process.env.REDIS_URL;', 'packages/runtime/src/example.ts'],
  ["console.log('hello');", 'packages/embedded/src/example.ts'],
  ['export class ConfigError extends Error {}', CODE],
  ['export const rest = (cursor: { skip(n: number): void }) => cursor.skip(10);', CODE],
  ["it('dials', () => {});", TEST],
])('allows %j in %s', async (code, path) => {
  expect(await faultsOf(code, path)).toEqual([]);
});
