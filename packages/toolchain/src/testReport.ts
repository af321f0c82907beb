/** How many checks passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** The part of Jest's JSON report that is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Test files that could not be run at all. */
  numRuntimeErrorTestSuites: number;
}

/** Counts a Jest report; a test file that could not be run counts as one failure. */
export function tallyJest({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
}: JestReport): Tally {
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Counts a Playwright report; a test that passed only when tried again counts as a failure. */
export function tallyPlaywright({ stats }: PlaywrightReport): Tally {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** What one step amounts to: a non-zero exit code is a failure even if the report counts none. */
export function tallyStep(code: number, counted?: Tally): Tally {
  if (!counted)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const silent = code !== 0 && counted.failed === 0;
  return silent ? { ...counted, failed: 1 } : counted;
}

/** Adds tallies up. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/** The line that a person and a script read: `N passed, N failed`. */
export function summaryLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
