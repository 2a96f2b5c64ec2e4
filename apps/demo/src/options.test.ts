import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedError, twoLines } from '@timbre/embedded';
import { afterAll, describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const folder = mkdtempSync(join(tmpdir(), 'timbre-demo-'));
const file = join(folder, 'cartera.xlsx');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the options of the demo', () => {
  it('are all there without any', () => {
    expect(readOptions([])).toEqual({
      keep: false,
      file: null,
      use_case: 'collections',
      account: 'minutes_based',
    });
  });

  it('are read in either way of writing them', () => {
    const given = ['--keep', '--file', file, '--use-case=survey', '--account', 'unlimited'];
    expect(readOptions(given)).toEqual({ keep: true, file, use_case: 'survey', account: 'unlimited' });
  });

  it.each([
    [['--use-case', 'spam'], /--use-case spam is not known\nfix: .*collections, marketing, survey/],
    [['--account', 'gratis'], /--account gratis is not known\nfix: .*minutes_based, credit_based, unlimited/],
    [['--reset'], /--reset.*\nfix: use: npm run demo -- /],
    [['cartera.xlsx'], /cartera\.xlsx.*\nfix: use: npm run demo -- /],
    [['--file'], /--file.*\nfix: use: npm run demo -- /],
    [['--keep=yes'], /--keep.*\nfix: use: npm run demo -- /],
  ])('that it does not know are told in two lines: %j', (given, told) => {
    const read = () => readOptions(given);
    expect(read).toThrow(EmbeddedError);
    try {
      read();
    } catch (error) {
      expect(twoLines(error).replaceAll('\n                ', ' ')).toMatch(told);
    }
  });
});
