import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, runShell, runTypeScript } from '../support/guide.ts';
import { openImportBench, type ImportBench } from './import-support.ts';

const GUIDE = 'docs/api-guide.md';
const LIMIT_MS = 60_000;

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench();
});
afterAll(() => bench.stop());

/** What the guide takes from its reader: an address, a key and a person's sign-in. */
const reader = async (): Promise<Record<string, string>> => {
  const { api } = bench;
  const { api_key } = await api.createAccount('credit_based');
  return {
    ...{ TIMBRE_URL: api.url, TIMBRE_KEY: api_key },
    ...{ TIMBRE_EMAIL: api.admin.email, TIMBRE_PASSWORD: api.admin.password },
  };
};

/** Every text that the guide shows is printed, one after the other. */
const expectInOrder = (printed: string, shown: string[]): void => {
  expect(shown.length).toBeGreaterThan(1);
  let from = 0;
  for (const text of shown) {
    const at = printed.indexOf(text, from);
    expect(at, `"${text}" after:\n${printed.slice(0, from)}\nin:\n${printed}`).toBeGreaterThanOrEqual(0);
    from = at + text.length;
  }
};

it(
  'runs the TypeScript of the guide, which compiles and prints what the guide shows',
  async () => {
    const { code, prints } = await codeOf(GUIDE, 'ts');
    expectInOrder(await runTypeScript(code, await reader()), prints);
  },
  LIMIT_MS,
);

it(
  'runs the curl of the guide, which prints what the guide shows',
  async () => {
    const { code, prints } = await codeOf(GUIDE, 'sh');
    expectInOrder(await runShell(code, await reader()), prints);
  },
  LIMIT_MS,
);
