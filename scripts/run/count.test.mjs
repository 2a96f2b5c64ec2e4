import { describe, expect, it } from 'vitest';
import { countReport, total } from './count.mjs';

const report = (fields) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...fields,
});
const file = (status, ...statuses) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

describe('the count of a test run', () => {
  it('takes what vitest counted', () => {
    const some = report({
      numPassedTests: 7,
      numFailedTests: 2,
      numTodoTests: 1,
      testResults: [file('failed', 'failed', 'passed')],
    });
    expect(countReport(some, 1)).toMatchObject({ passed: 7, failed: 2, skipped: 1 });
    expect(countReport(report({ numPassedTests: 3 }), 0)).toEqual({
      failures: [],
      ...{ passed: 3, failed: 0, skipped: 0 },
    });
  });

  it('names what failed', () => {
    const one = { status: 'failed', fullName: 'slots never give more' };
    const files = [
      { ...file('failed'), name: 'a.test.ts' },
      { name: 'b.test.ts', status: 'failed', assertionResults: [one, { status: 'passed' }] },
    ];
    expect(countReport(report({ numFailedTests: 1, testResults: files }), 1).failures).toEqual([
      'a.test.ts',
      'b.test.ts › slots never give more',
    ]);
  });

  it('counts a file that could not be loaded as a failure', () => {
    const some = report({ numPassedTests: 5, testResults: [file('failed'), file('passed', 'passed')] });
    expect(countReport(some, 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('never calls a run good that ended badly or that left no report', () => {
    expect(countReport(report({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(countReport(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(countReport(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('adds up suites', () => {
    const counts = [report({ numPassedTests: 2 }), report({ numPassedTests: 3, numPendingTests: 1 })];
    expect(total(counts.map((each) => countReport(each, 0)))).toEqual({ passed: 5, failed: 0, skipped: 1 });
  });
});
