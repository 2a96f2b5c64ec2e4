/**
 * Counts one run of vitest: `report` is its JSON report, undefined when it wrote none, `code` its exit code. A file
 * that could not be loaded counts as one failure, and so does a run that failed without a failing test (a crash, an
 * error outside of any test, a server that did not start).
 */
export const countReport = (report, code) => {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + broken.length;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed === 0 && (code !== 0 || !report) ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
};

/** Adds up counts. */
export const total = (counts) =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
