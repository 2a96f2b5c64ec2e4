/**
 * Counts one run of vitest: `report` is its JSON report, undefined when it wrote none, `code` its exit code. A file
 * that could not be loaded counts as one failure, and so does a run that failed without a failing test (a crash, an
 * error outside of any test, a server that did not start). `failures` names them by file and test.
 */
export const countReport = (report, code) => {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + broken.length;
  const failures = files.flatMap((file) => [
    ...(broken.includes(file) ? [file.name] : []),
    ...file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${file.name} › ${fullName}`),
  ]);
  return {
    failures,
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
